"""How each sort of clock is counted for one child: once, at once, or round after round."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from types import MappingProxyType

from tovholder.core.law.clock_reading import Starts
from tovholder.core.law.clocks import Clock, CountedFrom, Dated
from tovholder.core.law.duty import NOTHING, Duty, Facts, State
from tovholder.core.law.event_words import DANISH
from tovholder.core.law.events import Event, EventKind
from tovholder.core.law.falling_due import due_of, end_of, number_of
from tovholder.core.law.history import History, Stretch
from tovholder.core.law.limits import Limit, Unit
from tovholder.core.law.patterns import Gate
from tovholder.core.time.calendar import Calendar, moment_months_before, months_after, start_of_day

UNSETTLED: Facts = MappingProxyType({"unsettled": True})
UNDATED: Facts = MappingProxyType({"undated": True})
PLACES = 20  # so many bits for the place of an event, in the number of a clock and a place
ANY_PLACE = (1 << PLACES) - 1
# looked up once: a member of an Enum costs a look-up each time, and these are asked millions of times
RUNNING, MET, MET_LATE, OVERDUE, BREACHED, LAPSED, FELL_AWAY = State
FROM_THE_START, NO_DAY, SAME_DAY = CountedFrom.START, CountedFrom.NOTHING, CountedFrom.SAME_DAY
made = tuple.__new__
BEFORE_RECORD = "fristen lå før den dag, hvor journalen begynder"


# What a count found. A plain tuple, for it is made millions of times: when it is due, and by which limit; the places
# of what met it and of what took it away; whether it was met in time, None where the due moment tells; and the facts.
Found = tuple[datetime | None, Limit | None, int | None, int | None, bool | None, Facts]


class Count:
    """One child's history being counted: by which day's law, which calendar and which settings."""

    __slots__ = ("calendar", "calendar_number", "history", "law_on", "own_limits")

    def __init__(
        self, history: History, law_on: date | None, calendar: Calendar, own_limits: Mapping[str, Limit]
    ) -> None:
        self.history = history
        self.law_on = law_on
        self.calendar = calendar
        self.calendar_number = number_of(calendar)
        self.own_limits = own_limits

    def duties(self, clocks: Sequence[Clock], named: Starts, unnamed: Starts) -> list[Duty]:
        """The duties of all clocks, clock by clock, each in the order in which they began."""
        history, law_on, found = self.history, self.law_on, list[Duty]()
        for begun in sorted(self._begun(history.by_kind, named) + self._begun(history.unnamed, unnamed)):
            clock, place = clocks[begun >> PLACES], begun & ANY_PLACE
            if clock.one_at_a_time and history.clock_runs(clock.rule.id, place):
                continue
            if clock.asks and not clock.starts_at(history, place):
                continue
            if clock.every_months:
                found += self._rounds(clock, place)
                continue
            day = law_on or history.days[place]
            dated = clock.seen_days.get(day) or clock.on(day)
            if dated is None or (clock.age_of_law and not self._is_of_age(dated, place)):
                continue
            gate = clock.gate
            what = self._once(clock, dated, place) if gate is None else self._at_once(clock, gate, dated, place)
            if what is None:
                continue
            if clock.one_at_a_time:
                history.ran.setdefault(clock.rule.id, []).append(Stretch(place, _over(what)))
            found.append(self._settled(clock, dated, place, what))
        return found

    def _begun(self, by_kind: Mapping[EventKind, list[int]], starts: Starts) -> list[int]:
        """Each clock that an event may start, and the event's place, as one number that sorts."""
        events, begun = self.history.events, list[int]()
        for kind, places in by_kind.items():
            for number, wants in starts.get(kind, ()):
                first = number << PLACES
                for place in places:
                    if wants is None or wants(events[place].marks):
                        begun.append(first | place)
        return begun

    def _once(self, clock: Clock, dated: Dated, place: int) -> Found | None:
        """A duty with one due moment; None when neither law nor marks give it one."""
        history, limit, facts = self.history, dated.limit, NOTHING
        if self.own_limits:
            limit = self.own_limits.get(clock.rule.id, limit)
        due = None if limit is None else self._due_by(limit, dated, place)
        if clock.counted_from is not FROM_THE_START:
            if clock.counted_from is NO_DAY:
                due, facts = None, UNDATED
            else:
                due = due_of(clock, limit, due, history, place)
        if due is None and facts is NOTHING:
            return None
        if clock.unsettled and clock.is_unsettled(history, place):
            facts = UNSETTLED
        if clock.waits is not None and limit is not None and due is not None:
            due, facts = clock.waits(history, place, due, limit, self.calendar)
        met = clock.met.first_after(history, place) if clock.met_later else self._met(clock, place)
        fell = clock.falls_away_after(history, place, met) if clock.falls_away.kinds else None
        return due, limit, met, fell, None, facts

    def _due_by(self, limit: Limit, dated: Dated, place: int) -> datetime:
        """So much after the event at a place, in UTC. What the law's own limit comes to is remembered day by day."""
        history = self.history
        if limit is not dated.limit:
            return limit.due_at(history.at[place], self.calendar).astimezone(UTC)
        if dated.hours is not None:
            return history.at[place] + dated.hours
        ends = dated.ends.get(self.calendar_number)
        if ends is None:
            ends = dated.ends[self.calendar_number] = {}
        day = history.days[place]
        due = ends.get(day)
        if due is None:
            due = ends[day] = limit.due_at(start_of_day(day), self.calendar).astimezone(UTC)
        return due

    def _is_of_age(self, dated: Dated, place: int) -> bool:
        """Whether the child has the age that the law of the day names; not while the age is unknown."""
        age, law = self.history.age(place), dated.version.limit
        return age is not None and law is not None and law.amount is not None and age >= law.amount

    def _met(self, clock: Clock, place: int) -> int | None:
        """The place that meets a duty that something on the same day, or months before its start, can meet as well."""
        history = self.history
        if clock.counted_from is SAME_DAY:
            day = history.days[place]
            found = (other for kind in clock.met.kinds for other in history.places(kind) if history.days[other] == day)
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
            return at, None, place, None, True, {"excused": excuse}
        if gate.check is not None and gate.check(history, place, dated.limit):
            return at, None, place, None, True, NOTHING
        came = {kind: self._came_before(gate, kind, place) for kind in gate.needs}
        before = [earlier for earlier in came.values() if earlier is not None]
        if before and (gate.any or len(before) == len(came)):
            return at, None, max(before), None, True, NOTHING
        fell = clock.falls_away_after(history, place) if clock.falls_away.kinds else None
        if not came:
            facts = clock.tells(history, place) if clock.tells else NOTHING
            return at, None, clock.met.first_after(history, place), fell, False, facts
        missing = tuple(kind for kind, earlier in came.items() if earlier is None)
        return at, None, self._came_after(gate, missing, place), fell, False, {"missing": missing}

    def _came_before(self, gate: Gate, kind: EventKind, place: int) -> int | None:
        """The last event of a kind inside the gate's look back; None when there was none."""
        history, until = self.history, place
        at, moments = history.at[place], history.at
        if gate.since:  # then the start's own moment is included, and what happened just then counts too
            while until < len(moments) and moments[until] == at:
                until += 1
        earlier = gate.last_before(history, kind, until, place)
        if earlier is None:
            return None
        begins = gate.look_back_begins(history, place) if gate.since else None
        if begins is not None:
            return earlier if history.at[earlier] >= begins else None
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
        history, day = self.history, self.history.days[place]
        fell = clock.falls_away_after(history, place)
        ends = (history.as_of, history.ended_at, None if fell is None else history.at[fell])
        lasts_until = min(end for end in ends if end is not None)
        fitting = clock.met.after(history, place)
        days = tuple(history.days[each] for each in fitting)
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
                yield self._settled(clock, dated, place, (due, limit, met, fell, None, facts), number)
            number, begins, begins_on = number + 1, due, ends_on

    def _settled(self, clock: Clock, dated: Dated, place: int, found: Found, number: int = 1) -> Duty:
        """How the duty stands: of what met it and what took it away, the first one counts."""
        history = self.history
        due, limit, met, fell, kept, facts = found
        start = history.events[place]
        if met is not None and fell is not None:
            met, fell = (met, None) if met < fell else (None, fell)
        red = due if due is not None and due <= history.as_of and self._turned_red(kept, due, met, fell) else None
        state, ended, because, too_late = RUNNING if red is None else OVERDUE, None, "", None
        begins = history.record_begins
        if begins is not None and start.marks.get("before_record") and due and due <= begins:
            state, red, met, ended, because = FELL_AWAY, None, None, begins, BEFORE_RECORD
        elif met is not None:
            state = MET if red is None else MET_LATE
        elif fell is not None:
            kind = DANISH[history.events[fell].kind]
            state, ended, because = FELL_AWAY, history.at[fell], kind[0].lower() + kind[1:]
        elif history.ended_at is not None and history.ended_at <= history.as_of:
            state, ended, because = FELL_AWAY, history.ended_at, history.ended_because
        elif red is not None and clock.expires:  # nobody is late: what could be done until then no longer can
            state, red, ended, because = FELL_AWAY, None, red, clock.expires
        elif red is not None:
            state = BREACHED if clock.gate is not None else LAPSED if clock.lapses else OVERDUE
            too_late = clock.too_late_from(history, place, red) if clock.too_late else None
        return made(  # a tuple's own way, half as long as a duty's: this is done millions of times
            Duty,
            (
                clock,
                dated.version,
                start,
                number,
                state,
                due,
                red,
                history.as_of,
                limit,
                None if met is None else history.events[met],
                ended,
                because,
                self.law_on is not None,
                self.calendar,
                facts,
                too_late,
            ),
        )

    def _turned_red(self, kept: bool | None, due: datetime, met: int | None, fell: int | None) -> bool:
        """Whether the due moment came with the duty neither met nor fallen away before it."""
        history = self.history
        if kept is not None:
            return not kept
        if met is not None:
            return history.at[met] > due
        if fell is not None:
            return history.at[fell] >= due
        return history.ended_at is None or due <= history.ended_at


def _over(found: Found) -> int | None:
    """The place at which a duty was over; None while it is not."""
    _, _, met, fell, _, _ = found
    return min((place for place in (met, fell) if place is not None), default=None)


def _excuse(start: Event, rule_id: str) -> str:
    """Why what had to come first was left out: said of every gate of the deed, or of one by its rule's id."""
    excused = start.marks.get("excused")
    if not excused:
        return ""
    return str(excused.get(rule_id, "") if isinstance(excused, Mapping) else excused)
