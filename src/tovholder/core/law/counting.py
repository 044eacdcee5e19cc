"""How each sort of clock is counted for one child: once, at once, or round after round."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from tovholder.core.law.clocks import Clock, CountedFrom, Dated
from tovholder.core.law.duty import NOTHING, Duty, Facts, State
from tovholder.core.law.events import DANISH, Event, EventKind
from tovholder.core.law.falling_due import due_of, end_of
from tovholder.core.law.history import NONE, History, Stretch
from tovholder.core.law.limits import Limit, Unit
from tovholder.core.law.patterns import Gate
from tovholder.core.time.calendar import Calendar, moment_months_before, months_after

UNDATED: Facts = MappingProxyType({"undated": True})
BEFORE_RECORD = "fristen lå før den dag, hvor journalen begynder"


class Found(NamedTuple):
    """What a count found: when it is due, what met it, what took it away. Places, not events.

    ``kept`` says whether it was met in time; None leaves that to the due moment.
    """

    due: datetime | None
    limit: Limit | None
    met: int | None
    fell: int | None
    kept: bool | None = None
    facts: Facts = NOTHING

    @property
    def last(self) -> int | None:
        """The place at which the duty was over; None while it is not."""
        return min((place for place in (self.met, self.fell) if place is not None), default=None)


class Count:
    """One child's history being counted: by which day's law, which calendar and which settings."""

    __slots__ = ("calendar", "history", "law_on", "own_limits")

    def __init__(
        self, history: History, law_on: date | None, calendar: Calendar, own_limits: Mapping[str, Limit]
    ) -> None:
        self.history = history
        self.law_on = law_on
        self.calendar = calendar
        self.own_limits = own_limits

    def add_duties_of(self, clock: Clock, duties: list[Duty]) -> None:
        """Add the duties of one clock, in the order in which they began."""
        history, law_on, gate = self.history, self.law_on, clock.gate
        always = clock.always_starts
        for place in self._starts(clock):
            if clock.one_at_a_time and history.clock_runs(clock.rule.id, place):
                continue
            if not always and not clock.starts_at(history, place):
                continue
            if clock.every_months:
                duties += self._rounds(clock, place)
                continue
            dated = clock.on(law_on or history.day(place))
            if dated is None or (clock.age_of_law and not self._is_of_age(dated, place)):
                continue
            found = self._once(clock, dated, place) if gate is None else self._at_once(clock, gate, dated, place)
            if found is None:
                continue
            if clock.one_at_a_time:
                history.ran.setdefault(clock.rule.id, []).append(Stretch(place, found.last))
            duties.append(self._settled(clock, dated, place, found))

    def _starts(self, clock: Clock) -> list[int]:
        kinds, history = clock.starts.kinds, self.history
        places = history.by_kind if clock.named else history.unnamed
        if len(kinds) == 1:
            return places.get(kinds[0], NONE)
        return sorted(place for kind in kinds for place in places.get(kind, NONE))

    def _once(self, clock: Clock, dated: Dated, place: int) -> Found | None:
        """A duty with one due moment; None when neither law nor marks give it one."""
        history, limit, facts = self.history, dated.limit, NOTHING
        if self.own_limits:
            limit = self.own_limits.get(clock.rule.id, limit)
        due: datetime | None = None
        if clock.counted_from is CountedFrom.NOTHING:
            facts = UNDATED
        else:
            due = due_of(clock, dated, limit, history, place, self.calendar)
            if due is None:
                return None
            if clock.waits is not None and limit is not None:
                due, facts = clock.waits(history, place, due, limit, self.calendar)
        fell = clock.falls_away_after(history, place) if clock.falls_away.kinds else None
        return Found(due, limit, self._met(clock, place), fell, None, facts)

    def _is_of_age(self, dated: Dated, place: int) -> bool:
        """Whether the child has the age that the law of the day names; not while the age is unknown."""
        age, law = self.history.age(place), dated.version.limit
        return age is not None and law is not None and law.amount is not None and age >= law.amount

    def _met(self, clock: Clock, place: int) -> int | None:
        """The place that meets a duty, in time or late: as a rule the first one after its start."""
        history = self.history
        if clock.counted_from is CountedFrom.SAME_DAY:
            day = history.day(place)
            found = (other for kind in clock.met.kinds for other in history.places(kind) if history.day(other) == day)
            if (other := next(found, None)) is not None:
                return other
        if clock.or_months_before:
            since = moment_months_before(history.at[place], clock.or_months_before)
            earlier = clock.met.last_before(history, place)
            if earlier is not None and history.at[earlier] >= since:
                return earlier
        return clock.met.first_after(history, place)

    def _at_once(self, clock: Clock, gate: Gate, dated: Dated, place: int) -> Found:
        """A gate: what had to come before has come, or was left out for a reason; else the start is a breach."""
        history, at, start = self.history, self.history.at[place], self.history.events[place]
        if excuse := _excuse(start, clock.rule.id):
            return Found(at, None, place, None, kept=True, facts={"excused": excuse})
        if gate.check is not None and gate.check(history, place, dated.limit):
            return Found(at, None, place, None, kept=True)
        fell = clock.falls_away_after(history, place)
        facts = clock.tells(history, place) if clock.tells else NOTHING
        if not gate.needs:
            return Found(at, None, clock.met.first_after(history, place), fell, kept=False, facts=facts)
        came = {kind: self._came_before(gate, kind, place) for kind in gate.needs}
        before = [earlier for earlier in came.values() if earlier is not None]
        if before and (gate.any or len(before) == len(came)):
            return Found(at, None, max(before), fell, kept=True)
        missing = tuple(kind for kind, earlier in came.items() if earlier is None)
        return Found(at, None, self._came_after(gate, missing, place), fell, kept=False, facts={"missing": missing})

    def _came_before(self, gate: Gate, kind: EventKind, place: int) -> int | None:
        """The last event of a kind inside the gate's look back; None when there was none."""
        history, at, start = self.history, self.history.at[place], self.history.events[place]
        # with a "since" the start's own moment is included, so what happened just then counts too
        until = bisect_right(history.at, at) if gate.since else place
        fitting = (one for one in reversed(history.before(until, kind)) if gate.fits(history, one, start))
        earlier = next(fitting, None)
        if earlier is None:
            return None
        latest = gate.look_back_begins(history, place) if gate.since else None
        if latest is not None:
            return earlier if history.at[earlier] >= history.at[latest] else None
        if gate.months and history.at[earlier] < moment_months_before(at, gate.months):
            return None
        return earlier

    def _came_after(self, gate: Gate, missing: tuple[EventKind, ...], place: int) -> int | None:
        """The place at which the last of what was missing came after all; with ``any`` the first of it."""
        history, start = self.history, self.history.events[place]
        later = [
            next((one for one in history.after(place, kind) if gate.fits(history, one, start)), None)
            for kind in missing
        ]
        came = [one for one in later if one is not None]
        if not came or (len(came) < len(later) and not gate.any):
            return None
        return min(came) if gate.any else max(came)

    def _rounds(self, clock: Clock, place: int) -> Iterator[Duty]:
        """A duty in each full stretch of months that something lasts, each by its own day's law."""
        history, day = self.history, self.history.day(place)
        fell = clock.falls_away_after(history, place)
        ends = (history.as_of, history.ended_at, None if fell is None else history.at[fell])
        lasts_until = min(end for end in ends if end is not None)
        fitting = clock.met.after(history, place)
        days = tuple(history.day(each) for each in fitting)
        limit = Limit(clock.every_months, Unit.MONTHS)
        number, begins, begins_on = 1, history.at[place], day
        while number == 1 or begins < lasts_until:
            ends_on = months_after(day, number * clock.every_months)
            due = end_of(ends_on)
            if dated := clock.on(self.law_on or begins_on):
                mine = [each for each in fitting if number == 1 or history.at[each] > begins]
                done = sum(history.at[each] <= due for each in mine)
                met = mine[dated.times - 1] if len(mine) >= dated.times else None
                facts = {"times": dated.times, "done": done, "from": begins_on, "to": ends_on, "days": days}
                yield self._settled(clock, dated, place, Found(due, limit, met, fell, facts=facts), number)
            number, begins, begins_on = number + 1, due, ends_on

    def _settled(self, clock: Clock, dated: Dated, place: int, found: Found, number: int = 1) -> Duty:
        """How the duty stands: of what met it and what took it away, the first one counts."""
        history, start, due = self.history, self.history.events[place], found.due
        met, fell, as_of = found.met, found.fell, history.as_of
        if met is not None and fell is not None:
            met, fell = (met, None) if met < fell else (None, fell)
        red = due if due is not None and due <= as_of and self._turned_red(found, due, met, fell) else None
        state, ended, because = State.RUNNING if red is None else State.OVERDUE, None, ""
        if history.record_begins and start.marks.get("before_record") and due and due <= history.record_begins:
            state, red, met, ended, because = State.FELL_AWAY, None, None, history.record_begins, BEFORE_RECORD
        elif met is not None:
            state = State.MET if red is None else State.MET_LATE
        elif fell is not None:
            kind = DANISH[history.events[fell].kind]
            state, ended, because = State.FELL_AWAY, history.at[fell], kind[0].lower() + kind[1:]
        elif history.ended_at is not None and history.ended_at <= as_of:
            state, ended, because = State.FELL_AWAY, history.ended_at, history.ended_because
        elif red is not None and clock.expires:  # nobody is late: what could be done until then no longer can
            state, red, ended, because = State.FELL_AWAY, None, red, clock.expires
        elif red is not None and clock.gate is not None:
            state = State.BREACHED
        elif red is not None and clock.lapses:
            state = State.LAPSED
        return Duty(  # by position: this is done millions of times
            clock,
            dated.version,
            start,
            number,
            state,
            due,
            red,
            as_of,
            found.limit,
            None if met is None else history.events[met],
            ended,
            because,
            self.law_on is not None,
            self.calendar,
            found.facts,
        )

    def _turned_red(self, found: Found, due: datetime, met: int | None, fell: int | None) -> bool:
        """Whether the due moment came with the duty neither met nor fallen away before it."""
        history = self.history
        if found.kept is not None:
            return not found.kept
        if met is not None:
            return history.at[met] > due
        if fell is not None:
            return history.at[fell] >= due
        return history.ended_at is None or due <= history.ended_at


def _excuse(start: Event, rule_id: str) -> str:
    """Why what had to come first was left out: said of every gate of the deed, or of one by its rule's id."""
    excused = start.marks.get("excused")
    if isinstance(excused, Mapping):
        excused = excused.get(rule_id)
    return str(excused) if excused else ""
