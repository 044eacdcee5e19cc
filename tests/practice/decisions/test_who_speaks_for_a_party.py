"""A party's representative gets the letters, and a child below ten who moves can have a second opinion."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.practice.decisions.pages import begun, decided, letter_to, page, real, shown
from tests.world.asking import TWELVE
from tests.world.people import at_the_desk
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.letters.models import Letter
from tovholder.practice.decisions.models import Dispatch, PartyRepresentative, SecondOpinion

pytestmark = pytest.mark.django_db
HANNE = {
    "name": "Hanne Holm",
    "address": "Torvet 1, Fjordby",
    "mandate": "Skriftlig, 1. oktober",
    "scope": "Hele sagen",
}


def named(browser, freja, lene, letters_to, **told):
    given = {**HANNE, "person": str(lene.pk), "letters_to": letters_to, **told}
    return browser.post(reverse("decisions:name_representative", args=[freja.pk]), given)


@pytest.mark.parametrize(
    ("letters_to", "readers"), [("also", {"Lene Ågård", "Hanne Holm"}), ("instead", {"Hanne Holm"})]
)
def test_letters_go_to_the_representative_too_or_instead(letters_to, readers, svend, freja, lene, support, svends_hand):
    browser = at_the_desk(svend)
    named(browser, freja, lene, letters_to)
    decision = decided(support, svends_hand)

    for _ in readers:
        address = browser.get(page("tell", decision))["Location"]
        browser.post(address, {"how": "letter", "address": "Torvet 1, Fjordby"})

    assert {letter.recipient for letter in Letter.objects.all()} == readers
    assert lene.pk in {sent.person for sent in Dispatch.objects.all()}


def test_a_party_has_one_representative_at_a_time_and_the_page_says_so(svend, freja, lene):
    browser = at_the_desk(svend)
    named(browser, freja, lene, "also")

    said = named(browser, freja, lene, "also", name="Ole Olsen").content.decode()

    assert "Parten har allerede en repræsentant i den tid." in said
    assert PartyRepresentative.objects.get().name == "Hanne Holm"


def test_who_no_longer_represents_gets_no_letters(svend, freja, lene, support, svends_hand):
    browser = at_the_desk(svend)
    since = (danish_day(timezone.now()) - timedelta(days=5)).isoformat()
    named(browser, freja, lene, "instead", starts=since)
    speaks = PartyRepresentative.objects.get()
    everybody = reverse("decisions:representatives", args=[freja.pk])
    said = shown(browser, everybody)
    assert "Forvaltningsloven § 8 (status: ikke bekræftet)." in said

    browser.post(reverse("decisions:end_representation", args=[speaks.pk]), {})

    assert "Stoppet" in shown(browser, everybody)
    decision = decided(support, svends_hand)
    assert browser.get(page("tell", decision))["Location"] == letter_to(lene, decision)
    assert "Hanne Holm" not in shown(browser, page("decision", decision))


@pytest.mark.parametrize(("years", "told"), [(9, True), (10, False)])
def test_a_second_opinion_is_offered_when_a_child_below_ten_goes_home(years, told, svend, freja, lene, svends_hand):
    today = danish_day(timezone.now())
    freja.birth_date = today.replace(year=today.year - years, day=1)
    freja.save()
    decision = decided(begun(freja, svends_hand, kind="return_home"), svends_hand)
    browser = at_the_desk(svend)

    with CaptureQueriesContext(connection) as asked:
        said = shown(browser, page("decision", decision))

    assert len(real(asked)) <= TWELVE
    assert ("delvist bekræftet" in said) is told
    assert ("second opinion" in shown(browser, letter_to(lene, decision))) is told


def test_a_second_opinion_is_not_answered_before_it_was_asked_for(svend, freja, lene, svends_hand):
    decision, browser = decided(begun(freja, svends_hand, kind="return_home"), svends_hand), at_the_desk(svend)
    early = f"{timezone.now() - timedelta(days=3):%Y-%m-%dT%H:%M}"

    for name in ("ask_second_opinion", "forward_second_opinion", "answer_second_opinion"):
        thing = decision if name.startswith("ask") else SecondOpinion.objects.get()
        typed = {"asked_by": "Lene Ågård", "answer": "Enig."}
        said = browser.post(page(name, thing), {**typed, "happened_at": early}).content.decode()
        assert "Dagen kan ikke ligge før" in said
        browser.post(page(name, thing), typed)

    assert SecondOpinion.objects.get().answer == "Enig."


def test_a_second_opinion_goes_its_way(svend, freja, lene, svends_hand):
    freja.birth_date = danish_day(timezone.now()) - timedelta(days=365 * 5)
    freja.save()
    decision = decided(begun(freja, svends_hand, kind="return_home"), svends_hand)
    browser = at_the_desk(svend)

    browser.post(page("ask_second_opinion", decision), {"asked_by": "Lene Ågård"})
    asked = SecondOpinion.objects.get()
    browser.post(page("forward_second_opinion", asked), {})
    browser.post(page("answer_second_opinion", asked), {"answer": "Enig."})

    said = shown(browser, page("decision", decision))
    assert [words in said for words in ("Bedt om af", "Sendt", "Enig.")] == [True] * 3
    assert browser.get(page("answer_second_opinion", asked))["Location"] == page("decision", decision)
