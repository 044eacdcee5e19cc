"""The letters around a decision: who is heard, who is told, and what they never tell."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.practice.decisions.pages import begun, decided, letter_to, page, shown
from tests.world.people import LONG_AGO, at_the_desk
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.models import (
    Adult,
    ContactHold,
    Home,
    Protection,
    Residence,
    Tie,
    TieKind,
)
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.ui.wording import day
from tovholder.practice.decisions.models import DecisionTold, Dispatch, Step

pytestmark = pytest.mark.django_db


def test_a_hearing_has_somebody_something_and_a_day(svend, lene, support):
    browser = at_the_desk(svend)

    said = browser.post(page("hearing", support), {}).content.decode()
    assert "Vælg, hvem det gælder." in said
    assert "Skriv, hvad det er." in said
    until = (danish_day(timezone.now()) + timedelta(days=14)).isoformat()
    heard = {"person": str(lene.pk), "words": "Larm om natten.", "answer_by": until, "write_letter": "on"}
    browser.post(page("hearing", support), heard)

    step = Step.objects.get()
    assert step.letter is not None
    assert Letter.objects.get(pk=step.letter).recipient == "Lene Ågård"
    assert page("answer", step) in shown(browser, page("preparation", support))


def test_the_hearing_letter_is_held_back_while_there_is_a_contact_hold(svend, freja, lene, support):
    ContactHold.objects.create(child=freja, because="acute", set_at=timezone.now())
    until = (danish_day(timezone.now()) + timedelta(days=14)).isoformat()
    heard = {"person": str(lene.pk), "words": "Larm om natten.", "answer_by": until, "write_letter": "on"}

    said = at_the_desk(svend).post(page("hearing", support), heard).content.decode()

    assert "kontaktstop" in said
    assert not Step.objects.exists()


def test_each_party_gets_a_letter_and_the_parent_does_not_read_the_childs_words(
    svend, lene, freja, support, svends_hand
):
    decision = decided(support, svends_hand, child_view="Jeg er bange for Rasmus.", wish_changed="Hun får en voksen.")
    browser = at_the_desk(svend)
    assert browser.get(page("tell", decision))["Location"] == letter_to(lene, decision)
    said = shown(browser, letter_to(lene, decision))
    assert [words in said for words in ("Havnegade 4", "Lene Ågård", "mor", "Klagevejledning")] == [True] * 4

    browser.post(letter_to(lene, decision), {"how": "letter", "address": "Havnegade 4"})

    letter = Letter.objects.get()
    assert "Hun får en voksen." in letter.body
    assert "bange" not in letter.body
    assert "Afgørelsen er truffet af Svend Dahl (rådgiver)" in letter.body
    assert "Er du ikke enig, kan du klage i 4 uger fra den dag, du har fået brevet" in letter.body
    assert Dispatch.objects.get().person == lene.pk


def test_the_letter_of_who_reads_the_pages_in_english_is_in_danish(svend, lene, support, svends_hand):
    decision, browser = decided(support, svends_hand), at_the_desk(svend)
    browser.cookies["django_language"] = "en"
    assert '<html lang="en"' in shown(browser, letter_to(lene, decision))

    browser.post(letter_to(lene, decision), {"how": "letter", "address": "Havnegade 4"})

    assert f"truffet den {day(decision.happened_at)}" in Letter.objects.get().body


def test_a_letter_by_hand_is_told_when_the_party_has_it(svend, lene, support, svends_hand):
    decision, browser = decided(support, svends_hand), at_the_desk(svend)
    browser.post(letter_to(lene, decision), {"how": "in_person"})
    assert not DecisionTold.objects.exists()
    sent = Dispatch.objects.get()
    assert "Skal udleveres" in shown(browser, page("decision", decision))

    browser.post(page("handed_over", sent), {"how": "in_person"})

    told = DecisionTold.objects.get()
    assert (told.person, told.told_on) == (lene.pk, danish_day(timezone.now()))
    assert "Kan klage til og med" in shown(browser, page("decision", decision))
    assert browser.get(page("handed_over", sent)).status_code == 302


def test_a_second_press_sends_nothing_twice_and_lands_on_the_decision(svend, lene, support, svends_hand):
    decision, browser = decided(support, svends_hand), at_the_desk(svend)

    answers = [browser.post(letter_to(lene, decision), {"how": "digital_post"}) for _ in range(2)]

    assert [each["Location"] for each in answers] == [page("decision", decision)] * 2
    assert Letter.objects.count() == 1
    assert "I kø" in shown(browser, page("decision", decision))


def test_a_child_of_ten_has_its_own_letter_read_together(svend, freja, lene, support, svends_hand):
    freja.birth_date = danish_day(timezone.now()) - timedelta(days=365 * 11)
    freja.save()
    decision, browser = decided(support, svends_hand), at_the_desk(svend)
    said = shown(browser, letter_to(freja, decision))
    assert "Barnet er under 15 år: giv det brevet, og læs det sammen" in said
    assert "Digital Post" not in said
    ours = {"told_to_child": "Du får en voksen at tale med."}

    browser.post(letter_to(freja, decision), {**ours, "how": "letter", "address": "Havnegade 4"})
    assert not Letter.objects.exists()
    browser.post(letter_to(freja, decision), {**ours, "how": "read_together"})

    letter = Letter.objects.get()
    assert "Du får en voksen at tale med." in letter.body
    assert "Fordi hun har brug for ro" not in letter.body


def test_a_protected_address_is_not_shown_and_not_let_out_in_a_letter(svend, freja, lene, jonas, support, svends_hand):
    Residence.objects.filter(adult=lene).delete()
    secret = Home.objects.create(address="Skjulestien 9, Fjordby", secret=True)
    Residence.objects.create(adult=lene, home=secret, starts="2020-01-01")
    Residence.objects.create(child=freja, home=secret, starts="2020-01-01")
    freja.protection = Protection.CPR
    freja.save()
    decision = decided(support, svends_hand, reasons="Freja bor nu på Skjulestien 9, Fjordby.")
    browser = at_the_desk(svend)

    said = shown(browser, letter_to(lene, decision)).split("<form", 3)[-1]
    assert "Adressen er beskyttet" in said
    answer = browser.post(letter_to(lene, decision), {"how": "letter"})

    assert "nævner en adresse, som er beskyttet" in answer.content.decode()
    assert not Letter.objects.exists()


def test_no_letters_go_out_while_there_is_a_contact_hold(svend, freja, lene, support, svends_hand):
    decision = decided(support, svends_hand)
    ContactHold.objects.create(child=freja, because="acute", set_at=timezone.now())

    said = at_the_desk(svend).post(letter_to(lene, decision), {"how": "in_person"}).content.decode()

    assert "Der er kontaktstop på barnet" in said
    assert not Dispatch.objects.exists()


def test_nobody_has_had_a_decision_before_it_was_made(svend, lene, support, svends_hand):
    decision, browser = decided(support, svends_hand), at_the_desk(svend)
    early = (danish_day(decision.happened_at) - timedelta(days=1)).isoformat()

    said = browser.post(letter_to(lene, decision), {"how": "in_person", "told_on": early}).content.decode()
    assert "Dagen ligger før afgørelsen" in said
    assert not Dispatch.objects.exists()

    browser.post(letter_to(lene, decision), {"how": "in_person"})
    sent = Dispatch.objects.get()
    said = browser.post(page("handed_over", sent), {"how": "in_person", "told_on": early}).content.decode()
    assert "Dagen ligger før afgørelsen" in said
    assert not DecisionTold.objects.exists()


def test_a_parent_whose_custody_nobody_has_written_is_a_question_and_no_recipient(svend, freja, lene, svends_hand):
    father = Adult.objects.create(name="Jonas Bech")
    tie = Tie.objects.create(child=freja, adult=father, kind=TieKind.FATHER, custody=None, starts=LONG_AGO)
    decision = decided(begun(freja, svends_hand), svends_hand)
    browser, letter = at_the_desk(svend), letter_to(father, decision)

    said = shown(browser, page("decision", decision))
    assert "Har den voksne del i forældremyndigheden?" in said
    assert reverse("casework:grown_up", args=[freja.pk, father.pk]) in said
    assert letter not in said and letter_to(lene, decision) in said
    assert browser.get(letter).status_code == 302  # on to the next who is to have it

    Tie.objects.filter(pk=tie.pk).update(custody=True)
    assert letter in shown(browser, page("decision", decision))
