"""The pages of the plan: filled in and saved, with what is missing said in Danish."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.practice.plans.pages import DAY, SCHOOL, SLEEP, next_follow_up, page, words_of
from tests.world.people import at_the_desk
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework import actions as case
from tovholder.practice.casework.models import Visible
from tovholder.practice.plans.actions import make_plan
from tovholder.practice.plans.queries import goals_in_force
from tovholder.practice.plans.queries.writing import written

pytestmark = pytest.mark.django_db


def in_a_month() -> str:
    return (danish_day(timezone.now()) + 30 * DAY).isoformat()


def test_the_first_goal_begins_the_plan(at_desk, freja):
    empty = words_of(at_desk.get(page("plan", freja)))
    assert "Det første mål begynder den" in empty
    assert "Barnets lov § 91" in empty

    answer = at_desk.post(page("add_goal", freja), {**SLEEP, "by_when": in_a_month()}, follow=True)

    assert "Målet er gemt" in words_of(answer)
    assert SLEEP["see"] in words_of(answer)
    assert "gælder ikke endnu" in words_of(answer)


def test_a_goal_is_not_set_for_a_day_that_has_passed_but_keeps_the_one_it_had(at_desk, freja, write, now):
    yesterday = danish_day(now) - DAY
    refused = words_of(at_desk.post(page("add_goal", freja), {**SLEEP, "by_when": yesterday.isoformat()}))
    assert "Dagen ligger før i dag" in refused and SLEEP["see"] in refused
    assert written(freja).shown is None

    thread = write([freja], {**SLEEP, "by_when": yesterday}, at=now)
    goal = written(freja).shown.goals.get(thread=thread)
    edit = reverse("plans:edit_goal", args=[goal.pk])
    kept = {**SLEEP, "who": "Moster", "seen_version": at_desk.get(edit).context["meeting"].now}
    assert "Dagen ligger før i dag" in words_of(at_desk.post(edit, {**kept, "by_when": (yesterday - DAY).isoformat()}))
    at_desk.post(edit, {**kept, "by_when": yesterday.isoformat()})
    assert written(freja).shown.goals.get(thread=thread).who == "Moster"


def test_a_goal_must_say_what_we_want_to_see(at_desk, freja):
    answer = at_desk.post(page("add_goal", freja), {**SLEEP, "see": "", "part": ""})

    assert "Udfyld »Hvad vil vi se?«." in words_of(answer)
    assert "Vælg et svar til »Hvad handler målet om?«." in words_of(answer)
    assert written(freja).shown is None


def test_the_plan_does_not_hold_before_it_says_how_the_wish_counted(at_desk, freja, write, now):
    write([freja], SLEEP, at=now)
    ahead = (danish_day(now) + 60 * DAY).isoformat()

    refused = at_desk.post(page("make", freja), {"influence": " ", "first_follow_up_on": ahead})
    assert "Udfyld" in words_of(refused)
    assert goals_in_force(freja) == []

    said = {"influence": "Freja bliver hos mor.", "first_follow_up_on": ahead}
    assert "Planen gælder nu" in words_of(at_desk.post(page("make", freja), said, follow=True))
    assert next_follow_up(freja).day.isoformat() == ahead


def test_how_the_wish_counted_in_the_decision_is_not_asked_for_a_second_time(at_desk, freja, write, svends_hand, now):
    kept = "Freja bliver hos mor."
    case.decide([freja], kind="support", wish_changed=kept, happened_at=now, at=now, by=svends_hand)
    write([freja], SLEEP, at=now)

    assert at_desk.get(page("make", freja)).context["form"]["influence"].value() == kept


def test_the_first_follow_up_cannot_be_booked_for_yesterday(at_desk, freja, write, now):
    write([freja], SLEEP, at=now)
    said = {"influence": "Ja.", "first_follow_up_on": (danish_day(now) - DAY).isoformat()}

    assert "Dagen ligger før i dag" in words_of(at_desk.post(page("make", freja), said))


def test_the_laws_latest_day_stands_where_the_first_follow_up_is_booked(at_desk, freja, write, svends_hand, now):
    write([freja], SLEEP, at=now)
    case.start_measure(freja, kind="5", happened_at=now - 10 * DAY, at=now, by=svends_hand)

    assert "Lovens seneste dag er" in words_of(at_desk.get(page("make", freja)))


def test_a_latest_day_that_has_passed_is_told_as_passed(at_desk, freja, write, svends_hand, now):
    write([freja], SLEEP, at=now)
    case.start_measure(freja, kind="5", happened_at=now - 200 * DAY, at=now, by=svends_hand)

    shown = words_of(at_desk.get(page("make", freja)))

    assert "Lovens seneste dag var" in shown
    assert "Lovens seneste dag er" not in shown


def test_only_words_the_child_has_let_us_share_may_be_quoted(at_desk, freja, svends_hand, now):
    talk = case.speak_with_child(
        freja, about="mor", words="Jeg vil bo hos mor. Jeg er bange for Bo.", happened_at=now, at=now, by=svends_hand
    )
    assert "Ingen samtale er delt endnu" in words_of(at_desk.get(page("wish", freja)))

    case.share_words(
        talk, visible_to=[Visible.CUSTODY_HOLDER], child_asked="Ja, mor må vide det", at=now, by=svends_hand
    )
    shown = words_of(at_desk.get(page("wish", freja)))
    assert "Jeg vil bo hos mor." in shown

    made_up = {"wish": "Jeg vil bo hos mor. Jeg vil have en hund.", "wish_from": str(talk.pk)}
    assert "Det står ikke i de ord" in words_of(at_desk.post(page("wish", freja), made_up))
    said = {"wish": "Jeg vil bo hos mor.", "wish_from": str(talk.pk)}
    assert "Ønsket er gemt" in words_of(at_desk.post(page("wish", freja), said, follow=True))
    assert written(freja).in_work.wish_talk == talk


def test_nobody_is_made_to_say_that_the_wish_was_written_with_the_child(at_desk, freja):
    answer = at_desk.post(page("wish", freja), {"wish": "Jeg vil have en hund."})

    assert "Vælg et svar til »Hvor kommer ordene fra?«" in words_of(answer)
    assert " checked" not in words_of(at_desk.get(page("wish", freja)))


def test_before_a_revision_holds_it_is_shown_what_it_changes(at_desk, freja, planned, write, now):
    planned(freja, at=now)
    write([freja], {**SLEEP, "who": "Far"}, thread=goals_in_force(freja)[0].thread, at=now)

    shown = words_of(at_desk.get(page("make", freja)))

    assert "Ændret ved målet »Freja sover hele natten«: hvem der gør det" in shown


def test_a_plan_that_was_revised_says_since_when_it_holds_and_from_when_the_edition_is(
    at_desk, freja, planned, write, svends_hand, now
):
    planned(freja, at=now - 40 * DAY)
    first = words_of(at_desk.get(page("plan", freja)))
    write([freja], {**SLEEP, "who": "Far"}, thread=goals_in_force(freja)[0].thread, at=now)
    make_plan(freja, influence="Ja.", because="Far er flyttet hjem.", happened_at=now, at=now, by=svends_hand)

    shown = words_of(at_desk.get(page("plan", freja)))

    since = f"gælder fra {day(now - 40 * DAY)}"
    assert since in first and "udgave 1" not in first.split("</h1>")[1].split("<h2")[0]
    assert f"{since} · udgave 2 fra {day(now)}" in shown


def test_without_a_wish_the_plan_says_why(at_desk, storm):
    refused = at_desk.post(page("wish", storm), {"wish": "", "wish_from": "none"})
    assert "Skriv, hvorfor barnets ønske ikke står i planen" in words_of(refused)

    at_desk.post(page("wish", storm), {"wish_from": "none", "no_wish_because": "Storm er fire år."})
    assert "Storm er fire år." in words_of(at_desk.get(page("plan", storm)))


def test_read_together_shows_the_plan_and_nobody_else(at_desk, freja, storm, planned, now):
    planned(freja, at=now)

    shown = words_of(at_desk.get(page("read", freja)))

    assert "Jeg vil gerne sove hos mor." in shown
    assert SLEEP["see"] in shown
    for hidden in ("Storm", "Rikke", "Svend", "§", "house-menu"):
        assert hidden not in shown


def test_two_at_once_and_the_second_meets_the_first(at_desk, freja, write, now):
    thread = write([freja], SLEEP, at=now)
    goal = written(freja).shown.goals.get(thread=thread)
    edit = reverse("plans:edit_goal", args=[goal.pk])
    seen = at_desk.get(edit).context["meeting"].now
    write([freja], {**SLEEP, "who": "Far"}, thread=thread, at=now)

    met = at_desk.post(edit, {**SLEEP, "by_when": "", "who": "Moster", "seen_version": seen})
    assert "En anden har gemt, mens du skrev" in words_of(met)
    assert "Far" in words_of(met)

    again = {**SLEEP, "by_when": "", "who": "Moster", "seen_version": met.context["meeting"].now}
    at_desk.post(edit, again)
    assert written(freja).shown.goals.get(thread=thread).who == "Moster"


def test_a_goal_can_be_written_in_a_brothers_plan_too(at_desk, freja, storm):
    given = {**SLEEP, "by_when": "", "also_in": [str(storm.pk)]}
    at_desk.post(page("add_goal", freja), given)

    assert [goal.see for goal in written(storm).shown.goals.all()] == [SLEEP["see"]]


def test_the_school_part_is_there_for_a_placed_child_of_school_age(at_desk, freja, svends_hand, now):
    assert "KABU" not in words_of(at_desk.get(page("add_goal", freja)))
    case.start_placement([freja], happened_at=now - DAY, at=now - DAY, by=svends_hand)
    assert "KABU" in words_of(at_desk.get(page("add_goal", freja)))


def test_the_parents_plan_speaks_as_the_parents(at_desk, freja):
    shown = words_of(at_desk.get(page("plan", freja, parents=True)))
    assert "Forældrehandleplan" in shown
    assert "Det vil vi som forældre gerne" in shown

    at_desk.post(page("add_goal", freja, parents=True), {**SCHOOL, "by_when": "", "part": "parents"})
    assert written(freja).shown is None
    assert written(freja, parents=True).shown.goals.count() == 1


def test_a_colleague_of_another_unit_finds_no_plan(sofie, freja, planned, now):
    version = planned(freja, at=now)
    client = at_the_desk(sofie)
    goal = version.goals.first()

    for address in (
        page("plan", freja),
        page("read", freja),
        page("follow_up", freja),
        reverse("plans:version", args=[version.pk]),
        reverse("plans:edit_goal", args=[goal.pk]),
    ):
        assert client.get(address).status_code == 404


def test_a_plan_of_2012_is_called_by_the_word_of_its_day(at_desk, freja, svends_hand, now):
    long_ago = now.replace(year=2012, month=3, day=1, hour=12)
    case.make_plan(freja, kind="handleplan", happened_at=long_ago, at=long_ago, by=svends_hand)

    assert "Handleplan er registreret 1. marts 2012" in words_of(at_desk.get(page("plan", freja)))


def test_each_required_field_of_a_goal_stays_within_six(at_desk, freja):
    form = at_desk.get(page("add_goal", freja)).context["form"]

    assert len(form.fields) == 6
