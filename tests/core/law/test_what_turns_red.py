"""When a duty will turn red if nothing happens: at its day, unless the day is a party's own, or there is none."""

from datetime import UTC, datetime, timedelta

import pytest

from tovholder.core.law.clock_reading import clocks_of
from tovholder.core.law.duties import Event, EventKind, duties
from tovholder.core.law.rulebook import rulebook

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "marks", "rule", "days"),
    [
        (EventKind.COMPLAINT_MADE, {"complaint": "k"}, "COMPLAINT-REMIT-4W", 28),
        (EventKind.DECISION_TOLD, {"complaint_until": "2026-03-30"}, "COMPLAINT-4W", None),
        (EventKind.CONCERN_ABOUT_PLACE, {"concern": "c"}, "SUPERV-CONCERN", None),
    ],
)
def test_a_partys_own_time_and_a_duty_without_a_day_never_turn_red(kind, marks, rule, days):
    found = duties(rulebook(), [Event("1", kind, MONDAY, 1, marks=marks)], MONDAY + timedelta(days=1))

    (duty,) = [duty for duty in found if duty.rule == rule]
    assert duty.is_open
    turns = duty.turns_red
    assert (turns and turns.date()) == (days and (MONDAY + timedelta(days=days)).date())


def test_what_is_red_says_since_when():
    told = [Event("1", EventKind.COMPLAINT_MADE, MONDAY, 1, marks={"complaint": "k"})]

    (duty,) = [one for one in duties(rulebook(), told, MONDAY + timedelta(days=60)) if one.rule == "COMPLAINT-REMIT-4W"]

    assert duty.turns_red == duty.red_at == duty.due_at


def test_what_nothing_can_meet_says_why_it_is_too_late():
    meets_nothing = [
        clock
        for clock in clocks_of(rulebook())
        if not (clock.met.kinds or clock.falls_away.kinds or clock.expires or (clock.gate and clock.gate.needs))
    ]

    assert [clock.rule.id for clock in meets_nothing if not clock.too_late] == []
    assert meets_nothing
