"""From 16 to 23: each step is a deed with a line the clocks read."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.world.moments import NOVEMBER_2, NOVEMBER_9, OCTOBER_1, OCTOBER_8, facts_of_last_line, lines_of
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import Plan, YouthAnswer, YouthSupport

pytestmark = pytest.mark.django_db


def test_the_yes_or_no_to_a_youth_plan_stands_with_its_reason(vilde, svends_hand):
    actions.consider_youth_plan(
        vilde, made=False, because="Vilde klarer sig selv.", happened_at=OCTOBER_1, at=OCTOBER_8, by=svends_hand
    )

    assert lines_of(vilde) == ["youth plan considered"]
    assert facts_of_last_line(vilde)["made"] is False
    assert facts_of_last_line(vilde)["because"] == "Vilde klarer sig selv."


def test_a_coordinator_is_named(vilde, svends_hand):
    actions.name_coordinator(vilde, name="Svend Dahl", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)

    assert lines_of(vilde) == ["coordinator named"]
    assert facts_of_last_line(vilde)["name"] == "Svend Dahl"


def test_adult_life_is_prepared_when_both_sides_have_said_yes(vilde, svends_hand):
    begun = actions.prepare_adult_life(
        vilde, topics={"housing": "Skrevet op"}, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand
    )
    assert not begun.ended
    assert facts_of_last_line(vilde)["ended"] is False

    actions.prepare_adult_life(
        vilde,
        topics={"housing": "Egen lejlighed", "income": "SU"},
        young_agreed_on=date(2026, 11, 1),
        adult_side="Lone Bech, Voksenstøtte",
        adult_agreed_on=date(2026, 11, 2),
        happened_at=NOVEMBER_2,
        at=NOVEMBER_2,
        by=svends_hand,
    )
    assert facts_of_last_line(vilde)["ended"] is True
    assert facts_of_last_line(vilde)["topics"] == ["housing", "income"]
    assert "Egen lejlighed" not in str(facts_of_last_line(vilde))


@pytest.mark.parametrize(("answer", "granted"), [("granted", True), ("refused", False), ("again", True)])
def test_youth_support_is_granted_refused_or_granted_again(vilde, svends_hand, answer, granted):
    actions.decide_youth_support(
        vilde,
        answer=YouthAnswer(answer),
        kind="2",
        starts=date(2033, 8, 12),
        ends=date(2034, 8, 12),
        because="Vilde ønsker det.",
        happened_at=OCTOBER_1,
        at=OCTOBER_1,
        by=svends_hand,
    )

    assert lines_of(vilde) == ["youth support decided"]
    assert facts_of_last_line(vilde)["granted"] is granted


def test_support_that_is_granted_has_a_kind_and_a_first_day(vilde):
    with pytest.raises(IntegrityError), transaction.atomic():
        YouthSupport.objects.create(
            child=vilde, answer="granted", because="Ja.", happened_at=OCTOBER_1, recorded_at=OCTOBER_1
        )


def test_a_plan_ends_for_a_reason_and_stays(vilde, svends_hand):
    plan = actions.make_plan(vilde, kind="barnets_plan", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)

    actions.end_plan(plan, because="Målene er nået.", happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand)

    assert lines_of(vilde) == ["plan made", "plan ended"]
    assert Plan.objects.get().ended_because == "Målene er nået."
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(
            child=vilde, kind="ungeplan", happened_at=OCTOBER_1, recorded_at=OCTOBER_1, ended_at=OCTOBER_8
        )
