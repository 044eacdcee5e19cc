"""The pages of help: what they ask, what they show with its law, and what they stop."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.practice.casework.pages import later, page_for, said
from tests.world.families import a_family, ago
from tests.world.people import at_the_desk
from tovholder.practice.casework import actions
from tovholder.practice.casework.actions import MeasureTerms
from tovholder.practice.casework.models import (
    Measure,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def freja(svend):
    return a_family(svend, ["Freja Ågård", "Storm Ågård"])[0]


@pytest.fixture
def treatment(freja, hand):
    terms = MeasureTerms(purpose="Ro om aftenen.", provider="Familiehuset", price_month=Decimal(14500))
    at = ago(days=40)
    return actions.start_measure(freja, kind="support_bl32:5", terms=terms, happened_at=at, at=at, by=hand)


NEW_MEASURE = {"kind": "support_bl32:7", "purpose": "En pause til mor.", "provider": "Familien Lund"}


def test_new_help_needs_three_answers_and_stands_in_the_table_with_its_law(svend, freja):
    assert said(at_the_desk(svend), "new_measure", freja, **NEW_MEASURE) == page_for("help_of_child", freja)

    page = at_the_desk(svend).get(page_for("help_of_child", freja)).content.decode()
    assert "Støtteophold" in page
    assert "Barnets lov § 32, stk. 1, nr. 7" in page
    assert Measure.objects.get().begun


def test_help_that_begins_later_is_agreed_until_somebody_says_it_has_begun(svend, freja):
    browser = at_the_desk(svend)
    said(browser, "new_measure", freja, **NEW_MEASURE, starts_on=later(days=10))
    agreed = Measure.objects.get()
    assert not agreed.begun
    assert "Aftalt" in browser.get(page_for("help_of_child", freja)).content.decode()

    assert said(browser, "begin_measure", agreed) == page_for("help_of_child", freja)
    assert Measure.objects.get().begun
    assert said(browser, "begin_measure", agreed) == page_for("measure", agreed)


@pytest.mark.parametrize(("typed", "kept"), [("14.500", "14500"), ("14500,50", "14500.50"), ("950", "950")])
def test_a_price_is_read_as_a_dane_writes_it(svend, freja, typed, kept):
    said(at_the_desk(svend), "new_measure", freja, **NEW_MEASURE, price_month=typed)

    assert str(Measure.objects.get().price_month) in (kept, f"{kept}.00")


def test_a_price_with_oere_is_shown_with_them_on_the_page_and_in_the_form(svend, freja):
    browser = at_the_desk(svend)
    said(browser, "new_measure", freja, **NEW_MEASURE, price_month="14.500,50")

    help_given = Measure.objects.get()
    page = browser.get(page_for("measure", help_given)).content.decode()
    assert "14.500,50 kr. pr. måned" in page
    assert 'value="14.500,50"' in page


def test_the_same_help_twice_is_sent_back_with_what_to_do(svend, freja, treatment):
    typed = {"kind": "support_bl32:5", "purpose": "Ro.", "provider": "familiehuset"}

    assert "kører allerede" in said(at_the_desk(svend), "new_measure", freja, **typed)
    assert Measure.objects.count() == 1


def test_help_cannot_end_before_it_began(svend, treatment):
    before = (timezone.localtime() - timedelta(days=60)).date().isoformat()
    page = said(at_the_desk(svend), "end_measure", treatment, because="goals_met", happened_on=before)

    assert "Det kan ikke slutte, før det begyndte." in page


def test_help_ends_with_its_reason(svend, freja, treatment):
    said(at_the_desk(svend), "end_measure", treatment, because="goals_met", words="Godt.")

    treatment.refresh_from_db()
    assert (treatment.ended_because, treatment.ended_words) == ("goals_met", "Godt.")
    assert "Formålet er nået. Godt." in at_the_desk(svend).get(page_for("help_of_child", freja)).content.decode()


def test_what_is_agreed_can_be_changed(svend, treatment):
    said(at_the_desk(svend), "measure", treatment, purpose="Ro.", provider="Familiehuset", price_month="16000")

    treatment.refresh_from_db()
    assert (treatment.purpose, int(treatment.price_month)) == ("Ro.", 16000)
