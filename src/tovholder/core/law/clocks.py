"""The clocks (ure): for each executable rule what starts it, meets it and ends it, ready to run.

They are read once from the ``[ID.clock]`` tables that stand beside the law text.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tovholder.core.law.conditions import Condition, Mention
from tovholder.core.law.events import Event, EventKind
from tovholder.core.law.history import History, same
from tovholder.core.law.limits import Limit
from tovholder.core.law.marks import Marks, agrees, has_marks
from tovholder.core.law.rules import Rule, Version
from tovholder.core.law.special import Check, Counts, Teller, Waiter


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which events are meant: of one of these kinds, with these marks, about the same thing.

    A mark wanted as true or false asks whether the event has it, and not empty; a list means any
    of these. ``freely`` are others, that need no such marks but perhaps one of their own. ``about`` names a mark on which both events
    must agree where both have it, and the other's word for it where that is another.
    """

    kinds: tuple[EventKind, ...] = ()
    marks: Marks = field(default_factory=dict)
    freely: tuple[Mention, ...] = ()
    about: tuple[str, ...] = ()
    only: Counts | None = None

    def fits(self, history: History, place: int, start: Event) -> bool:
        """Whether the event at a place is meant, for a clock begun by ``start``."""
        event = history.events[place]
        return (
            (self._freely(history, place) if self.freely else not self.marks or has_marks(event, self.marks))
            and (not self.about or same(start, event, *self.about))
            and (self.only is None or self.only(history, place))
        )

    def _freely(self, history: History, place: int) -> bool:
        """Whether the event is one of the others with the mark of its own, or else one that carries all marks."""
        event = history.events[place]
        others = [each for each in self.freely if each.kind is event.kind]
        if any(each.fits(history, place) for each in others):
            return True
        return not others and has_marks(event, self.marks)

    def after(self, history: History, place: int) -> list[int]:
        """The places after a place that are meant, in order."""
        start = history.events[place]
        found = [
            later for kind in self.kinds for later in history.after(place, kind) if self.fits(history, later, start)
        ]
        return found if len(self.kinds) == 1 else sorted(found)

    def first_after(self, history: History, place: int) -> int | None:
        """The first place after a place that is meant; None when there is none."""
        start, first = history.events[place], None
        for kind in self.kinds:
            places = history.by_kind.get(kind)
            if places is None or places[-1] <= place:
                continue
            for number in range(bisect_right(places, place), len(places)):
                later = places[number]
                if first is not None and later > first:
                    break
                if self.fits(history, later, start):
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
    the latest event of ``since``, that moment and the start's own included; without such an event so many months
    back, and as far as the record goes where no months are given. ``check`` is a question to the history in place
    of events that must have come.
    """

    needs: tuple[EventKind, ...]
    marks: Marks
    any: bool
    about: tuple[str, ...]
    months: int
    since: tuple[Mention, ...]
    check: Check | None

    def fits(self, history: History, place: int, start: Event) -> bool:
        """Whether the event at a place is one of those that had to come before ``start``."""
        event = history.events[place]
        return agrees(event, self.marks) and (not self.about or same(start, event, *self.about))


class CountedFrom(StrEnum):
    """What a due moment is counted from, where it is not the start of the clock."""

    START = ""
    MARK = "mark"  # a day that the start names
    BIRTHDAY = "birthday"  # backwards from the birthday of ``before_age``
    BIRTH = "birth"  # as many years after the birth as the law says, and before that day begins
    DUE_DATE = "due date"  # backwards from the day a child is awaited
    SAME_DAY = "same day"
    NOTHING = "nothing"  # the law names no day


class Dated(NamedTuple):
    """A wording of the rule, the limit that counts while it is the law, and how many are asked for."""

    version: Version
    limit: Limit | None
    times: int


@dataclass(frozen=True, eq=False, slots=True)
class Clock:
    """One clock of a rule. docs/howto/add-a-duty.md tells of each word of its table."""

    rule: Rule
    danish: str
    alarm: str | None
    awaits: str
    starts: Pattern
    named: bool
    while_any: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    from_age: int
    under_age: int
    age_of_law: bool
    one_at_a_time: bool
    gate: Gate | None
    own_limit: bool
    counted_from: CountedFrom
    by_mark: str
    day_before: bool
    at_most_the_law: bool
    before_age: int
    lapses: str
    expires: str
    every_months: int
    met: Pattern
    or_months_before: int
    falls_away: Pattern
    falls_away_unless: tuple[Condition, ...]
    waits: Waiter | None
    tells: Teller | None
    supports: tuple[Rule, ...]
    dated: tuple[Dated, ...]
    always_starts: bool = field(init=False)
    seen_days: dict[date, Dated | None] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        asks = bool(self.starts.marks or self.while_any or self.unless or self.from_age or self.under_age)
        object.__setattr__(self, "always_starts", not asks)

    @property
    def on_the_day(self) -> bool:
        """Whether it is due when the day of its start ends."""
        return self.counted_from is CountedFrom.SAME_DAY

    def on(self, day: date) -> Dated | None:
        """The wording that is the law on that day, with its limit; None when there is none."""
        if day not in self.seen_days:
            holding = (dated for dated in self.dated if dated.version.holds_on(day))
            self.seen_days[day] = next(holding, None)
        return self.seen_days[day]

    def starts_at(self, history: History, place: int) -> bool:
        """Whether the event at a place starts this clock."""
        if self.starts.marks and not has_marks(history.events[place], self.starts.marks):
            return False
        if (self.from_age or self.under_age) and not self._of_age(history, place):
            return False
        if self.unless and _one_holds(self.unless, history, place):
            return False
        return not self.while_any or _one_holds(self.while_any, history, place)

    def _of_age(self, history: History, place: int) -> bool:
        """Whether the child's age is within the clock's; a child of unknown age is taken to be young."""
        age = history.age(place)
        if age is None:
            return not self.from_age
        return age >= self.from_age and (not self.under_age or age < self.under_age)

    def falls_away_after(self, history: History, place: int) -> int | None:
        """The first place after a place that takes the duty away; None when there is none."""
        if not self.falls_away_unless:
            return self.falls_away.first_after(history, place)
        for later in self.falls_away.after(history, place):
            if not _one_holds(self.falls_away_unless, history, later + 1):
                return later
        return None


def _one_holds(conditions: tuple[Condition, ...], history: History, place: int) -> bool:
    return any(holds(history, place) for holds in conditions)
