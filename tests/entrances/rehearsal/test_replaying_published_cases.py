"""The twelve published cases, worked through the actions and the database: exactly the expected alarms."""

from datetime import date
from pathlib import Path

import pytest

from tovholder.entrances.rehearsal.published_cases import ExpectedAlarm, read_case
from tovholder.entrances.rehearsal.replaying import replay_case

pytestmark = pytest.mark.django_db

CASES = sorted((Path(__file__).parents[2] / "cases").glob("*.json"))
LAW_OF = date(2026, 10, 16)


@pytest.mark.parametrize("path", CASES, ids=range(1, len(CASES) + 1))
def test_a_published_case_worked_through_the_actions_raises_exactly_the_expected_alarms(path, fjordby):
    case = read_case(path.read_text(encoding="utf-8"))

    alarms = replay_case(case, law_of=LAW_OF).alarms

    raised = [ExpectedAlarm(alarm.rule, alarm.trigger_seq, alarm.child, alarm.due) for alarm in alarms]
    assert set(raised) == case.expected_alarms
    assert len(raised) == len(set(raised))
