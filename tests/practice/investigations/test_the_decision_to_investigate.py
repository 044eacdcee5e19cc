"""The decision to investigate is kept with its letter, and two advisers are named or it is said why not."""

import pytest
from django.urls import reverse

from tests.world.moments import OCTOBER_1
from tests.world.people import at_the_desk, reading
from tovholder.foundation.families.models import ChildState
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import Decision, Investigation

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(svend, freja):
    """Svend has decided to investigate."""
    browser = at_the_desk(svend)
    where = reverse("investigations:decide", args=[freja.pk])
    browser.post(where, {"ground": "stk2", "purpose": "Hvordan har Freja det?"})
    return browser, Investigation.objects.get(child=freja)


def test_the_decision_is_kept_and_its_letter_is_one_press_away(decided):
    browser, investigation = decided

    decision = Decision.objects.get()
    assert investigation.decision == decision
    assert (decision.kind, decision.purpose, decision.by_name) == (
        "investigation",
        "Hvordan har Freja det?",
        "Svend Dahl, Rådgiver",
    )
    said = browser.get(reverse("investigations:task_list", args=[investigation.pk])).content.decode()
    assert reverse("decisions:decision", args=[decision.pk]) in said
    assert "ingen har fået den endnu" in said
    letter = browser.get(browser.get(reverse("decisions:tell", args=[decision.pk]))["Location"]).content.decode()
    assert "Mette Ågård" in letter
    assert "Barnets lov § 20" in browser.get(reverse("decisions:decision", args=[decision.pk])).content.decode()


def test_a_child_of_twelve_is_no_party_to_the_decision_to_investigate(freja, decided):
    browser, investigation = decided
    freja.birth_date = "2013-01-01"
    freja.save()

    said = browser.get(reverse("decisions:decision", args=[investigation.decision_id])).content.decode()

    sends_to = reverse("decisions:send", args=[investigation.decision_id, freja.pk])
    assert "Ikke sendt" in said
    assert sends_to not in said


def test_two_advisers_are_named_or_it_is_said_why_there_is_one(decided):
    browser, investigation = decided
    where = reverse("investigations:advisers", args=[investigation.pk])

    said = browser.post(where, {"first": "Svend Dahl"}).content.decode()
    assert "Skriv den anden rådgiver, eller hvorfor der kun er én." in said
    browser.post(where, {"first": "Svend Dahl", "second": "Karen Holm"})

    investigation.refresh_from_db()
    assert (investigation.advisers, investigation.one_adviser_because) == ("Svend Dahl, Karen Holm", "")
    tasks = reverse("investigations:task_list", args=[investigation.pk])
    assert "Svend Dahl, Karen Holm" in browser.get(tasks).content.decode()


def test_with_help_before_the_law_does_not_ask_for_two_advisers(svend, freja):
    by = reading(svend).hand
    actions.start_measure(freja, kind="support", happened_at=OCTOBER_1, at=OCTOBER_1, by=by)
    later = OCTOBER_1.replace(day=20)
    investigation = actions.start_investigation(freja, happened_at=later, at=later, by=by)

    tasks = reverse("investigations:task_list", args=[investigation.pk])

    assert "To rådgivere" not in at_the_desk(svend).get(tasks).content.decode()


def test_before_a_birth_the_decision_stands_on_the_rules_of_expectant_parents(svend, freja):
    freja.state, freja.birth_date, freja.due_date = ChildState.UNBORN, None, "2027-03-12"
    freja.save()
    browser = at_the_desk(svend)
    where = reverse("investigations:decide", args=[freja.pk])

    assert "Barnets lov §§ 24-27" in browser.get(where).content.decode()
    browser.post(where, {"ground": "1", "purpose": "Kan moren tage vare på barnet?"})

    assert Decision.objects.get().paragraph == "Barnets lov §§ 24-27"
