"""Any case at all: worked through the actions it raises what the rules alone say, alarm for alarm."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tovholder.core.law.duties import duties
from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.published_cases import KINDS, ExpectedAlarm, PublishedCase, read_case
from tovholder.entrances.rehearsal.replaying import replay_case

pytestmark = pytest.mark.django_db

LAW_OF = date(2026, 10, 16)
FIRST_MOMENT = datetime(2012, 2, 27, 8)  # noqa: DTZ001 Danish time, as the files write it
NAMES = ["Barn 1", "Barn 2", "Barn 3"]

moments = st.one_of(
    st.integers(0, 60).map(lambda hours: FIRST_MOMENT + timedelta(hours=6 * hours)),
    st.integers(0, 1500).map(lambda days: FIRST_MOMENT + timedelta(days=days)),
)
events = st.fixed_dictionaries(
    {"type": st.sampled_from(sorted(KINDS)), "at": moments},
    optional={
        "children": st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
        "suspicion_of_abuse": st.booleans(),
        "forced": st.booleans(),
        "return_home": st.booleans(),
        "cancelled": st.booleans(),
        "by_new_person": st.booleans(),
        "source_of_notification": st.sampled_from(["school", "other municipality", "citizen, anonymous"]),
    },
)
births = st.sampled_from([None, 1995, 1996, 2011, 2012, 2013])


def case_of(born: list[int | None], told: list[dict[str, Any]]) -> PublishedCase:
    """A case of three children with these events, read as from a file."""
    rows = [
        {**{key: value for key, value in row.items() if key != "at"}, "seq": seq, "replay_date": row["at"].isoformat()}
        for seq, row in enumerate(told, 1)
    ]
    children = [{"id": name, "birth_year": year} for name, year in zip(NAMES, born, strict=True)]
    return read_case(json.dumps({"id": "made-up", "children": children, "events": rows}))


def by_the_rules_alone(case: PublishedCase) -> set[ExpectedAlarm]:
    """What the pure count says, without actions and without a database."""
    as_of = case.default_as_of()
    assert as_of is not None
    return {
        ExpectedAlarm(duty.alarm, int(duty.started_by), child.id, danish_day(duty.due_at))
        for child in case.children
        for duty in duties(rulebook(), case.events_of(child), as_of, LAW_OF)
        if duty.alarm and duty.red_at and duty.due_at
    }


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(born=st.lists(births, min_size=3, max_size=3), told=st.lists(events, min_size=1, max_size=14))
def test_the_actions_and_the_rules_agree_on_any_case(fjordby, born, told):
    case = case_of(born, told)

    with transaction.atomic():
        alarms = replay_case(case, law_of=LAW_OF).alarms
        transaction.set_rollback(True)

    raised = [ExpectedAlarm(alarm.rule, alarm.trigger_seq, alarm.child, alarm.due) for alarm in alarms]
    assert set(raised) == by_the_rules_alone(case)
    assert len(raised) == len(set(raised))
