"""Malik is placed with Hanne and Per: more help begins, contact is agreed, he goes home, the case is closed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.keyboard import enter
from tests.journeys.screens import PHONE
from tovholder.core.time.calendar import danish_day
from tovholder.practice.casework.models import Case, FamilyContact, Measure, Placement


def to_malik(page: Page, part: str) -> None:
    page.get_by_role("link", name="Malle", exact=True).first.click()
    page.get_by_role("link", name=part, exact=True).click()


def tab_to(page: Page, name: str) -> None:
    """Walk with the keyboard to what is called so."""
    for _ in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()")
        if here.startswith(name):
            return
    raise AssertionError(f"The keyboard does not reach {name}.")


def test_new_help_with_the_keyboard_alone(screen_of):
    screen = screen_of("svend")
    page = screen.page
    to_malik(page, "Indsatser")
    screen.is_for_everybody()
    tab_to(page, "Ny indsats")
    enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ny indsats")
    screen.is_for_everybody()
    tab_to(page, "Hvilken hjælp?")
    page.keyboard.type("Fast kontaktperson")
    tab_to(page, "Hvad skal hjælpen føre til?")
    page.keyboard.type("En voksen at tale med om aftenen.")
    tab_to(page, "Hvem giver hjælpen?")
    page.keyboard.type("Ungehuset")
    tab_to(page, "Gem indsats")
    enter(page)

    expect(page.get_by_text("Indsatsen er gemt.")).to_be_visible()
    row = page.get_by_role("row", name=re.compile("Fast kontaktperson"))
    expect(row).to_contain_text("Barnets lov § 32, stk. 1, nr. 3")
    expect(row).to_contain_text("Kører")
    assert Measure.objects.get(provider="Ungehuset").purpose.startswith("En voksen")


def test_contact_rarer_than_monthly_is_sent_to_the_committee_and_nothing_is_lost(screen_of):
    screen = screen_of("svend")
    page = screen.page
    to_malik(page, "Indsatser")
    page.get_by_role("link", name="Anbringelsen nu").click()
    screen.is_for_everybody()
    page.get_by_role("link", name="Skriv samvær").click()
    page.get_by_label("Samvær med hvem?").fill("Far")
    page.get_by_label("Hvor mange dage er der højst imellem?").fill("42")
    page.get_by_label("Kommunen, med samtykke").check()
    page.get_by_role("button", name="Gem samvær").click()
    expect(page.get_by_role("link", name=re.compile("sjældnere end en gang om måneden"))).to_be_visible()
    expect(page.get_by_label("Samvær med hvem?")).to_have_value("Far")
    screen.is_for_everybody()

    page.get_by_label("Hvor mange dage er der højst imellem?").fill("14")
    page.get_by_role("button", name="Gem samvær").click()

    expect(page.get_by_text("hver 2. uge")).to_be_visible()
    assert FamilyContact.objects.get(with_whom="Far").every_days == 14


def test_home_again_and_the_case_is_closed_when_all_help_has_ended(screen_of, town):
    screen = screen_of("svend")
    page = screen.page
    to_malik(page, "Sagens gang")
    screen.is_for_everybody()
    page.get_by_role("link", name="Luk sagen").click()
    expect(page.get_by_text("Sagen kan ikke lukkes, så længe barnet får hjælp.")).to_be_visible()
    screen.is_for_everybody()
    page.get_by_role("link", name=re.compile("^Anbringelse")).click()

    page.get_by_role("link", name="Hjemgivelse").click()
    today = danish_day(town.clock.now())
    page.get_by_label("Hvornår skal barnet hjem?").fill(str(today + timedelta(days=30)))
    page.get_by_label("Hjemgivelsesperioden varer til").fill(str(today + timedelta(days=90)))
    page.get_by_label("Hvilken støtte får familien bagefter?").fill("Familiehuset kommer hver tirsdag.")
    page.get_by_role("button", name="Gem afgørelsen").click()
    expect(page.get_by_text(re.compile("Hjemgivelse besluttet"))).to_be_visible()

    town.clock.forward(days=30)
    page.reload()
    if page.get_by_label("Adgangskode").is_visible():
        screen.log_in("svend")
        to_malik(page, "Indsatser")
        page.get_by_role("link", name="Anbringelsen nu").click()
    page.get_by_role("link", name="Afslut anbringelsen").click()
    screen.is_for_everybody()
    expect(page.get_by_label("Hjemme (hjemgivelse)")).to_be_checked()
    page.get_by_label("Slut som planlagt").check()
    page.get_by_role("button", name="Afslut anbringelsen").click()
    expect(page.get_by_text("Anbringelsen er afsluttet.")).to_be_visible()

    page.get_by_role("link", name="Sagens gang", exact=True).click()
    page.get_by_role("link", name="Luk sagen").click()
    screen.is_for_everybody()
    page.get_by_label("Målene er nået").check()
    page.get_by_label(re.compile("^Med dine egne ord")).fill("Malik bor hjemme og trives.")
    page.get_by_label(re.compile("har fået det at vide den")).fill(str(danish_day(town.clock.now())))
    page.get_by_role("button", name="Luk sagen").click()

    expect(page.get_by_text("Sagen er lukket.")).to_be_visible()
    placement = Placement.objects.get(child__name="Malik Petersen")
    assert placement.return_until == today + timedelta(days=90)
    assert Case.objects.filter(child__name="Malik Petersen", closed_at=None).count() == 0


@pytest.mark.parametrize("javascript", [True, False])
def test_on_a_phone_a_child_asks_and_is_answered(screen_of, javascript):
    screen = screen_of("svend", width=PHONE, javascript=javascript)
    page = screen.page
    to_malik(page, "Sagens gang")
    if javascript:
        screen.is_for_everybody()
    page.get_by_role("link", name="Skriv, hvad barnet beder om").click()
    page.get_by_label("hjælp", exact=True).check()
    page.get_by_label(re.compile("^Barnets egne ord")).fill("Jeg vil gerne have hjælp til matematik.")
    if javascript:
        screen.is_for_everybody()
    page.get_by_role("button", name="Gem barnets ønske").click()

    asked = page.get_by_role("region", name="Barnet beder om").get_by_role("listitem").filter(has_text="Hjælp")
    asked.get_by_role("link").click()
    expect(page.get_by_text("Jeg vil gerne have hjælp til matematik.")).to_be_visible()
    page.get_by_label("Ja", exact=True).check()
    page.get_by_label(re.compile("^Svaret, som barnet fik det")).fill("Ja, to timer om ugen fra nu af.")
    if javascript:
        screen.is_for_everybody()
    page.get_by_role("button", name="Gem svaret").click()

    expect(asked).to_contain_text("besvaret")
