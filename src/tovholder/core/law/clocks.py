"""The clocks (ure): for each executable rule what starts it, meets it and ends it, ready to run.

They are read once from the ``[ID.clock]`` tables that stand beside the law text.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from tovholder.core.law.conditions import Condition
from tovholder.core.law.history import History
from tovholder.core.law.limits import Limit, Unit
from tovholder.core.law.patterns import Gate, Pattern
from tovholder.core.law.rules import Rule, Version
from tovholder.core.law.special import Teller, Waiter


class CountedFrom(StrEnum):
    """What a due moment is counted from, where it is not the start of the clock."""

    START = ""
    MARK = "mark"  # a day that the start names
    BIRTHDAY = "birthday"  # backwards from the birthday of ``before_age``
    BIRTH = "birth"  # as many years after the birth as the law says, and before that day begins
    DUE_DATE = "due date"  # backwards from the day a child is awaited
    SAME_DAY = "same day"
    NOTHING = "nothing"  # the law names no day


@dataclass(frozen=True, eq=False, slots=True)
class Dated:
    """A wording of the rule, the limit that counts while it is the law, and how many are asked for.

    ``ends`` remembers when the limit ends for each day it has been counted from, calendar by calendar.
    """

    version: Version
    limit: Limit | None
    times: int
    hours: timedelta | None = field(init=False)
    ends: dict[int, dict[date, datetime]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        in_hours = self.limit is not None and self.limit.unit is Unit.HOURS
        object.__setattr__(self, "hours", timedelta(hours=self.limit.amount) if in_hours and self.limit else None)


@dataclass(frozen=True, eq=False, slots=True)
class Clock:
    """One clock of a rule. docs/howto/add-a-duty.md tells of each word of its table."""

    rule: Rule
    danish: str
    english: str
    alarm: str | None
    awaits: str
    starts: Pattern
    named: bool
    while_: Condition | None
    unless: Condition | None
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
    falls_away_unless: Condition | None
    unsettled: str
    settled_by: Pattern
    too_late: str
    too_late_on: Pattern
    waits: Waiter | None
    tells: Teller | None
    supports: tuple[Rule, ...]
    dated: tuple[Dated, ...]
    asks_age: bool = field(init=False)
    asks: bool = field(init=False)
    met_later: bool = field(init=False)  # only by what comes after its start
    seen_days: dict[date, Dated | None] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "asks_age", bool(self.from_age or self.under_age))
        object.__setattr__(self, "asks", bool(self.while_ or self.unless or self.asks_age))
        object.__setattr__(self, "met_later", not (self.on_the_day or self.or_months_before))

    @property
    def on_the_day(self) -> bool:
        """Whether it is due when the day of its start ends."""
        return self.counted_from is CountedFrom.SAME_DAY

    def on(self, day: date) -> Dated | None:
        """The wording that is the law on that day, with its limit; None when there is none."""
        if day in self.seen_days:
            return self.seen_days[day]
        holding = (dated for dated in self.dated if dated.version.holds_on(day))
        found = self.seen_days[day] = next(holding, None)
        return found

    def starts_at(self, history: History, place: int) -> bool:
        """Whether what stands and runs lets the event at a place, which has the marks, start this clock."""
        if self.unless is not None and self.unless(history, place):
            return False
        if self.while_ is not None and not self.while_(history, place):
            return False
        return not self.asks_age or self._of_age(history, place)

    def _of_age(self, history: History, place: int) -> bool:
        """Whether the child's age is within the clock's; a child of unknown age is taken to be young."""
        age = history.age(place)
        if age is None:
            return not self.from_age
        return age >= self.from_age and (not self.under_age or age < self.under_age)

    def falls_away_after(self, history: History, place: int, met: int | None = None) -> int | None:
        """The first place after a place that takes the duty away; None when there is none.

        What comes after the duty was met (the place, where it is known) is not looked at closely: it changes nothing.
        """
        first, unless = self.falls_away.first_after(history, place), self.falls_away_unless
        if unless is None or first is None or (met is not None and met < first):
            return first
        for later in self.falls_away.after(history, place):
            if not unless(history, later + 1):
                return later
        return None

    def is_unsettled(self, history: History, place: int) -> bool:
        """Whether it is still to be decided that this shall be done at all; its time runs all the same."""
        if not self.unsettled or history.events[place].kind in self.settled_by.kinds:
            return False
        return self.settled_by.first_after(history, place) is None

    def too_late_from(self, history: History, place: int, red: datetime) -> datetime | None:
        """From when nothing that is done puts right what turned red (UTC); None while something still does.

        For a clock with a ``too_late``. Without deeds that end it (``too_late_on``) it was too late the moment it
        turned red.
        """
        if not self.too_late_on.kinds:
            return red
        over = self.too_late_on.first_after(history, place)
        return None if over is None else max(red, history.at[over])
