"""Vagtsiden: who is on watch at night sees who waits, opens it, and knows whom to call."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.practice.intake.pages.visiting import AFTERNOON, page_of
from tests.world.frontdesk import LITTLE_BOY, assessed, hand, received
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.access.models import ListReading, Reading, Reason
from tovholder.foundation.families.models import Adult, Tie
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.models import Municipality
from tovholder.practice.intake.reports import ParentSaid


def alarms_rung():
    return Outgoing.objects.filter(kind="out_of_hours_alarm")


pytestmark = pytest.mark.django_db

WATCH = "/modtagelsen/vagt/"


@pytest.fixture
def night(browser_of, nadja):
    """Nadja's telephone on Friday night."""
    return browser_of(nadja)


def test_the_watch_sees_who_waits_and_whom_to_call(night, came):
    Municipality.objects.update(texts={"phones": [{"who": "Formanden", "phone": "20 11 22 33"}]})

    page = page_of(night.get(WATCH))

    assert "Freja Ågård, 9 år" in page and "21 timer tilbage" in page
    assert 'href="tel:112"' in page and 'href="tel:114"' in page
    assert "Formanden" in page and 'href="tel:20112233"' in page
    assert "Nadja Brink" in page and "20 10 00 01" in page


def test_who_has_been_assessed_is_not_on_the_list(night, came, karen):
    assessed(came.concerns[0], by=hand(karen), at=FRIDAY_EVENING)

    assert "Ingen underretninger venter på vurdering." in page_of(night.get(WATCH))


def test_i_have_it_stops_the_next_call_and_opens_the_childs_card(night, came, freja):
    assert "Ringer stadig" in page_of(night.get(WATCH))

    answer = night.post(f"{WATCH}{came.concerns[0].pk}/aabnet/")

    assert answer.url == f"{WATCH}{came.concerns[0].pk}/"
    assert {alarm.called_off_at for alarm in alarms_rung()} == {FRIDAY_EVENING}
    assert "Du har den." in page_of(night.get(answer.url))
    assert "Ringer stadig" not in page_of(night.get(WATCH))


def test_a_look_alone_stops_nothing(night, came):
    night.get(WATCH)
    night.get(f"{WATCH}{came.concerns[0].pk}/")

    assert night.get(f"{WATCH}{came.concerns[0].pk}/aabnet/").status_code == 405
    assert {alarm.called_off_at for alarm in alarms_rung()} == {None}


def test_the_card_says_where_the_child_is_and_who_is_around(night, freja):
    mother = Adult.objects.create(name="Mette Ågård", phone="30 40 50 60")
    Tie.objects.create(child=freja, adult=mother, kind="mother", custody=True, starts="2017-05-04")
    came = received(freja, at=AFTERNOON, text="Tør ikke gå hjem.")

    page = page_of(night.get(f"{WATCH}{came.concerns[0].pk}/"))

    assert "Tør ikke gå hjem." in page and "Mette Ågård" in page and 'href="tel:30405060"' in page
    assert "Vurdér nu" in page


def test_under_a_hold_the_familys_numbers_are_shown_to_who_asks_and_the_asking_is_logged(night, freja):
    mother = Adult.objects.create(name="Mette Ågård", phone="30 40 50 60")
    Tie.objects.create(child=freja, adult=mother, kind="mother", custody=True, starts="2017-05-04")
    said = (ParentSaid(name="Far", phone="20 30 40 50"),)
    came = received(freja, at=AFTERNOON, safety_flags=("honour",), parents=said)
    concern = came.concerns[0].pk

    for look in (f"{WATCH}{concern}/", f"/modtagelsen/{concern}/"):
        page = page_of(night.get(look))
        assert "Mette Ågård" in page and "Kontaktstop: ring ikke." in page
        assert ("30 40 50 60" in page, "20 30 40 50" in page) == (False, False)
    assert not Reading.objects.filter(page="intake:phones").exists()

    asked = page_of(night.get(f"/modtagelsen/{concern}/numre/"))

    assert "30 40 50 60" in asked and "20 30 40 50" in asked and "ring ikke til familien" in asked
    assert Reading.objects.get(page="intake:phones").child_id == freja.pk


def test_the_look_is_logged_as_out_of_hours(night, came, freja):
    night.get(WATCH)
    night.get(f"{WATCH}{came.concerns[0].pk}/")

    assert freja.pk in ListReading.objects.get().children
    assert Reading.objects.get().reason == Reason.OUT_OF_HOURS


def test_when_the_watch_is_over_the_page_is_gone(night, clock, came):
    clock(FRIDAY_EVENING + timedelta(hours=11))

    assert night.get(WATCH).status_code == 404
    assert night.get(f"{WATCH}{came.concerns[0].pk}/").status_code == 404


@pytest.mark.parametrize("children", [1, 15])
def test_the_pages_ask_the_database_twelve_things_at_most(night, shown_with_few_questions, children):
    for _ in range(children):
        came = received(LITTLE_BOY, at=AFTERNOON)

    shown_with_few_questions(night, WATCH)
    shown_with_few_questions(night, f"{WATCH}{came.concerns[0].pk}/")


@pytest.mark.parametrize(("who", "shown"), [("nadja", True), ("karen", False)])
def test_who_is_on_watch_finds_the_page_in_the_menu(request, browser_of, who, shown):
    menu = page_of(browser_of(request.getfixturevalue(who)).get("/")).split("<main")[0]

    assert (f'href="{WATCH}"' in menu) is shown
