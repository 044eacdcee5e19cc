"""The plan's own deeds meet and start the clocks, and a parents' plan meets none of the child's."""

from datetime import date, timedelta

import pytest

from tests.practice.plans.pages import SLEEP
from tests.world.moments import NOVEMBER_2, NOVEMBER_9, OCTOBER_1, OCTOBER_8, facts_of_last_line, lines_of
from tovholder.core.plans.trend import Trend
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.deadlines.models import Deadline
from tovholder.practice.casework import actions as case
from tovholder.practice.plans import actions
from tovholder.practice.plans.queries import goals_in_force

pytestmark = pytest.mark.django_db


def running(child, rule):
    return Deadline.objects.running().filter(child=child, rule=rule)


@pytest.fixture
def placed(freja, svends_hand):
    """Freja lives in a foster family since 1 October, with consent."""
    case.start_placement([freja], happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    return freja


def test_the_plan_of_a_placed_child_is_due_in_three_months_and_met_when_it_is_made(placed, planned):
    assert danish_day(running(placed, "PLAN-PLACE-3M").get().due_at) == date(2027, 1, 1)

    planned(placed, at=OCTOBER_8)

    assert not running(placed, "PLAN-PLACE-3M").exists()


def test_the_parents_plan_does_not_stand_for_the_childs(placed, write, svends_hand):
    write([placed], {**SLEEP, "part": "parents"}, parents=True, at=OCTOBER_8)
    for because in ("", "Mor er flyttet."):
        write([placed], {**SLEEP, "see": f"Mor har det godt {because}", "part": "parents"}, parents=True, at=OCTOBER_8)
        actions.make_plan(
            placed, parents=True, influence="Ja.", because=because, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand
        )

    assert running(placed, "PLAN-PLACE-3M").exists()
    assert lines_of(placed)[-2:] == ["parents' plan made", "parents' plan made"]


def test_the_day_decided_at_a_follow_up_is_the_next_clocks_day(placed, planned, svends_hand):
    version = planned(placed, at=OCTOBER_8)
    assert running(placed, "FOLLOW-FIRST").exists()

    actions.hold_follow_up(
        placed,
        plan=version.plan,
        goals=[actions.GoalSeen(goal.thread, Trend.UP) for goal in goals_in_force(placed)],
        result="Det går.",
        next_on=danish_day(NOVEMBER_2) + timedelta(days=60),
        next_because="Freja vil have det hver anden måned.",
        happened_at=NOVEMBER_2,
        at=NOVEMBER_9,
        by=svends_hand,
    )

    assert not running(placed, "FOLLOW-FIRST").exists()
    assert danish_day(running(placed, "FOLLOW-NEXT").get().due_at) == date(2027, 1, 1)
    assert facts_of_last_line(placed)["plan"] == str(version.plan_id)
    assert "hver anden måned" not in str(facts_of_last_line(placed))
