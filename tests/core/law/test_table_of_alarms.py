"""The table of alarms written out a second time, plainly and slowly, and compared on made-up cases."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tovholder.core.law.duties import duties
from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import DANISH_TIME, danish_day, months_after
from tovholder.entrances.rehearsal.published_cases import KINDS, ExpectedAlarm, PublishedCase, read_case

LAW_OF = date(2026, 1, 1)
DAY = timedelta(days=1)
HELP = ("placement_started", "measure_started")


class Plain:
    """One child's events as plain tuples (moment, seq, type, marks), and the table read line by line."""

    def __init__(self, case: PublishedCase, child, as_of: datetime):
        self.as_of = as_of
        self.named, self.unnamed = [], []
        self.alarms: set[tuple[str, int, date]] = set()
        grown_up = child.minor_until and datetime.combine(child.minor_until, time(), tzinfo=DANISH_TIME)
        self.over = grown_up
        for event in case.events:
            if event.at > as_of or (grown_up and event.at >= grown_up):
                break
            one = (event.at, event.seq, event.type, event.marks)
            if child in case.named_in(event):
                self.named.append(one)
                if event.type == "child_died":
                    self.over = event.at
                    break
            elif child in case.not_named_in(event):
                self.unnamed.append(one)

    def of(self, *types):
        return [each for each in self.named if each[2] in types]

    def after(self, start, *types):
        return [each for each in self.of(*types) if each[:2] > start[:2]]

    def before(self, start, *types):
        return [each for each in self.of(*types) if each[:2] < start[:2]]

    def first(self, found):
        return min(found, default=None, key=lambda each: each[:2])

    def raise_unless(self, rule, start, due, met, fell=()):
        if due > self.as_of or (self.over is not None and due > self.over):
            return
        falls = self.first(fell)
        if falls is not None and falls[0] < due:
            answer = self.first(met)
            if answer is None or answer[:2] > falls[:2] or answer[0] > due:
                return
        if not any(each[0] <= due for each in met):
            self.alarms.add((rule, start[1], danish_day(due)))

    def months(self, start, months):
        return datetime.combine(months_after(danish_day(start[0]), months), time(23, 59, 59), tzinfo=DANISH_TIME)

    def months_back(self, moment, months):
        return datetime.combine(months_after(moment.date(), -months), moment.time(), tzinfo=DANISH_TIME)

    def help_runs(self, place):
        for start in self.before(place, *HELP):
            ends = ("placement_ended", "placement_started") if start[2] == "placement_started" else ("measure_ended",)
            if not [each for each in self.after(start, *ends) if each[:2] < place[:2]]:
                return True
        return False

    def investigations(self):
        """(start, end) of each investigation clock, one at a time."""
        clocks: list[tuple[Any, Any]] = []
        for start in self.of("notification", "investigation_started"):
            if clocks and (clocks[-1][1] is None or clocks[-1][1][:2] > start[:2]):
                continue
            clocks.append((start, self.first(self.after(start, "investigation_completed"))))
        return clocks

    def investigation_runs(self, place):
        return any(
            start[:2] < place[:2] and (end is None or end[:2] > place[:2]) for start, end in self.investigations()
        )

    def seen(self, visit):
        return any(danish_day(talk[0]) == danish_day(visit[0]) for talk in self.of("conversation_with_child"))

    def read_the_table(self):
        for start in self.named:
            getattr(self, start[2], lambda start: None)(start)
        for start in self.unnamed:
            if start[2] in ("notification", "decision", "placement_started"):
                met = self.after(start, "assessment", "investigation_started")
                self.raise_unless("RSIB", start, start[0] + DAY, met)
        for start, _ in self.investigations():
            self.raise_unless("RINV4M", start, self.months(start, 4), self.after(start, "investigation_completed"))
        return self.alarms

    def notification(self, start):
        marks, due = start[3], start[0] + DAY
        self.raise_unless("R24H", start, due, self.after(start, "assessment"))
        if marks.get("suspicion_of_abuse"):
            self.raise_unless("RCONV", start, due, self.after(start, "conversation_with_child"))
        if self.help_runs(start) or self.investigation_runs(start):
            new = [each for each in self.after(start, "assessment") if each[3].get("by_new_person")]
            self.raise_unless("RREASSESS", start, due, new)
        if any(danish_day(start[0]) - danish_day(each[0]) <= 365 * DAY for each in self.before(start, "notification")):
            self.raise_unless("RREPEAT", start, start[0], [])

    def heard(self, start):
        earlier = self.before(start, "notification")
        since = earlier[-1][0] if earlier else self.months_back(start[0], 12)
        talks = [each for each in self.of("conversation_with_child") if since <= each[0] <= start[0]]
        self.raise_unless("RCONV", start, start[0], talks)

    def decision(self, start):
        self.heard(start)

    def measure_started(self, start):
        self.heard(start)
        self.raise_unless(
            "RFU", start, self.months(start, 3), self.after(start, "follow_up"), self.after(start, "measure_ended")
        )

    def placement_started(self, start):
        self.heard(start)
        ends = self.after(start, "placement_ended", "placement_started")
        if start[3].get("forced"):
            since = self.months_back(start[0], 6)
            self.raise_unless("RPLAN", start, start[0], [p for p in self.before(start, "plan_made") if p[0] >= since])
        else:
            self.raise_unless("RPLAN", start, self.months(start, 3), self.after(start, "plan_made"), ends)
        self.raise_unless("RFU", start, self.months(start, 3), self.after(start, "follow_up"), ends)
        last, year = self.first(ends), 1
        begins = start[0]
        while (due := self.months(start, 12 * year)) <= self.as_of and not (last and last[0] < due):
            visits = [v for v in self.after(start, "supervision_visit") if not v[3].get("cancelled") and self.seen(v)]
            inside = [v for v in visits if v[0] <= due and (year == 1 or v[0] > begins)]
            if len(inside) < 2 and not (self.over is not None and due > self.over):
                self.alarms.add(("RSUPV", start[1], danish_day(due)))
            begins, year = due, year + 1

    def placement_ended(self, start):
        self.heard(start)
        if start[3].get("return_home"):
            since = self.months_back(start[0], 6)
            needed = ("decision", "plan_made", "conversation_with_child")
            there = [[each for each in self.before(start, kind) if each[0] >= since] for kind in needed]
            if not all(there):
                self.raise_unless("RHOME", start, start[0], [])
            again = self.after(start, "placement_started")
            self.raise_unless("RFU", start, self.months(start, 3), self.after(start, "follow_up"), again)

    def supervision_visit(self, start):
        if not start[3].get("cancelled"):
            end = datetime.combine(danish_day(start[0]), time(23, 59, 59), tzinfo=DANISH_TIME)
            self.raise_unless("RCONV", start, end, [start] if self.seen(start) else [])

    def move_between_municipalities(self, start):
        lately = [n for n in self.before(start, "notification") if danish_day(start[0]) - danish_day(n[0]) <= 365 * DAY]
        if self.help_runs(start) or self.investigation_runs(start) or lately:
            told = [n for n in self.of("notification") if n[3].get("from_other_municipality") and n[1] != start[1]]
            since = self.months_back(start[0], 3)
            near = [n for n in told if n[0] >= since]
            self.raise_unless("RMOVE", start, start[0] + DAY, near)

    def consent_withdrawn(self, start):
        met = self.after(start, "decision", "placement_ended")
        self.raise_unless("RCONSENT", start, start[0] + DAY, met)


BUSY = [
    "notification",
    "notification",
    "assessment",
    "conversation_with_child",
    "placement_started",
    "placement_ended",
    "supervision_visit",
    "supervision_visit",
    *(kind for kind in KINDS if kind not in {"other", "meeting", "complaint", "acknowledgement"}),
]
# few days, so that things happen on the same day and on the very day something is due
near_days = st.sampled_from([0, 1, 2, 30, 31, 89, 90, 91, 92, 120, 181, 182, 183, 184, 364, 365, 366, 730, 731])
days = st.builds(lambda base, more: date(2019, 1, 30) + timedelta(days=base + more), near_days, near_days)
times = st.sampled_from(["", "", "", "T08:00", "T23:30"])
rows = st.fixed_dictionaries(
    {"type": st.sampled_from(BUSY), "replay_date": st.builds(lambda day, hour: day.isoformat() + hour, days, times)},
    optional={
        "children": st.sampled_from([["A"], ["B"], ["A", "B"]]),
        "suspicion_of_abuse": st.booleans(),
        "forced": st.booleans(),
        "return_home": st.just(True),
        "cancelled": st.booleans(),
        "by_new_person": st.booleans(),
        "source_of_notification": st.sampled_from(["other municipality", "school", None]),
    },
)
birth_years = st.sampled_from([None, None, 2002, 2003, 2019, 2020])


@st.composite
def cases(draw):
    drawn = draw(st.lists(rows, min_size=1, max_size=14))
    events = [{"seq": number, **row} for number, row in enumerate(drawn, start=1)]
    children = [{"id": id, "birth_year": draw(birth_years)} for id in ("A", "B")]
    return read_case(json.dumps({"id": "made-up", "children": children, "events": events}))


@settings(max_examples=400)
@given(cases())
def test_the_clocks_raise_what_the_table_says_and_nothing_else(case):
    as_of = case.default_as_of()
    for child in case.children:
        counted = {
            ExpectedAlarm(duty.alarm, int(duty.started_by), child.id, danish_day(duty.red_at))
            for duty in duties(rulebook(), case.events_of(child), as_of, LAW_OF)
            if duty.alarm and duty.red_at
        }
        plain = {
            ExpectedAlarm(rule, seq, child.id, due) for rule, seq, due in Plain(case, child, as_of).read_the_table()
        }
        assert counted == plain
