"""Twelve published cases, counted straight by the rules: exactly the expected alarms, no more."""

from datetime import date
from pathlib import Path

import pytest

from tovholder.core.law.duties import duties
from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.published_cases import ExpectedAlarm, PublishedCase, read_case

CASES = sorted((Path(__file__).parents[2] / "cases").glob("*.json"))
LAW_OF = date(2026, 10, 16)


def alarms(case: PublishedCase) -> set[ExpectedAlarm]:
    as_of = case.default_as_of()
    assert as_of is not None
    return {
        ExpectedAlarm(duty.alarm, int(duty.started_by), child.id, danish_day(duty.red_at))
        for child in case.children
        for duty in duties(rulebook(), case.events_of(child), as_of, LAW_OF)
        if duty.alarm and duty.red_at
    }


def test_there_are_twelve_cases():
    assert len(CASES) == 12


@pytest.mark.parametrize("path", CASES, ids=range(1, 13))
def test_a_published_case_raises_exactly_the_expected_alarms(path):
    case = read_case(path.read_text(encoding="utf-8"))

    raised = alarms(case)

    assert raised == case.expected_alarms
