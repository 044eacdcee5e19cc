"""Whoever works with the child writes down that the family was talked with, also after Modtagelsen let the child go."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.practice.intake.pages.visiting import AFTERNOON, page_at, page_of, sent
from tests.world.frontdesk import assessed, hand, received
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.families.models import Child
from tovholder.practice.intake.actions import screen
from tovholder.practice.intake.models import ParentsTold

pytestmark = pytest.mark.django_db
OWED = ("OWN-CONTACT-BEFORE", "PARENTS-TOLD")
CALLED = {"how": "Mor, i telefonen", "contacted_at": "2026-10-16T21:10"}


@pytest.fixture
def storm(freja: Child) -> Child:
    """Freja's brother, in the same unit."""
    return Child.objects.create(name="Storm Ågård", birth_date=freja.birth_date, unit=freja.unit)


@pytest.fixture
def came(freja: Child, storm: Child, karen: Any) -> Any:
    """Both children were assessed, the family was to be called the day after, and they were sent to their unit."""
    came = received(freja, storm, at=AFTERNOON)
    signed: dict[str, Any] = {"at": FRIDAY_EVENING, "by": hand(karen)}
    for concern in came.concerns:
        tomorrow = FRIDAY_EVENING.date() + timedelta(days=1)
        assessed(concern, at=FRIDAY_EVENING - timedelta(minutes=30), contact_family_before=tomorrow)
        screen(concern, outcome="N5", reason="Flere tegn.", screened_at=FRIDAY_EVENING, **signed)
    return came


def owed(child: Child) -> set[str]:
    return set(child.deadlines.running().filter(rule__in=OWED).values_list("rule", flat=True))


def test_the_childs_own_caseworker_is_led_there_and_lands_on_the_child_again(browser_of, svend, freja, came):
    hers = browser_of(svend)
    page = page_of(hers.get(f"/barn/{freja.pk}/"))
    assert page_at(came, "kontakt/") in page and "Os selv: familien er ikke kontaktet" in page

    answer = sent(hers, page_at(came, "kontakt/"), **CALLED)

    assert answer.url == f"/barn/{freja.pk}/"
    assert owed(freja) == {"PARENTS-TOLD"}
    assert "Os selv: forældrene ved ikke, at der er underrettet" in page_of(hers.get(f"/barn/{freja.pk}/"))


def test_what_the_parents_heard_is_told_of_all_children_at_once(browser_of, svend, freja, storm, came):
    sent(browser_of(svend), page_at(came, "kontakt/"), **CALLED, told="yes", also=[str(came.concerns[1].pk)])

    assert owed(freja) == owed(storm) == set()
    assert {told.whom for told in ParentsTold.objects.all()} == {"Mor, i telefonen"}
    assert "familien er ikke kontaktet" not in page_of(browser_of(svend).get(f"/barn/{freja.pk}/"))


def test_without_who_it_was_nothing_is_kept_and_what_was_typed_stands(browser_of, svend, freja, storm, came):
    page = page_of(sent(browser_of(svend), page_at(came, "kontakt/"), how="", told="yes", contacted_at=""))

    assert "Udfyld »Hvem, og hvordan?«." in page and 'value="yes"' in page
    assert owed(freja) == owed(storm) == set(OWED)


def test_another_units_caseworker_finds_no_such_page(browser_of, sofie, came):
    assert browser_of(sofie).get(page_at(came, "kontakt/")).status_code == 404


def test_modtagelsen_comes_back_to_vurdering(desk, came):
    assert sent(desk, page_at(came, "kontakt/"), **CALLED).url == page_at(came)


def test_before_it_is_decided_only_modtagelsen_talks_with_the_family(browser_of, svend, desk, freja):
    fresh = received(freja, at=AFTERNOON)

    assert page_at(fresh, "kontakt/") not in page_of(browser_of(svend).get(f"/barn/{freja.pk}/"))
    assert browser_of(svend).get(page_at(fresh, "kontakt/")).status_code == 404
    assert desk.get(page_at(fresh, "kontakt/")).status_code == 200
