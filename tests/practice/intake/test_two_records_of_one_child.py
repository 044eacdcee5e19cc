"""A child that stands twice: seen side by side, laid together without losing what protects it, and parted again."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.world.frontdesk import duty, hand, received
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, at_the_desk, reading
from tovholder.foundation.access.models import Shut
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child, ContactHold, Protection
from tovholder.foundation.families.searching import search
from tovholder.practice.casework.actions import start_measure
from tovholder.practice.intake.actions import (
    identify_child,
    lift_contact_hold,
    set_contact_hold,
    undo_identification,
)

pytestmark = pytest.mark.django_db

MOST_STATEMENTS = 16  # two children are opened, and each opening is noted


@pytest.fixture
def twice(freja):
    """Freja, written a second time under her first name only, in the same unit."""
    return Child.objects.create(name="Freja Ågård", birth_date=freja.birth_date, unit=freja.unit)


def together(other, freja, karen):
    identify_child(other, known_child=freja, reason="Samme CPR-nummer", at=MONDAY_MORNING, by=hand(karen))
    freja.refresh_from_db()
    other.refresh_from_db()


def parted(other, freja, karen):
    undo_identification(other, reason="To kusiner", at=MONDAY_MORNING, by=hand(karen))
    freja.refresh_from_db()


def standing(child):
    return list(ContactHold.objects.filter(child=child, lifted_at=None).values_list("because", "review_on"))


def test_no_duty_is_lost_and_none_begins_anew(fjordby, freja, twice, karen):
    received(twice)
    before = duty(twice, "NOTIF-24H").due_at

    together(twice, freja, karen)
    assert duty(freja, "NOTIF-24H").due_at == before

    parted(twice, freja, karen)
    assert duty(twice, "NOTIF-24H").due_at == before
    assert not freja.deadlines.filter(rule="NOTIF-24H").exists()


def test_a_contact_hold_stands_on_the_record_that_is_kept_and_is_lifted_there(fjordby, freja, twice, karen):
    review = date(2026, 10, 30)
    set_contact_hold(
        twice, because="honour", review_on=review, set_at=FRIDAY_EVENING, at=FRIDAY_EVENING, by=hand(karen)
    )

    together(twice, freja, karen)
    assert (standing(freja), standing(twice)) == ([("honour", review)], [])

    lift_contact_hold(
        ContactHold.objects.get(child=freja),
        reason="Aftalt med politiet",
        lifted_at=MONDAY_MORNING,
        at=MONDAY_MORNING,
        by=hand(karen),
    )
    parted(twice, freja, karen)
    assert (standing(freja), standing(twice)) == ([], [])


def test_parted_again_the_hold_goes_back_where_it_came_from(fjordby, freja, twice, karen):
    set_contact_hold(twice, because="honour", set_at=FRIDAY_EVENING, at=FRIDAY_EVENING, by=hand(karen))
    together(twice, freja, karen)

    parted(twice, freja, karen)

    assert standing(freja) == []
    assert [because for because, _ in standing(twice)] == ["honour"]


def test_both_had_a_hold_and_each_has_its_own_when_they_are_parted(fjordby, freja, twice, karen):
    for child, because in ((freja, "abuse_physical"), (twice, "honour")):
        set_contact_hold(child, because=because, set_at=FRIDAY_EVENING, at=FRIDAY_EVENING, by=hand(karen))

    together(twice, freja, karen)
    assert [because for because, _ in standing(freja)] == ["abuse_physical"]

    parted(twice, freja, karen)
    assert [because for because, _ in standing(freja)] == ["abuse_physical"]
    assert [because for because, _ in standing(twice)] == ["honour"]


@pytest.mark.parametrize(
    ("kept", "other", "after"),
    [
        (Protection.NONE, Protection.POLICE, Protection.POLICE),
        (Protection.CPR, Protection.NONE, Protection.CPR),
        (Protection.POLICE, Protection.CPR, Protection.POLICE),
    ],
)
def test_the_stronger_protection_of_the_address_holds_and_goes_back(fjordby, freja, twice, karen, kept, other, after):
    Child.objects.filter(pk=freja.pk).update(protection=kept)
    Child.objects.filter(pk=twice.pk).update(protection=other)
    freja.refresh_from_db()
    twice.refresh_from_db()

    together(twice, freja, karen)
    assert freja.protection == after

    parted(twice, freja, karen)
    assert freja.protection == kept


def test_a_record_that_is_shut_for_a_unit_shuts_the_other_too(fjordby, freja, twice, svend, karen):
    Shut.objects.create(child_id=twice.pk, unit=fjordby.north, because="En af vores egne", starts_at=FRIDAY_EVENING)
    visible = Child.objects.visible_to(reading(svend), at=MONDAY_MORNING)
    assert visible.filter(pk=freja.pk).exists()

    together(twice, freja, karen)
    assert not visible.filter(pk=freja.pk).exists()

    parted(twice, freja, karen)
    assert visible.filter(pk=freja.pk).exists()


def page(child, other=None, tail=""):
    return f"/modtagelsen/samme-barn/{child.pk}/" + (f"{other.pk}/" if other else "") + tail


def sent(browser, address, **typed):
    key = re.findall(r'name="once" value="([^"]*)"', browser.get(address).content.decode())
    return browser.post(address, {**({"once": key[0]} if key else {}), **typed})


def test_the_caseworker_sees_both_side_by_side_lays_them_together_and_parts_them_again(svend, freja, twice):
    browser = at_the_desk(svend)
    assert page(freja, twice) in browser.get(page(freja)).content.decode()
    with CaptureQueriesContext(connection) as told:
        shown = browser.get(page(freja, twice)).content.decode()
    assert "Journal A" in shown
    assert "Kontaktstop, adressebeskyttelse" in shown
    assert len(told) <= MOST_STATEMENTS, [each["sql"][:90] for each in told]
    assert "Udfyld" in sent(browser, page(freja, twice), keep=freja.pk).content.decode()

    answer = sent(browser, page(freja, twice), keep=freja.pk, reason="Samme CPR-nummer")
    assert answer.headers["Location"] == page(freja)
    assert Child.objects.get(pk=twice.pk).same_as == freja
    assert page(twice, tail="fortryd/") in browser.get(page(freja)).content.decode()
    assert browser.get(page(freja, twice)).headers["Location"] == page(freja)

    browser.post(page(twice, tail="fortryd/"), {"reason": "To kusiner"})
    assert Child.objects.get(pk=twice.pk).same_as is None


def test_help_that_runs_stands_on_the_record_that_is_kept(svend, freja, twice):
    when: dict[str, Any] = {"happened_at": FRIDAY_EVENING, "at": FRIDAY_EVENING, "by": hand(svend)}
    start_measure(twice, kind="support_bl32:5", **when)
    browser = at_the_desk(svend)
    typed = {"reason": "Samme barn"}

    assert "Behold den journal" in sent(browser, page(freja, twice), keep=freja.pk, **typed).content.decode()
    assert sent(browser, page(freja, twice), keep=twice.pk, **typed).headers["Location"] == page(twice)
    assert Deadline.objects.running().filter(child=twice, rule="FOLLOW-FIRST").exists()


@pytest.mark.parametrize(("who", "status"), [("svend", 200), ("sofie", 404)])
def test_only_who_may_see_both_may_lay_them_together(request, freja, twice, who, status):
    assert at_the_desk(request.getfixturevalue(who)).get(page(freja, twice)).status_code == status


def test_laid_together_the_search_finds_one_row_by_either_name_and_says_so(fjordby, freja, svend, karen):
    other = Child.objects.create(name="Fie Ågård Holm", birth_date=freja.birth_date, unit=freja.unit)
    Child.objects.create(name="Freja Bro", birth_date="2017-01-02", unit=freja.unit)
    together(other, freja, karen)

    by_the_other = search("Fie", reader=reading(svend)).children
    found = at_the_desk(svend).post(reverse("families:search"), {"q": "Freja"}, follow=True).content.decode()

    assert by_the_other == [freja]
    assert found.count("En anden journal er lagt sammen med denne") == 1
    assert reverse("intake:other_records", args=[freja.pk]) in found


def test_opening_the_record_that_was_laid_aside_leads_to_the_one_that_is_kept(fjordby, freja, twice, svend, karen):
    together(twice, freja, karen)
    browser = at_the_desk(svend)

    answer = browser.get(reverse("desk:child", args=[twice.pk]), follow=True)

    assert answer.redirect_chain == [(reverse("desk:child", args=[freja.pk]), 302)]
    assert "er lagt sammen med denne" in answer.content.decode()
    parted(twice, freja, karen)
    assert browser.get(reverse("desk:child", args=[twice.pk])).status_code == 200


def test_where_no_other_record_is_alike_the_page_says_how_one_is_found(freja, svend):
    page = at_the_desk(svend).get(reverse("intake:other_records", args=[freja.pk])).content.decode()

    assert "Ingen anden journal, du må se, ligner denne." in page
    assert reverse("casework:about_child", args=[freja.pk]) in page


def test_two_birth_dates_or_two_names_are_warned_of_before_the_records_are_laid_together(freja, twice, svend):
    browser = at_the_desk(svend)
    assert "Det kan være to børn" not in browser.get(page(freja, twice)).content.decode()

    Child.objects.filter(pk=twice.pk).update(birth_date=date(2011, 5, 4), name="Freja Holm", name_key="freja holm")

    shown = browser.get(page(freja, twice)).content.decode()
    assert "Ikke det samme på de to: fødselsdag, navn. Det kan være to børn." in shown
    assert "4. maj 2011" in shown
