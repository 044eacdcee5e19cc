"""What comes after a decision on its pages: complaints, orders, consents withdrawn."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.practice.decisions.pages import begun, decided, page, shown
from tests.world.people import at_the_desk
from tovholder.core.time.calendar import danish_day
from tovholder.practice.casework import actions as casework
from tovholder.practice.decisions.models import Complaint, DecisionTold

pytestmark = pytest.mark.django_db


def test_a_late_complaint_is_taken_down_and_marked(svend, freja, lene, support, svends_hand):
    decision = decided(support, svends_hand)
    long_ago = timezone.now() - timedelta(days=60)
    DecisionTold.objects.create(
        child=freja,
        decision=decision,
        person=lene.pk,
        person_name=lene.name,
        how="letter",
        told_on=danish_day(long_ago),
        complaint_until=danish_day(long_ago) + timedelta(weeks=4),
        happened_at=long_ago,
        recorded_at=long_ago,
    )
    browser = at_the_desk(svend)

    browser.post(page("complain", decision), {"person": str(lene.pk), "form": "oral", "words": "Det er forkert."})

    complaint = Complaint.objects.get()
    assert complaint.late
    said = shown(browser, page("decision", decision))
    assert "Kom efter klagefristen." in said
    assert page("reconsider", complaint) in said


def test_a_complaint_does_not_come_before_the_decision_it_is_about(svend, lene, support, svends_hand):
    decision = decided(support, svends_hand)
    early = {"person": str(lene.pk), "form": "oral", "words": "Det er forkert.", "happened_at": "2020-01-01T10:00"}

    said = at_the_desk(svend).post(page("complain", decision), early).content.decode()

    assert "Dagen kan ikke ligge før" in said
    assert "Det er forkert." in said
    assert not Complaint.objects.exists()


def test_an_order_is_not_to_be_carried_out_before_it_was_given(svend, support, svends_hand):
    decision = decided(support, svends_hand)
    order = {"text": "Tal med Freja.", "due_on": (timezone.localdate() - timedelta(days=5)).isoformat()}

    said = at_the_desk(svend).post(page("order", decision), order).content.decode()

    assert "Dagen ligger før pålægget kom." in said


def test_a_withdrawn_consent_to_a_placement_asks_what_follows(svend, freja, lene, svends_hand):
    now = timezone.now()
    given = casework.give_consent(
        freja, person=lene.pk, person_name="Lene", kind="placement", happened_at=now, at=now, by=svends_hand
    )
    browser = at_the_desk(svend)
    said = shown(browser, page("withdraw", given))
    assert [words in said for words in ("Hjemgivelse", "Hjemgivelsesperiode", "§ 47")] == [True] * 3

    browser.post(page("withdraw", given), {"follows": "return_period"})

    given.refresh_from_db()
    assert (given.follows, given.stands) == ("return_period", False)
    assert "Hjemgivelsesperiode" in shown(browser, page("consents", freja))


def test_a_second_press_on_a_withdrawn_consent_lands_where_it_stands(svend, freja, lene, svends_hand):
    now = timezone.now()
    given = casework.give_consent(
        freja, person=lene.pk, person_name="Lene", kind="help", happened_at=now, at=now, by=svends_hand
    )
    browser = at_the_desk(svend)

    answers = [browser.post(page("withdraw", given), {"follows": "help_ends"}) for _ in range(2)]

    assert [each["Location"] for each in answers] == [page("consents", freja)] * 2


def test_the_consent_to_a_placement_stands_on_the_placements_own_paragraph(svend, freja, lene, support, svends_hand):
    placement = begun(freja, svends_hand, kind="placement")

    of_placement = at_the_desk(svend).get(page("preparation", placement)).content.decode()
    of_support = at_the_desk(svend).get(page("preparation", support)).content.decode()

    assert "Barnets lov § 32, stk. 2" in of_support
    assert "Barnets lov § 32, stk. 2" not in of_placement
