"""One child's events in order, and what stood or ran at each point (forløb)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from tovholder.core.law.events import Event, EventKind
from tovholder.core.time.calendar import danish_day, start_of_day

TURNED_18 = "barnet er fyldt 18 år"
DIED = "barnet er død"
NONE: list[int] = []


class Stretch(NamedTuple):
    """Something that ran from one place until another; None where it is still running."""

    first: int
    last: int | None


class History:
    """The events of one child until a moment, sorted by moment and then by order.

    A *place* is an event's number in that order. Moments are kept in UTC, where comparing is
    safe also in the hour that comes twice. Events after the child's death or 18th birthday are
    left out: nothing then starts, meets or clears a clock.
    """

    __slots__ = (
        "_days",
        "_help",
        "_unnamed",
        "as_of",
        "at",
        "by_kind",
        "ended_at",
        "ended_because",
        "events",
        "ran",
        "record_begins",
    )

    def __init__(self, events: Sequence[Event], as_of: datetime) -> None:
        self.as_of = as_of.astimezone(UTC)
        dated = [(event.at.astimezone(UTC), event.order, event.id, event) for event in events]
        dated = sorted(entry for entry in dated if entry[0] <= self.as_of)
        self.ended_at, self.ended_because = _end_of_childhood(dated)
        self.events: list[Event] = []
        self.at: list[datetime] = []
        self.by_kind: dict[EventKind, list[int]] = {}
        self._unnamed: dict[EventKind, list[int]] = {}
        self._days: dict[int, date] = {}
        self._help: list[Stretch] | None = None
        self.ran: dict[str, list[Stretch]] = {}  # clocks of which only one runs at a time
        for at, _, _, event in dated:
            if self._is_over(at):
                break
            kinds = self.by_kind if event.named else self._unnamed
            kinds.setdefault(event.kind, []).append(len(self.at))
            self.events.append(event)
            self.at.append(at)
        self.record_begins = self._record_begins()

    def places(self, kind: EventKind, *, named: bool = True) -> list[int]:
        """The places of a kind: of those that named the child, or of those that named others."""
        return (self.by_kind if named else self._unnamed).get(kind, NONE)

    def after(self, place: int, kind: EventKind) -> list[int]:
        """The places of a kind after a place."""
        places = self.by_kind.get(kind, NONE)
        return places[bisect_right(places, place) :] if places and places[-1] > place else NONE

    def before(self, place: int, kind: EventKind) -> list[int]:
        """The places of a kind before a place."""
        places = self.by_kind.get(kind, NONE)
        return places[: bisect_left(places, place)] if places and places[0] < place else NONE

    def day(self, place: int) -> date:
        """The Danish day of an event."""
        if place not in self._days:
            self._days[place] = danish_day(self.at[place])
        return self._days[place]

    def help_runs(self, place: int) -> bool:
        """Whether a placement or a measure was running just before a place."""
        if self._help is None:
            self._help = [*self._placements(), *self._measures()]
        return _runs(self._help, place)

    def clock_runs(self, rule_id: str, place: int) -> bool:
        """Whether a clock of that rule was unfinished just before a place, in time or late."""
        return _runs(self.ran.get(rule_id, ()), place)

    def _placements(self) -> list[Stretch]:
        """A placement runs until it ends or is followed by another."""
        starts = self.places(EventKind.PLACEMENT_STARTED)
        changes = sorted(starts + self.places(EventKind.PLACEMENT_ENDED))
        return [Stretch(start, _next(changes, start)) for start in starts]

    def _measures(self) -> list[Stretch]:
        """A measure runs until an event ends it; one that does not say which ends all."""
        stretches = []
        for start in self.places(EventKind.MEASURE_STARTED):
            mine = self.events[start]
            ends = self.after(start, EventKind.MEASURE_ENDED)
            last = next((end for end in ends if same(mine, self.events[end], "measure")), None)
            stretches.append(Stretch(start, last))
        return stretches

    def _is_over(self, at: datetime) -> bool:
        if self.ended_at is None or at < self.ended_at:
            return False
        return self.ended_because == TURNED_18 or EventKind.CHILD_DIED in self.by_kind

    def _record_begins(self) -> datetime | None:
        """The first moment known from our own record, when events from before it are marked."""
        marked = [bool(event.marks.get("before_record")) for event in self.events]
        if not any(marked):
            return None
        own = (at for at, earlier in zip(self.at, marked, strict=True) if not earlier)
        return next(own, self.as_of)


def same(one: Event, other: Event, mark: str) -> bool:
    """Whether two events are about the same thing; one that does not say fits any."""
    mine, theirs = one.marks.get(mark), other.marks.get(mark)
    return mine is None or theirs is None or mine == theirs


def _runs(stretches: Sequence[Stretch], place: int) -> bool:
    return any(first < place and (last is None or last >= place) for first, last in stretches)


def _next(places: list[int], place: int) -> int | None:
    number = bisect_right(places, place)
    return places[number] if number < len(places) else None


def _end_of_childhood(
    dated: list[tuple[datetime, int, str, Event]],
) -> tuple[datetime | None, str]:
    """When and why the child's clocks all end; None when they do not."""
    ended_at: datetime | None = None
    because = ""
    for _, _, _, event in dated:
        if event.kind is EventKind.CHILD_REGISTERED and event.marks.get("minor_until"):
            day = date.fromisoformat(event.marks["minor_until"])
            ended_at, because = start_of_day(day).astimezone(UTC), TURNED_18
    for at, _, _, event in dated:
        if event.kind is EventKind.CHILD_DIED and event.named:
            if ended_at is None or at < ended_at:
                ended_at, because = at, DIED
            break
    return ended_at, because
