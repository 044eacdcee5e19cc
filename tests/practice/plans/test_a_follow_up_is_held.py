"""A follow-up: how each goal goes, what is changed, when we look again."""

import pytest

from tests.practice.plans.pages import DAY, SLEEP, next_follow_up, page, words_of
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.deadlines.models import Deadline
from tovholder.practice.casework import actions as case
from tovholder.practice.casework.models import FollowUp
from tovholder.practice.plans.queries import goals_in_force
from tovholder.practice.plans.queries.writing import written

pytestmark = pytest.mark.django_db


def follow(at_desk, child, trends, *, now, **more):
    goals = goals_in_force(child)
    given = {f"goal-{goal.thread.hex}-trend": trend for goal, trend in zip(goals, trends, strict=True)}
    given |= {
        "result": "Vi fortsætter.",
        "next_on": (danish_day(now) + 90 * DAY).isoformat(),
        "next_because": "Aftalt.",
    }
    seen = at_desk.get(page("follow_up", child)).context["meeting"].now
    return at_desk.post(page("follow_up", child), {**given, **more, "seen_version": seen}, follow=True)


def test_a_follow_up_tells_how_each_goal_goes_and_when_we_look_again(at_desk, freja, planned, now):
    planned(freja, at=now - 40 * DAY)

    shown = words_of(follow(at_desk, freja, ["up", "level"], now=now))

    assert "Opfølgningen er gemt" in shown
    assert "Sådan er det gået: frem." in " ".join(shown.split())
    assert [goal.signs for goal in goals_in_force(freja)] == ["↑", "→"]
    assert next_follow_up(freja).because == "Aftalt."
    assert FollowUp.objects.get().plan_id == written(freja).holds.plan_id


def test_the_next_time_falls_away_when_the_plan_is_ended(at_desk, freja, planned, write, svends_hand, now):
    planned(freja, at=now - 40 * DAY)
    follow(at_desk, freja, ["up", "level"], now=now)
    plan, said = written(freja).holds.plan, "Næste gang vi kigger på det"
    assert said in words_of(at_desk.get(page("plan", freja)))

    case.end_plan(plan, because="Målene er nået.", happened_at=now, at=now, by=svends_hand)
    write([freja], SLEEP, at=now)

    assert next_follow_up(freja) is None
    assert [said in words_of(at_desk.get(page(name, freja))) for name in ("plan", "read")] == [False, False]
    assert "Aftalt." in words_of(at_desk.get(page("plan", freja)))  # the follow-up itself still stands


def test_what_did_not_move_twice_must_be_changed(at_desk, freja, planned, now):
    planned(freja, at=now - 40 * DAY)
    follow(at_desk, freja, ["up", "level"], now=now)
    school = goals_in_force(freja)[1].thread.hex

    refused = words_of(follow(at_desk, freja, ["level", "down"], now=now))
    assert refused.count("Målet er ikke gået fremad to gange. Skriv, hvad I laver om.") >= 1
    assert FollowUp.objects.count() == 1

    follow(at_desk, freja, ["level", "down"], now=now, **{f"goal-{school}-changed": "Moster bytter til aftenen"})
    assert FollowUp.objects.count() == 2
    assert "Moster bytter til aftenen" in words_of(at_desk.get(page("plan", freja)))
    assert [goal.stands_still for goal in goals_in_force(freja)] == [False, True]


def test_the_childs_number_is_from_nought_to_ten(at_desk, freja, planned, now):
    planned(freja, at=now - 40 * DAY)
    sleep = goals_in_force(freja)[0].thread.hex

    refused = follow(at_desk, freja, ["up", "up"], now=now, **{f"goal-{sleep}-scale": "11"})
    assert "Tallet er fra 0 til 10" in words_of(refused)
    follow(at_desk, freja, ["up", "up"], now=now, **{f"goal-{sleep}-scale": "7"})
    assert goals_in_force(freja)[0].scale == 7


def test_for_a_placed_child_the_parents_are_spoken_with_first(at_desk, freja, planned, svends_hand, now):
    planned(freja, at=now - 40 * DAY)
    case.start_placement([freja], happened_at=now - 20 * DAY, at=now - 20 * DAY, by=svends_hand)

    refused = follow(at_desk, freja, ["up", "up"], now=now)
    assert "Skriv, hvornår I talte med forældrene" in words_of(refused)
    follow(at_desk, freja, ["up", "up"], now=now, parents_not_because="Mor er indlagt.")
    assert FollowUp.objects.get().parents_not_because == "Mor er indlagt."


def test_after_the_return_home_no_day_is_asked_for_where_nothing_goes_on(at_desk, freja, svends_hand, now):
    case.start_placement([freja], happened_at=now - 90 * DAY, at=now - 90 * DAY, by=svends_hand)
    assert "(skal udfyldes)" in words_of(at_desk.get(page("follow_up", freja))).partition("på det igen?")[2][:80]
    case.end_placement(freja, return_home=True, happened_at=now - 9 * DAY, at=now - 9 * DAY, by=svends_hand)
    none: dict[str, str] = {"next_on": "", "next_because": ""}

    one_half = {**none, "next_on": (danish_day(now) + 9 * DAY).isoformat()}
    assert "hvorfor I ser på det igen netop den dag" in words_of(follow(at_desk, freja, [], now=now, **one_half))
    shown = words_of(follow(at_desk, freja, [], now=now, **none, result="Freja er glad for at være hjemme."))

    assert "Opfølgningen er gemt." in shown and "Den næste" not in shown
    assert FollowUp.objects.get().next_on is None
    assert not Deadline.objects.running().filter(child=freja, rule="OWN-FOLLOW-HOME").exists()


def test_no_plan_is_followed_up_revised_or_ended_before_it_was_made_and_nobody_was_talked_with_tomorrow(
    at_desk, freja, planned, write, svends_hand, now
):
    planned(freja, at=now - 40 * DAY)
    case.start_placement([freja], happened_at=now - 20 * DAY, at=now - 20 * DAY, by=svends_hand)
    before, tomorrow = (now - 400 * DAY).strftime("%Y-%m-%dT%H:%M"), (danish_day(now) + DAY).isoformat()

    early = follow(at_desk, freja, ["up", "up"], now=now, parents_not_because="Mor er syg.", happened_at=before)
    ahead = follow(at_desk, freja, ["up", "up"], now=now, parents_contacted_on=tomorrow)
    write([freja], {**SLEEP, "see": "Freja læser"}, at=now)
    revised = at_desk.post(page("make", freja), {"influence": "Ja.", "because": "Ny skole.", "happened_at": before})
    ended = at_desk.post(page("end", freja), {"because": "Målet er nået.", "happened_at": before})

    assert "Dagen ligger i fremtiden" in words_of(ahead)
    for answer in (early, revised, ended):
        assert "Dagen kan ikke ligge før" in words_of(answer)
    assert not FollowUp.objects.exists()
    assert written(freja).holds.number == 1


def test_help_is_followed_up_without_a_plan_too(at_desk, freja, now):
    given = {"result": "Det går.", "next_on": (danish_day(now) + 30 * DAY).isoformat(), "next_because": "Tæt på."}
    at_desk.post(page("follow_up", freja), given)

    assert FollowUp.objects.get().plan is None


def test_two_follow_ups_at_once_and_the_second_meets_the_first(at_desk, freja, now):
    given = {"result": "Det går.", "next_on": (danish_day(now) + 30 * DAY).isoformat(), "next_because": "Tæt på."}
    at_desk.post(page("follow_up", freja), given)

    met = at_desk.post(page("follow_up", freja), {**given, "result": "Det går bedre."})

    assert "En anden har gemt, mens du skrev" in words_of(met)
    assert FollowUp.objects.count() == 1


def test_the_plans_page_asks_the_database_little(at_desk, freja, home, storm, planned, now, shown_with_few_questions):
    planned(freja, at=now - 40 * DAY)
    follow(at_desk, freja, ["up", "level"], now=now)
    at_desk.post(page("add_goal", freja), {**SLEEP, "see": "Et tredje mål", "by_when": ""})
    at_desk.get(page("plan", freja))

    shown_with_few_questions(at_desk, page("plan", freja))
