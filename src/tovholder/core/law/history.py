"""One child's events in order, and what stood or ran at each point (forløb)."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import NamedTuple

from tovholder.core.law.events import Event, EventKind
from tovholder.core.time.ages import birthday, whole_years
from tovholder.core.time.calendar import FIRST_HOUR_OF_TOMORROW, danish_day, start_of_day

BIRTHDAYS = ((16, EventKind.TURNED_16), (17, EventKind.TURNED_17))  # those that start a clock
TURNING_POINTS = frozenset({EventKind.CHILD_REGISTERED, EventKind.CHILD_DIED})
TURNED_18 = "barnet er fyldt 18 år"
DIED = "barnet er død"
NONE: list[int] = []
Dated = tuple[datetime, int, str, Event]
FIRST_THREE = itemgetter(0, 1, 2)
MOMENT = itemgetter(0)


class Stretch(NamedTuple):
    """Something that ran from one place until another; None where it is still running."""

    first: int
    last: int | None


class History:
    """The events of one child until a moment, sorted by moment and then by order.

    A *place* is an event's number in that order. Moments are kept in UTC, where comparing is
    safe also in the hour that comes twice. Events after the child's death or 18th birthday are
    left out, and one marked ``counts = False`` has no kind: they start, meet and end no clock. A birthday
    that starts a clock is an event too, told by the line that gave the birth date.
    """

    __slots__ = (
        "_help",
        "_placed",
        "as_of",
        "at",
        "birth_date",
        "by_kind",
        "days",
        "due_date",
        "ended_at",
        "ended_because",
        "events",
        "ran",
        "record_begins",
        "unnamed",
    )

    def __init__(self, events: Sequence[Event], as_of: datetime) -> None:
        self.as_of = as_of.astimezone(UTC)
        dated = [
            (at if (at := event.at).tzinfo is UTC else at.astimezone(UTC), event.order, event.id, event)
            for event in events
        ]
        dated.sort(key=FIRST_THREE)
        if dated and dated[-1][0] > self.as_of:
            del dated[bisect_right(dated, self.as_of, key=MOMENT) :]
        turning = [one for one in dated if one[3].kind in TURNING_POINTS]
        self.birth_date, self.due_date = self._tell_birthdays(dated, turning)
        self.ended_at, self.ended_because = _end_of_childhood(turning)
        if self.ended_at is not None:
            del dated[self._within_childhood(dated) :]
        self.events = [one[3] for one in dated]
        self.at = [one[0] for one in dated]
        # in the morning and by day the day is the same in UTC as in Denmark
        self.days = [at.date() if at.hour < FIRST_HOUR_OF_TOMORROW else danish_day(at) for at in self.at]
        self.by_kind: dict[EventKind, list[int]] = {}
        self.unnamed: dict[EventKind, list[int]] = {}
        self._help: list[Stretch] | None = None
        self._placed: list[Stretch] | None = None
        self.ran: dict[str, list[Stretch]] = {}  # clocks of which only one runs at a time
        earlier = False
        for place, event in enumerate(self.events):
            if marks := event.marks:
                if marks.get("before_record"):
                    earlier = True
                if "counts" in marks and not marks["counts"]:
                    continue
            kinds = self.by_kind if event.named else self.unnamed
            if event.kind in kinds:
                kinds[event.kind].append(place)
            else:
                kinds[event.kind] = [place]
        self.record_begins = self._record_begins() if earlier else None

    def places(self, kind: EventKind, *, named: bool = True) -> list[int]:
        """The places of a kind: of those that named the child, or of those that named others."""
        return (self.by_kind if named else self.unnamed).get(kind, NONE)

    def after(self, place: int, kind: EventKind) -> list[int]:
        """The places of a kind after a place."""
        places = self.by_kind.get(kind, NONE)
        return places[bisect_right(places, place) :] if places and places[-1] > place else NONE

    def before(self, place: int, kind: EventKind) -> list[int]:
        """The places of a kind before a place."""
        places = self.by_kind.get(kind, NONE)
        return places[: bisect_left(places, place)] if places and places[0] < place else NONE

    def last_before(self, place: int, kind: EventKind) -> int | None:
        """The last place of a kind before a place; None when there is none."""
        places = self.by_kind.get(kind)
        if places is None or places[0] >= place:
            return None
        return places[bisect_left(places, place) - 1]

    def help_runs(self, place: int) -> bool:
        """Whether a placement or a measure was running just before a place."""
        if self._help is None:
            self._help = [*self.placements(), *self._measures()]
        return _runs(self._help, place)

    def placement_runs(self, place: int) -> bool:
        """Whether a placement was running just before a place."""
        return _runs(self.placements(), place)

    def age(self, place: int) -> int | None:
        """How old the child was at a place, in whole years; None while the birth date is not known."""
        born = self.birth_date
        if born is None:
            return None
        return whole_years(born, self.days[place])

    def is_unborn(self, place: int) -> bool:
        """Whether a birth was awaited at a place: there is a due date, and no birth before that place."""
        return self.due_date is not None and (self.birth_date is None or self.days[place] < self.birth_date)

    def clock_runs(self, rule_id: str, place: int) -> bool:
        """Whether a clock of that rule was unfinished just before a place, in time or late."""
        return _runs(self.ran.get(rule_id, ()), place)

    def placements(self) -> list[Stretch]:
        """The placements in order; each runs until it ends or is followed by another."""
        if self._placed is None:
            starts = self.places(EventKind.PLACEMENT_STARTED)
            changes = sorted(starts + self.places(EventKind.PLACEMENT_ENDED))
            self._placed = [Stretch(start, _next(changes, start)) for start in starts]
        return self._placed

    def _measures(self) -> list[Stretch]:
        """A measure runs until an event ends it; one that does not say which ends all."""
        stretches = []
        for start in self.places(EventKind.MEASURE_STARTED):
            mine = self.events[start]
            ends = self.after(start, EventKind.MEASURE_ENDED)
            last = next((end for end in ends if same(mine, self.events[end], "measure")), None)
            stretches.append(Stretch(start, last))
        return stretches

    def _tell_birthdays(self, dated: list[Dated], turning: Sequence[Dated]) -> tuple[date | None, date | None]:
        """The birth date and the due date, as last told; the birthdays since the record began become events."""
        born = expected = told = None
        for *_, event in turning:
            if event.kind is EventKind.CHILD_REGISTERED:
                if "birth_date" in event.marks:
                    born, told = _day(event.marks["birth_date"]), event
                if "due_date" in event.marks:
                    expected = _day(event.marks["due_date"])
        if born is not None and told is not None:
            for years, kind in BIRTHDAYS:
                at = start_of_day(birthday(born, years)).astimezone(UTC)
                if dated[0][0] <= at <= self.as_of:
                    insort(dated, (at, -1, told.id, Event(told.id, kind, at, -1)), key=FIRST_THREE)
        return born, expected

    def _within_childhood(self, dated: Sequence[Dated]) -> int:
        """How many of the sorted events happened while the child was one."""
        if self.ended_because == DIED:
            return 1 + next(n for n, (*_, event) in enumerate(dated) if _is_death(event))
        return len(dated) if self.ended_at is None else bisect_left(dated, self.ended_at, key=MOMENT)

    def _record_begins(self) -> datetime:
        """The first moment known from our own record, when events from before it are marked."""
        own = (at for at, event in zip(self.at, self.events, strict=True) if not event.marks.get("before_record"))
        return next(own, self.as_of)


def same(one: Event, other: Event, mark: str, others_mark: str = "") -> bool:
    """Whether two events are about the same thing; one that does not say fits any.

    ``others_mark`` is what the other event calls it, where that is another word. The other may be about several.
    """
    mine, theirs = one.marks.get(mark), other.marks.get(others_mark or mark)
    if mine is None or theirs is None or mine == theirs:
        return True
    return isinstance(theirs, list | tuple) and (not theirs or mine in theirs)


def _runs(stretches: Sequence[Stretch], place: int) -> bool:
    for first, last in stretches:  # noqa: SIM110  a loop is quicker, and this is asked millions of times
        if first < place and (last is None or last >= place):
            return True
    return False


def _next(places: list[int], place: int) -> int | None:
    number = bisect_right(places, place)
    return places[number] if number < len(places) else None


def _end_of_childhood(dated: Sequence[Dated]) -> tuple[datetime | None, str]:
    """When and why the child's clocks all end; None when they do not."""
    ended_at: datetime | None = None
    because = ""
    died_at: datetime | None = None
    for at, _, _, event in dated:
        if event.kind is EventKind.CHILD_REGISTERED and "minor_until" in event.marks:
            until = event.marks["minor_until"]
            ended_at = start_of_day(date.fromisoformat(until)).astimezone(UTC) if until else None
            because = TURNED_18 if until else ""
        elif died_at is None and _is_death(event):
            died_at = at
    if died_at is not None and (ended_at is None or died_at < ended_at):
        return died_at, DIED
    return ended_at, because


def _day(mark: str | date | None) -> date | None:
    return date.fromisoformat(mark) if isinstance(mark, str) else mark


def _is_death(event: Event) -> bool:
    return event.kind is EventKind.CHILD_DIED and event.named
