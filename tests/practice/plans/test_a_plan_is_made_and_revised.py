"""A plan is written, made and revised; what was made stands."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.practice.plans.pages import SCHOOL, SLEEP, next_follow_up
from tests.world.moments import NOVEMBER_2, NOVEMBER_9, OCTOBER_1, OCTOBER_8, facts_of_last_line, lines_of
from tovholder.foundation.chronicle.identity import new_id
from tovholder.practice.casework import actions as case
from tovholder.practice.casework.models import Plan
from tovholder.practice.plans import actions
from tovholder.practice.plans.models import PlanGoal, PlanVersion
from tovholder.practice.plans.queries import goals_in_force
from tovholder.practice.plans.queries.in_force import GoalInForce
from tovholder.practice.plans.queries.writing import written

pytestmark = pytest.mark.django_db


def test_a_plan_in_work_binds_nobody_and_no_line_is_told(freja, write):
    write([freja], SLEEP, at=OCTOBER_1)

    assert lines_of(freja) == []
    assert goals_in_force(freja) == []
    assert written(freja).holds is None
    assert [goal.see for goal in written(freja).shown.goals.all()] == [SLEEP["see"]]


def test_the_plan_is_made_with_its_first_follow_up_booked(freja, planned):
    version = planned(freja, at=OCTOBER_1)

    facts = facts_of_last_line(freja)
    assert lines_of(freja) == ["plan made"]
    assert (facts["kind"], facts["first_follow_up_on"]) == ("barnets_plan", "2026-12-20")
    assert [goal.see for goal in goals_in_force(freja)] == [SLEEP["see"], SCHOOL["see"]]
    assert written(freja).holds == version
    assert version.plan.happened_at == OCTOBER_1
    assert next_follow_up(freja).day == date(2026, 12, 20)


def test_a_revision_is_a_new_version_that_says_what_and_why(freja, planned, write, svends_hand):
    planned(freja, at=OCTOBER_1)
    thread = goals_in_force(freja)[0].thread
    write([freja], {**SLEEP, "who": "Far og Freja"}, thread=thread, at=OCTOBER_8)
    again = actions.make_plan(
        freja, influence="Far er med nu.", because="Mor arbejder om aftenen.",
        happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand,
    )  # fmt: skip

    assert again.number == 2
    assert again.changed == "Ændret ved målet »Freja sover hele natten«: hvem der gør det"
    assert lines_of(freja) == ["plan made", "plan revised"]
    assert facts_of_last_line(freja)["because"] == "Mor arbejder om aftenen."
    assert [goal.who for goal in goals_in_force(freja)] == ["Far og Freja", "Moster Ida"]
    first = PlanVersion.objects.get(plan=again.plan, number=1)
    assert [goal.who for goal in first.goals.all()] == ["Mor og Freja", "Moster Ida"]
    assert Plan.objects.count() == 1


def test_nothing_can_change_what_was_made(freja, planned):
    version = planned(freja, at=OCTOBER_1)
    goal = version.goals.first()

    for change in (
        lambda: PlanVersion.objects.filter(pk=version.pk).update(wish="Noget andet"),
        lambda: PlanGoal.objects.filter(pk=goal.pk).update(see="Noget andet"),
        lambda: PlanGoal.objects.filter(pk=goal.pk).delete(),
        lambda: PlanVersion.objects.filter(pk=version.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="ændres ikke"), transaction.atomic():
            change()


def test_changes_can_be_dropped_and_the_plan_goes_on(freja, planned, write, svends_hand):
    planned(freja, at=OCTOBER_1)
    write([freja], {**SLEEP, "see": "Et tredje mål"}, at=OCTOBER_8)

    in_work = written(freja).in_work
    assert in_work is not None
    actions.drop_changes(in_work, at=OCTOBER_8, by=svends_hand)

    assert written(freja).in_work is None
    assert [goal.see for goal in goals_in_force(freja)] == [SLEEP["see"], SCHOOL["see"]]


def test_a_goal_can_be_taken_out_and_still_stands_in_the_version_before(freja, planned, svends_hand):
    first = planned(freja, at=OCTOBER_1)
    thread = goals_in_force(freja)[1].thread
    actions.drop_goal(freja, thread=thread, at=OCTOBER_8, by=svends_hand, by_name="Svend Dahl")
    again = actions.make_plan(
        freja, influence="Som før.", because="Freja er i skole hver dag nu.",
        happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand,
    )  # fmt: skip

    assert again.changed == "Målet er ikke med længere: Freja er i skole hver dag"
    assert [goal.see for goal in goals_in_force(freja)] == [SLEEP["see"]]
    assert first.goals.count() == 2


def test_a_plan_without_a_goal_is_no_plan(freja, svends_hand):
    with pytest.raises(actions.NoGoals, match="første mål"):
        actions.make_plan(freja, influence="Som ønsket.", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)


def test_siblings_can_share_a_goal_and_each_has_a_plan_of_their_own(freja, storm, write, svends_hand):
    thread = write([freja, storm], SLEEP, at=OCTOBER_1)
    write([freja], SCHOOL, at=OCTOBER_1)

    assert [goal.thread for goal in written(storm).shown.goals.all()] == [thread]
    assert len(written(freja).shown.goals.all()) == 2

    write([freja, storm], {**SLEEP, "who": "Far"}, thread=thread, at=OCTOBER_8)
    assert {goal.who for goal in PlanGoal.objects.filter(thread=thread)} == {"Far"}


def test_who_saves_second_meets_what_the_first_wrote(freja, write):
    thread = write([freja], SLEEP, at=OCTOBER_1)
    shown_with = {PlanGoal.objects.get(thread=thread).edition.hex}
    write([freja], {**SLEEP, "who": "Far"}, thread=thread, seen=shown_with, at=OCTOBER_8)

    with pytest.raises(actions.ChangedMeanwhile):
        write([freja], {**SLEEP, "who": "Moster"}, thread=thread, seen=shown_with, at=OCTOBER_8)

    assert PlanGoal.objects.get(thread=thread).who == "Far"


def test_at_sixteen_the_plan_goes_over_in_a_youth_plan_with_the_same_goals(freja, planned, write, svends_hand):
    freja.birth_date = date(2010, 10, 20)
    freja.save()
    old = planned(freja, at=OCTOBER_1)
    threads = [goal.thread for goal in goals_in_force(freja)]
    write([freja], {**SLEEP, "see": "Freja finder et fritidsjob", "part": "adult"}, at=NOVEMBER_2)
    actions.make_plan(
        freja, influence="Freja vil arbejde.", first_follow_up_on=date(2027, 1, 10),
        happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand,
    )  # fmt: skip

    assert written(freja).holds.kind == "ungeplan"
    assert [goal.thread for goal in goals_in_force(freja)][:2] == threads
    assert lines_of(freja) == ["plan made", "plan ended", "plan made"]
    old.plan.refresh_from_db()
    assert (old.plan.happened_at, old.plan.ended_at) == (OCTOBER_1, NOVEMBER_9)


def test_the_parents_plan_stands_beside_the_childs(freja, planned, write, svends_hand):
    planned(freja, at=OCTOBER_1)
    write([freja], {**SLEEP, "see": "Mor har en fast læge", "part": "parents"}, parents=True, at=OCTOBER_8)
    actions.make_plan(
        freja, parents=True, influence="Mor bad om det.", happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand
    )

    assert lines_of(freja) == ["plan made", "parents' plan made"]
    assert written(freja).holds.kind == "barnets_plan"
    assert written(freja, parents=True).holds.kind == "foraeldre"
    assert [goal.see for goal in goals_in_force(freja)] == [SLEEP["see"], SCHOOL["see"]]


def test_a_plan_registered_before_without_its_goals_ends_with_the_written_one(freja, planned, svends_hand):
    case.make_plan(freja, kind="barnets_plan", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)

    version = planned(freja, at=OCTOBER_8)

    assert [plan.pk for plan in Plan.objects.filter(ended_at=None)] == [version.plan_id]
    assert lines_of(freja) == ["plan made", "plan ended", "plan made"]


def test_the_next_follow_up_is_the_nearest_that_was_agreed(freja, planned, svends_hand):
    case.follow_up(freja, next_on=date(2026, 12, 1), happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    planned(freja, at=OCTOBER_8, first_on=date(2026, 12, 20))
    assert next_follow_up(freja).day == date(2026, 12, 1)

    case.follow_up(freja, next_on=date(2027, 2, 1), happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand)
    assert next_follow_up(freja).day == date(2027, 2, 1)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rounds=st.lists(st.lists(st.integers(0, 3), max_size=4), min_size=1, max_size=4))
def test_every_version_that_was_made_is_still_there_word_for_word(freja, write, svends_hand, rounds):
    with transaction.atomic():
        kept = {}
        for number, wanted in enumerate(rounds):
            in_work = [goal.thread for goal in written(freja).shown.goals.all()] if written(freja).shown else []
            for nth, what in enumerate(wanted):
                thread = in_work[what] if what < len(in_work) else None
                write([freja], {**SLEEP, "see": f"Mål {number}.{nth}"}, thread=thread, at=OCTOBER_1)
            if written(freja).in_work is None:
                write([freja], {**SLEEP, "see": f"Mål {number}"}, at=OCTOBER_1)
            made = actions.make_plan(
                freja, influence="Ja.", because="Det er tid.", happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand
            )
            kept[made.pk] = [goal.see for goal in made.goals.all()]
            assert {pk: _words_of(pk) for pk in kept} == kept
        assert [each.number for each in reversed(written(freja).versions)] == list(range(1, len(rounds) + 1))
        transaction.set_rollback(True)


def _words_of(version_id):
    return [goal.see for goal in PlanVersion.objects.get(pk=version_id).goals.all()]


@pytest.mark.parametrize(
    ("see", "told"),
    [
        ("Freja sover hele natten", "Freja sover hele natten: Fast sengetid. (Far)"),
        ("Freja sover hele natten.", "Freja sover hele natten. Fast sengetid. (Far)"),
    ],
)
def test_a_goal_in_one_line_reads_as_people_write(see, told):
    goal = GoalInForce(new_id(), see, "Fast sengetid.", "Far", None, "child", (), None)

    assert goal.in_one_line == told
