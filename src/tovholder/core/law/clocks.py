"""The clocks (ure): for each executable rule what starts it, meets it and ends it, ready to run.

They are read once from the ``[ID.clock]`` tables that stand beside the law text.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from tovholder.core.law.conditions import Condition
from tovholder.core.law.events import Event, EventKind
from tovholder.core.law.history import History, same
from tovholder.core.law.limits import Limit
from tovholder.core.law.rules import Rule, Version
from tovholder.core.law.special import Counts, Teller, Waiter

Marks = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which events are meant: of one of these kinds, with these marks, about the same thing.

    A mark wanted as true or false asks whether the event has it, and not empty; a list means any
    of these. ``freely`` are kinds that need no marks. ``about`` names a mark on which both events
    must agree where both have it.
    """

    kinds: tuple[EventKind, ...] = ()
    marks: Marks = field(default_factory=dict)
    freely: tuple[EventKind, ...] = ()
    about: str = ""
    only: Counts | None = None

    def fits(self, history: History, place: int, start: Event) -> bool:
        """Whether the event at a place is meant, for a clock begun by ``start``."""
        event = history.events[place]
        return (
            (not self.marks or event.kind in self.freely or has_marks(event, self.marks))
            and (not self.about or same(start, event, self.about))
            and (self.only is None or self.only(history, place))
        )

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
    """What must have come before (spærring): all of these kinds, not longer ago than this.

    The look back begins with the latest event of the kind ``since``, that moment and the start's
    own included; without such an event, and where no ``since`` is given, so many months back.
    """

    needs: tuple[EventKind, ...]
    months: int
    since: EventKind | None


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
    one_at_a_time: bool
    gate: Gate | None
    own_limit: bool
    by_mark: str
    on_the_day: bool
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
        asks = bool(self.starts.marks or self.while_any or self.unless)
        object.__setattr__(self, "always_starts", not asks)

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
        if self.unless and _one_holds(self.unless, history, place):
            return False
        return not self.while_any or _one_holds(self.while_any, history, place)

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


def has_marks(event: Event, wanted: Marks) -> bool:
    """Whether an event carries every mark that is wanted."""
    for mark, want in wanted.items():
        value = event.marks.get(mark)
        if isinstance(want, bool):
            if bool(value) is not want:
                return False
        elif value not in (want if isinstance(want, list) else [want]):
            return False
    return True
