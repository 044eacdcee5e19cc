"""A second press on the pages of a plan changes nothing, and is answered as the first was."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.practice.plans.pages import DAY, SLEEP, page, words_of
from tests.world.pressing import everything, pressed_twice
from tovholder.core.time.calendar import danish_day
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import LateAddition
from tovholder.practice.plans.queries.writing import written

pytestmark = pytest.mark.django_db


def test_a_goal_a_plan_a_follow_up_and_its_end_are_saved_once_each(at_desk, freja, now):
    there = page("plan", freja)
    day = (danish_day(now) + 30 * DAY).isoformat()

    goal = pressed_twice(at_desk, page("add_goal", freja), {**SLEEP, "by_when": day})
    made = pressed_twice(at_desk, page("make", freja), {"influence": "Hun bliver.", "first_follow_up_on": day})
    thread = written(freja).holds.goals.get().thread.hex
    seen = {f"goal-{thread}-trend": "up", "result": "Det går frem.", "next_on": day, "next_because": "Tæt på."}
    held = pressed_twice(at_desk, page("follow_up", freja), seen)
    ended = pressed_twice(at_desk, page("end", freja), {"because": "Målet er nået."})

    assert {*goal, *made, *held, *ended} == {there}


def test_a_wish_is_saved_once_and_does_not_meet_itself(at_desk, freja, write, now):
    write([freja], SLEEP, at=now)

    pressed_twice(at_desk, page("wish", freja), {"wish": "Jeg vil sove hos mor.", "wish_from": "together"})


def test_a_goal_is_taken_out_once_and_who_presses_again_sees_the_plan(at_desk, freja, write, now):
    write([freja], SLEEP, at=now)
    goal = written(freja).shown.goals.get()
    out = reverse("plans:drop_goal", args=[goal.pk])
    assert f'name="child" value="{freja.pk}"' in words_of(at_desk.get(reverse("plans:edit_goal", args=[goal.pk])))
    at_desk.post(out, {"child": freja.pk})
    after = everything()

    again = at_desk.post(out, {"child": freja.pk}, follow=True)

    assert "Målet er taget ud" in words_of(again)
    assert everything() == after
    assert at_desk.post(out).status_code == 404


def test_in_a_closed_case_a_goal_says_why_it_is_written(at_desk, freja, now, svends_hand):
    case = casework.open_case(freja, because="Underretning", happened_at=now - DAY, at=now, by=svends_hand)
    casework.close_case(case, because="Flyttet.", happened_at=now, at=now, by=svends_hand)
    assert "Hvorfor skal det med alligevel?" in words_of(at_desk.post(page("add_goal", freja), SLEEP))

    at_desk.post(page("add_goal", freja), {**SLEEP, "after_closing": "Efterværn."})

    assert LateAddition.objects.get().because == "Efterværn."
