"""Somebody new is let in and shut out again, and every page of the administrator's can be used by everybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.screens import DESK, PHONE
from tovholder.foundation.accounts.models import User
from tovholder.foundation.organisation.models import Employment, Unit

OWN = "/administration/"
PAGES = (
    "",
    "ny/",
    "vagter/",
    "vagter/ny/",
    "enheder/",
    "enheder/ny/",
    "noegler/",
    "noegler/ny/",
    "kommunen/",
    "lukkedage/",
)
OF_A_PERSON = ("", "stilling/", "luk-ude/", "luk-ind/", "kodeord/", "engangskode/")


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_every_page_can_be_used_by_everybody(screen_of, width):
    svend = User.objects.get(username="svend").pk
    held = Employment.objects.get(user=svend).pk
    pages = [f"{OWN}{page}" for page in PAGES] + [f"{OWN}medarbejder/{svend}/{page}" for page in OF_A_PERSON]
    pages += [f"{OWN}ansaettelse/{held}/slut/", f"{OWN}enheder/{Unit.objects.earliest('name').pk}/stedfortraeder/"]
    screen = screen_of("palle", width=width)

    for page in pages:
        assert screen.page.goto(page).status == 200
        screen.is_for_everybody()


@pytest.mark.parametrize(("width", "javascript"), [(DESK, True), (PHONE, False)])
def test_somebody_new_gets_in_and_is_shut_out(screen_of, width, javascript):
    username = f"nanna{width}"
    page = screen_of("palle", width=width, javascript=javascript).page
    page.goto(OWN)
    page.get_by_role("link", name="Ny medarbejder").click()
    page.get_by_role("button", name="Opret medarbejder").click()
    expect(page.get_by_role("alert")).to_contain_text("Udfyld »Brugernavn«")
    page.get_by_label("Navn", exact=False).and_(page.locator("[name=name]")).fill("Nanna Nielsen")
    page.locator("[name=username]").fill(username)
    page.get_by_label("Ny stilling i enheden").select_option("Familiegruppe Nord")
    page.get_by_label("Hvad må den nye stilling?").select_option("Rådgiver")
    page.get_by_role("button", name="Opret medarbejder").click()
    password = page.locator("code").inner_text().partition(" / ")[2]

    hers = screen_of(width=width, javascript=javascript).page
    hers.goto("/")
    hers.get_by_label("Brugernavn").fill(username)
    hers.get_by_label("Adgangskode").fill(password)
    hers.get_by_role("button", name="Log ind").click()
    expect(hers.get_by_role("heading", level=1)).to_have_text("Min dag")

    page.get_by_role("link", name="Jeg har givet den videre").click()
    page.get_by_role("link", name="Nanna Nielsen").last.click()
    page.get_by_role("link", name="Luk ude").click()
    page.get_by_label("Hvorfor?").fill("Begyndte alligevel ikke")
    page.get_by_role("button", name="Luk ude").click()
    expect(page.get_by_text("Medarbejderen er lukket ude.")).to_be_visible()
    hers.goto("/")
    expect(hers.get_by_label("Adgangskode")).to_be_visible()


def test_a_closing_day_is_written_and_taken_back_by_the_keyboard_alone(screen_of):
    page = screen_of("palle").page
    page.goto(f"{OWN}lukkedage/")
    page.get_by_label("Dag", exact=False).first.focus()
    page.keyboard.type("12232030")
    page.get_by_label("Hvorfor?").focus()
    page.keyboard.type("Julelukket")
    page.keyboard.press("Enter")
    expect(page.get_by_text("23. december 2030: Julelukket")).to_be_visible()
    page.get_by_role("button", name="Åbent alligevel").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dagen er ikke en lukkedag mere.")).to_be_visible()
