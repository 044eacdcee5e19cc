"""The plan goes out for comment, and what comes back stands at its goals."""

import pytest

from tests.practice.plans.pages import SLEEP, page, words_of
from tovholder.core.time.calendar import danish_day, months_after
from tovholder.foundation.families.models import ContactHold, Protection
from tovholder.foundation.letters.models import Letter
from tovholder.practice.casework import actions as case
from tovholder.practice.casework.models import Visible
from tovholder.practice.plans.models import PlanComment, PlanSent
from tovholder.practice.plans.queries import goals_in_force

pytestmark = pytest.mark.django_db


def test_words_that_are_no_longer_shared_do_not_leave_the_house(at_desk, freja, home, write, svends_hand, now):
    talk = case.speak_with_child(freja, words="Jeg vil bo hos mor.", happened_at=now, at=now, by=svends_hand)
    case.share_words(talk, visible_to=[Visible.CUSTODY_HOLDER], child_asked="Ja", at=now, by=svends_hand)
    at_desk.post(page("wish", freja), {"wish": "Jeg vil bo hos mor.", "wish_from": str(talk.pk)})
    write([freja], SLEEP, at=now)
    case.share_words(talk, visible_to=[], child_asked="Freja har fortrudt", at=now, by=svends_hand)

    at_desk.post(page("send", freja), {"to": [str(freja.ties.get().adult_id)]})

    letter = Letter.objects.get()
    assert "Jeg vil bo hos mor" not in letter.body
    assert SLEEP["see"] in letter.body
    assert "Ja, det passer / Det passer ikke helt / Det vil jeg tale om" in letter.body


def test_the_plan_is_sent_to_the_custody_holder_once_however_often_it_is_pressed(at_desk, freja, home, write, now):
    write([freja], SLEEP, at=now)
    mother = str(freja.ties.get().adult_id)

    at_desk.post(page("send", freja), {"to": [mother]})
    at_desk.post(page("send", freja), {"to": [mother]})

    assert PlanSent.objects.count() == Letter.objects.count() == 1
    assert Letter.objects.get().address == home.address


def test_nothing_is_sent_under_a_contact_hold(at_desk, freja, home, write, now):
    write([freja], SLEEP, at=now)
    ContactHold.objects.create(child=freja, because="violence", set_at=now)

    shown = words_of(at_desk.get(page("plan", freja)))
    assert "Planen kan ikke sendes" in shown
    assert "Send til kommentering" not in shown
    at_desk.post(page("send", freja), {"to": [str(freja.ties.get().adult_id)]})
    assert not Letter.objects.exists()


@pytest.mark.parametrize("what", ["home", "child"])
def test_a_protected_address_stands_on_the_letter_and_not_on_the_page(at_desk, freja, home, write, now, what):
    write([freja], SLEEP, at=now)
    assert home.address in words_of(at_desk.get(page("plan", freja)))
    if what == "home":
        home.secret = True
        home.save()
    else:
        freja.protection = Protection.CPR
        freja.save()

    shown = words_of(at_desk.get(page("plan", freja)))
    assert home.address not in shown
    assert "mor: beskyttet" in shown
    at_desk.post(page("send", freja), {"to": [str(freja.ties.get().adult_id)]})
    assert Letter.objects.get().address == home.address


def test_nobody_is_chosen_beforehand_where_the_child_has_a_safe_channel(at_desk, freja, home, write, now):
    write([freja], SLEEP, at=now)
    assert " checked" in words_of(at_desk.get(page("plan", freja)))
    freja.safe_channel = "Ring til moster, aldrig breve"
    freja.save()

    shown = words_of(at_desk.get(page("plan", freja)))
    assert "Ring til moster, aldrig breve" in shown
    assert " checked" not in shown


def test_comments_stand_at_their_goals(at_desk, freja, home, write, now):
    thread = write([freja], SLEEP, at=now)
    who = str(freja.ties.get().adult_id)
    nothing = at_desk.post(page("comment", freja), {"said_by": who})
    assert "Sæt et svar ved mindst ét mål" in words_of(nothing)

    given = {"said_by": who, f"goal-{thread.hex}-answer": "not_quite", f"goal-{thread.hex}-words": "Hun vågner tidligt"}
    shown = words_of(at_desk.post(page("comment", freja), given, follow=True))

    assert "Det passer ikke helt" in shown
    assert "Hun vågner tidligt" in shown
    assert PlanComment.objects.get().thread == thread


def test_what_was_said_to_the_plan_stands_beside_the_changes_it_led_to(at_desk, freja, home, planned, write, now):
    planned(freja, at=now)
    sleep = goals_in_force(freja)[0]
    at_desk.post(page("comment", freja), {"said_by": "child", f"goal-{sleep.thread.hex}-answer": "talk"})
    at_desk.post(page("send", freja), {"to": [str(freja.ties.get().adult_id)]})
    write([freja], {**SLEEP, "do": "Freja vælger selv bogen"}, thread=sleep.thread, at=now)

    shown = words_of(at_desk.get(page("plan", freja)))

    assert "Det vil jeg tale om" in shown
    assert "Tjek og send brevet til" in shown
    assert "Der er ændringer, som ikke gælder endnu" in shown


def test_what_the_child_says_to_a_goal_is_not_shown_to_the_parents(at_desk, freja, home, planned, now):
    planned(freja, at=now)
    sleep, school = goals_in_force(freja)
    mother = str(freja.ties.get().adult_id)
    at_desk.post(page("comment", freja), {"said_by": "child", f"goal-{sleep.thread.hex}-answer": "talk"})
    at_desk.post(page("comment", freja), {"said_by": mother, f"goal-{school.thread.hex}-answer": "not_quite"})

    read = at_desk.get(page("read", freja)).context

    assert [goal.see for goal in read["to_talk_about"]] == [SLEEP["see"]]
    assert PlanComment.objects.filter(by_child=True).count() == 1
    at_desk.post(page("send", freja), {"to": [mother]})
    assert "Det vil jeg tale om" not in Letter.objects.get().body.replace(
        "Det passer ikke helt / Det vil jeg tale om", ""
    )


def test_the_parents_plan_goes_to_the_parents_alone(at_desk, freja, home, write, now):
    freja.birth_date = months_after(danish_day(now), -12 * 12)
    freja.save()
    write([freja], {**SLEEP, "part": "parents"}, parents=True, at=now)
    write([freja], SLEEP, at=now)

    to_both = [each.relation for each in at_desk.get(page("plan", freja)).context["recipients"]]
    to_parents = [each.relation for each in at_desk.get(page("plan", freja, parents=True)).context["recipients"]]

    assert to_both == ["Barnet selv", "Mor"]
    assert to_parents == ["Mor"]
    assert "barnet selv" not in words_of(at_desk.get(page("comment", freja, parents=True)))
