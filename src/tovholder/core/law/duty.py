"""A duty (pligt): what had to be done because of an event, by when, and how it stands."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from tovholder.core.law import explaining
from tovholder.core.law.events import Event
from tovholder.core.law.limits import Limit
from tovholder.core.law.rules import OWN_RULE, Version
from tovholder.core.time.calendar import DANISH_TIME, Calendar, start_of_day

if TYPE_CHECKING:
    from tovholder.core.law.clocks import Clock

BARNETS_LOV = start_of_day(date(2024, 1, 1)).astimezone(UTC)  # it replaced the child rules of serviceloven
Facts = Mapping[str, Any]
NOTHING: Facts = MappingProxyType({})


class State(StrEnum):
    """How a duty stands at the moment asked about."""

    RUNNING = "running"  # not due yet, not met
    MET = "met"  # met in time
    MET_LATE = "met late"  # it turned red, and was met afterwards
    OVERDUE = "overdue"  # red: due, and not met
    BREACHED = "breached"  # red: something was done without what had to come first
    LAPSED = "lapsed"  # red: what was decided has no effect any more
    FELL_AWAY = "fell away"  # ended without being met; ``red_at`` says whether it was red before


class Duty(NamedTuple):
    """One duty of one child, as it stands at ``as_of``.

    All moments are given in Danish time. ``key`` tells the same duty in a later count.
    """

    clock: "Clock"
    version: Version
    start: Event
    round: int
    state: State
    due: datetime | None  # UTC; None while the clock stands still without a date
    red: datetime | None  # UTC
    as_of: datetime  # UTC
    limit: Limit | None
    met: Event | None
    ended: datetime | None  # UTC
    ended_because: str
    fixed_law: bool
    calendar: Calendar
    facts: Facts = NOTHING
    too_late: datetime | None = None  # UTC

    @property
    def rule(self) -> str:
        """The id of the rule in the rulebook."""
        return self.clock.rule.id

    @property
    def danish(self) -> str:
        """What the duty is called in Danish."""
        return self.clock.danish

    @property
    def alarm(self) -> str | None:
        """The name a replay lists it under when it turns red; None for duties it does not list."""
        return self.clock.alarm

    @property
    def key(self) -> tuple[str, str, int]:
        """The same for the same duty, whenever it is counted."""
        return (self.rule, self.start.id, self.round)

    @property
    def started_by(self) -> str:
        """The id of the event that started it."""
        return self.start.id

    @property
    def started_at(self) -> datetime:
        """When the event that started it happened."""
        return self.start.at.astimezone(DANISH_TIME)

    @property
    def due_at(self) -> datetime | None:
        """The last moment at which it can be met in time; None while it stands still."""
        return _danish(self.due)

    @property
    def met_by(self) -> str | None:
        """The id of the event that met it, in time or late."""
        return self.met.id if self.met else None

    @property
    def met_at(self) -> datetime | None:
        """When it was met, in time or late. Earlier than the start where that is allowed."""
        return self.met.at.astimezone(DANISH_TIME) if self.met else None

    @property
    def red_at(self) -> datetime | None:
        """When it turned red; None when it has not."""
        return _danish(self.red)

    @property
    def turns_red(self) -> datetime | None:
        """When it turned red, or will if nothing happens (UTC); None for what can no longer, or just expires."""
        return self.red or (self.due if self.state in OPEN_STATES and not self.clock.expires else None)

    @property
    def cleared_at(self) -> datetime | None:
        """When a red duty was met after all."""
        return self.met_at if self.state is State.MET_LATE else None

    @property
    def ended_at(self) -> datetime | None:
        """When it fell away; None when it has not."""
        return _danish(self.ended)

    @property
    def too_late_at(self) -> datetime | None:
        """From when nothing that is done puts it right: a breach that stays one. None while something still does."""
        return _danish(self.too_late)

    @property
    def is_open(self) -> bool:
        """Whether there is still something to be done."""
        return self.state in OPEN_STATES

    @property
    def suspended(self) -> bool:
        """Whether the clock stands still, where the rules allow it."""
        return bool(self.facts.get("suspended"))

    @property
    def source(self) -> str:
        """The paragraph in words, or "egen regel"."""
        return explaining.source_of(self)

    @property
    def ref(self) -> str:
        """The paragraph in short, as the law data writes it."""
        return self.version.ref

    @property
    def status(self) -> str:
        """How well the rule is verified: verified, partly_verified or unverified."""
        return self.clock.rule.status

    @property
    def in_force_confirmed(self) -> bool:
        """False where the day the rule came into force is not confirmed."""
        return self.version.in_force_confirmed

    @property
    def transitional(self) -> bool:
        """Whether it ran across 1 January 2024. It keeps its start; the rule is not confirmed."""
        if self.start.at >= BARNETS_LOV or self.fixed_law or self.version.law == OWN_RULE:
            return False
        ran_until = self.due
        for over in (self.ended, self.met.at if self.met else None):
            if over is not None and (ran_until is None or over < ran_until):
                ran_until = over
        return (ran_until or self.as_of) >= BARNETS_LOV

    @property
    def because(self) -> str:
        """Why it is there and how it stands, as a Danish sentence."""
        return explaining.because(self)

    @property
    def counted(self) -> str:
        """How the due moment was counted, in Danish."""
        return explaining.counted(self)


OPEN_STATES = frozenset({State.RUNNING, State.OVERDUE, State.BREACHED, State.LAPSED})


def _danish(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(DANISH_TIME)
