"""Before a decision about a child that belongs in another country too, the authority there has answered (§ 155)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.practice.decisions.pages import begun, decided, page, shown
from tests.world.people import at_the_desk
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Deadline
from tovholder.practice.casework.actions import write_other_country

pytestmark = pytest.mark.django_db


@pytest.fixture
def poland(freja, svends_hand):
    """Freja has her home in Poland too, since a month."""

    def know(**answered):
        at = timezone.now() - timedelta(days=3 if answered else 30)
        write_other_country(freja, country="Polen", because="lives_there", at=at, by=svends_hand, **answered)

    know()
    return know


def breaches(child):
    """Whether each decision was red for want of the answer, the first first; a fresh count says the same."""
    assert differing({child.pk: timezone.now()}) == []
    made = Deadline.objects.filter(child=child.pk, rule="HAGUE-155", due_at__isnull=False).order_by("started_at")
    return [row.red_at is not None for row in made]


def test_the_page_of_a_decision_says_what_is_missing_and_leads_to_where_it_is_written(svend, freja, poland, support):
    said = shown(at_the_desk(svend), page("preparation", support))

    assert "Centralmyndigheden i det andet land" in said and "Polen" in said
    assert reverse("casework:other_country", args=[freja.pk]) in said
    assert page("central_authority", support) in said


def test_a_decision_without_the_answer_is_a_breach(freja, poland, support, svends_hand):
    decided(support, svends_hand)

    assert breaches(freja) == [True]


def test_with_the_answer_it_is_none(freja, poland, support, svends_hand):
    day = timezone.localdate() - timedelta(days=4)
    poland(asked_on=day, answered_on=day, answer="Ingen sag dér.")

    decided(support, svends_hand)

    assert breaches(freja) == [False]


def test_it_could_not_be_waited_for_and_why(svend, freja, poland, support, svends_hand):
    typed = {"words": "Freja er her og i fare nu."}
    at_the_desk(svend).post(page("central_authority", support), typed)

    decided(support, svends_hand)

    assert breaches(freja) == [False]


def test_a_child_of_no_other_country_is_decided_on_as_before(freja, lene, svends_hand):
    decided(begun(freja, svends_hand), svends_hand)

    assert breaches(freja) == []
