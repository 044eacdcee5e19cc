"""Yasmin fears her family: nothing goes out to the home until a named person says so, with a reason."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tovholder.foundation.families.models import Child, ContactHold
from tovholder.foundation.letters.models import Letter

FATHER = "40 00 00 61"


@pytest.fixture
def karen(screen_of):
    """Karen at her screen."""
    return screen_of("karen")


def open_assessed(page: Page, words: str) -> None:
    """From Min dag to Vurdering of what has been assessed and waits for its way on."""
    page.get_by_role("link", name="Modtagelsen", exact=True).click()
    page.get_by_role("link", name="Vurderet (").click()
    page.get_by_role("listitem").filter(has_text=words).get_by_role("link").first.click()


def test_no_letter_can_be_chosen_and_the_notifier_is_told_in_person(karen):
    page, letters = karen.page, Letter.objects.count()
    open_assessed(page, "familien har bestilt en rejse")

    expect(page.get_by_text("Kontaktstop: ").first).to_be_visible()
    expect(page.get_by_role("radio", name="Brev eller mail")).to_have_count(0)
    page.get_by_role("radio", name="Fortalt personligt eller i telefon").check()
    page.get_by_role("button", name="Gem vurdering").click()

    expect(page.get_by_role("region", name="Det er gjort")).to_contain_text("Underretteren har fået svar personligt")
    assert Letter.objects.count() == letters
    karen.is_for_everybody()


def test_a_letter_chosen_before_somebody_set_the_hold_is_refused_and_what_was_written_stays(karen, town):
    page, letters = karen.page, Letter.objects.count()
    page.get_by_role("link", name="Modtagelsen", exact=True).click()
    page.get_by_role("listitem").filter(has_text="Freja sov i timen igen").get_by_role("link").first.click()
    page.get_by_role("radio", name="Brev eller mail").check()
    page.get_by_role("radio", name="Ingen fare").check()
    page.get_by_label("Begrundelse", exact=True).fill("Freja er i skolens fritidstilbud til kl. 16.")

    other = karen.another_window()
    other.goto(page.url)
    other.get_by_role("link", name="Sæt kontaktstop").click()
    other.get_by_role("radio").first.check()
    other.get_by_role("button", name="Sæt kontaktstop").click()
    expect(other.get_by_text("Gemt.")).to_be_visible()

    page.get_by_role("button", name="Gem vurdering").click()

    expect(page.get_by_role("alert").first).to_contain_text("kontaktstop")
    expect(page.get_by_label("Begrundelse", exact=True)).to_have_value("Freja er i skolens fritidstilbud til kl. 16.")
    assert Letter.objects.count() == letters
    karen.is_for_everybody()
    page.get_by_role("radio", name="Fortalt personligt eller i telefon").check()
    page.get_by_role("button", name="Gem vurdering").click()
    expect(page.get_by_role("region", name="Det er gjort")).to_contain_text("Underretteren har fået svar personligt")


def test_the_parents_numbers_are_behind_a_stop_and_lifting_it_needs_a_reason(karen):
    page = karen.page
    open_assessed(page, "familien har bestilt en rejse")
    concern = page.url
    page.get_by_role("link", name="Barnets side").click()
    who = page.get_by_role("region", name="Hvem gør hvad")
    expect(who).to_contain_text("Kontaktstop: ring ikke.")
    expect(page.get_by_text(FATHER)).to_have_count(0)
    karen.is_for_everybody()
    who.get_by_role("button", name="Vis nummeret alligevel").first.click()
    expect(page.get_by_text(FATHER)).to_be_visible()

    page.goto(concern)
    page.get_by_role("link", name="Ophæv kontaktstop").click()
    expect(page.get_by_text("Skriv risikovurderingen først.")).to_be_visible()
    karen.is_for_everybody()
    page.get_by_label("Hvad er risikoen, hvis forældre eller netværk får det at vide?").fill(
        "Far har bestilt billetter."
    )
    page.get_by_label("Hvem må ikke kontaktes?").fill("Far og farbror")
    page.get_by_role("button", name="Gem risikovurdering").click()
    page.get_by_role("link", name="Ophæv kontaktstop").click()
    page.get_by_role("button", name="Ophæv kontaktstop").click()
    expect(page.get_by_role("alert")).to_contain_text("Hvorfor må familien kontaktes igen?")
    karen.is_for_everybody()
    assert ContactHold.objects.filter(child__name="Yasmin Haddad", lifted_at=None).exists()

    page.get_by_label("Hvorfor må familien kontaktes igen?").fill("Politiet og fasteren er enige: mor kan kontaktes.")
    page.get_by_role("button", name="Ophæv kontaktstop").click()
    expect(page.get_by_text("Gemt.")).to_be_visible()
    assert not ContactHold.objects.filter(child__name="Yasmin Haddad", lifted_at=None).exists()
    page.goto(f"/barn/{Child.objects.get(name='Yasmin Haddad').pk}/")
    expect(page.get_by_role("region", name="Hvem gør hvad")).to_contain_text(FATHER)
    page.get_by_role("link", name="Tidslinje", exact=True).click()
    expect(page.get_by_text("Politiet og fasteren er enige: mor kan kontaktes.")).to_be_visible()
    karen.is_for_everybody()
