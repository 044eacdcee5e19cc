"""Which events a clock means: those that start, meet and end it, and those that had to come before it."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tovholder.core.law.conditions import Mention
from tovholder.core.law.events import Event, EventKind
from tovholder.core.law.history import History, same
from tovholder.core.law.marks import Marks, Wanted, agrees, marks_wanted
from tovholder.core.law.special import Check, Counts


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which events are meant: of one of these kinds, with these marks, about the same thing.

    ``freely`` are others, that need no such marks but perhaps one of their own. ``about`` names a mark on which both
    events must agree where both have it, and the other's word for it where that is another.
    """

    kinds: tuple[EventKind, ...] = ()
    marks: Marks = field(default_factory=dict)
    freely: tuple[Mention, ...] = ()
    about: tuple[str, ...] = ()
    only: Counts | None = None
    wants: Wanted | None = field(init=False)  # the marks, as a question
    plain: bool = field(init=False)  # the kind alone decides, or
    same_mark: str = field(init=False)  # the kind and this mark

    def __post_init__(self) -> None:
        object.__setattr__(self, "wants", marks_wanted(self.marks))
        asks = bool(self.wants or self.only or any(each.mark for each in self.freely))
        object.__setattr__(self, "plain", not asks and not self.about)
        object.__setattr__(self, "same_mark", self.about[0] if len(self.about) == 1 and not asks else "")

    def fits(self, history: History, place: int, start: Event) -> bool:
        """Whether the event at a place is meant, for a clock begun by ``start``."""
        event = history.events[place]
        return (
            (self._freely(history, place) if self.freely else self.wants is None or self.wants(event.marks))
            and (not self.about or same(start, event, *self.about))
            and (self.only is None or self.only(history, place))
        )

    def _freely(self, history: History, place: int) -> bool:
        """Whether the event is one of the others with the mark of its own, or else one that carries all marks."""
        event = history.events[place]
        others = [each for each in self.freely if each.kind is event.kind]
        if others:
            return any(each.fits(history, place) for each in others)
        return self.wants is None or self.wants(event.marks)

    def after(self, history: History, place: int) -> list[int]:
        """The places after a place that are meant, in order."""
        start = history.events[place]
        found = [
            later for kind in self.kinds for later in history.after(place, kind) if self.fits(history, later, start)
        ]
        return found if len(self.kinds) == 1 else sorted(found)

    def first_after(self, history: History, place: int) -> int | None:
        """The first place after a place that is meant; None when there is none."""
        first: int | None = None
        for kind in self.kinds:
            places = history.by_kind.get(kind)
            if places is None or places[-1] <= place:
                continue
            number = bisect_right(places, place)
            if self.plain:
                first = places[number] if first is None else min(first, places[number])
                continue
            start, mark = history.events[place], self.same_mark
            for later in places[number:]:
                if first is not None and later > first:
                    break
                if same(start, history.events[later], mark) if mark else self.fits(history, later, start):
                    first = later
                    break
        return first

    def last_before(self, history: History, place: int) -> int | None:
        """The last place before a place that is meant; None when there is none."""
        start, last = history.events[place], None
        for kind in self.kinds:
            for earlier in reversed(history.before(place, kind)):
                if self.fits(history, earlier, start):
                    last = earlier if last is None else max(last, earlier)
                    break
        return last


@dataclass(frozen=True, slots=True)
class Gate:
    """What must have come before (spærring): all of these kinds, or with ``any`` one of them.

    ``marks`` and ``about`` are what the events that came before must not speak against. The look back begins with
    the latest event of ``since``, or with the moment that the start names in the mark ``since_mark`` if that is later,
    that moment and the start's own included; without either so many months back, and as far as the record goes where
    no months are given. ``check`` is a question to the history in place
    of events that must have come.
    """

    needs: tuple[EventKind, ...]
    marks: Marks
    any: bool
    about: tuple[str, ...]
    months: int
    since: tuple[Mention, ...]
    since_mark: str
    check: Check | None
    plain: bool = field(init=False)  # the kind alone decides

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain", not self.marks and not self.about)

    def fits(self, history: History, place: int, start: Event) -> bool:
        """Whether the event at a place is one of those that had to come before ``start``."""
        event = history.events[place]
        return agrees(event.marks, self.marks) and (not self.about or same(start, event, *self.about))

    def last_before(self, history: History, kind: EventKind, until: int, place: int) -> int | None:
        """The last event of a kind before ``until`` that fits a start at a place; None when there is none."""
        if self.plain:
            return history.last_before(until, kind)
        start = history.events[place]
        fitting = (one for one in reversed(history.before(until, kind)) if self.fits(history, one, start))
        return next(fitting, None)

    def look_back_begins(self, history: History, place: int) -> datetime | None:
        """The moment that the look back begins with (UTC); None when there is none."""
        latest = self._latest_since(history, place)
        begins = None if latest is None else history.at[latest]
        named = history.events[place].marks.get(self.since_mark) if self.since_mark else None
        if named is None:
            return begins
        moment = datetime.fromisoformat(named).astimezone(UTC)
        return moment if begins is None else max(begins, moment)

    def _latest_since(self, history: History, place: int) -> int | None:
        """The latest event of those that the look back can begin with; None when there is none."""
        latest: int | None = None
        for each in self.since:
            found = each.last_before(history, place)
            if found is not None and (latest is None or found > latest):
                latest = found
        return latest
