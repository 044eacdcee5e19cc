"""In English, by the keyboard alone, on a phone, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.keyboard import enter, tab_to
from tests.journeys.screens import PHONE
from tovholder.entrances.desk.context import pages_of_child
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import NoteCopy
from tovholder.practice.intake.models import Concern


def addresses(who: str) -> list[str]:
    """Every page this person has a use for."""
    freja, malik = (Child.objects.get(name=name).pk for name in ("Freja Ågård", "Malik Petersen"))
    concern = Concern.objects.get(child=freja, assessed_at=None).pk
    note = NoteCopy.objects.filter(child__name="Noah Kristensen").first()
    assert note is not None
    small = ("hvem", "flyt", "hoerer-til", "kontakt", "politi", "kontaktstop")
    return {
        "karen": [
            "/",
            "/modtagelsen/",
            "/modtagelsen/?trin=afgjort",
            "/modtagelsen/ny/",
            "/modtagelsen/vagt/",
            f"/modtagelsen/vagt/{concern}/",
            f"/modtagelsen/{concern}/",
            *(f"/modtagelsen/{concern}/{page}/" for page in small),
            f"/barn/{freja}/",
            f"/barn/{freja}/tidslinje/",
            "/soeg/",
        ],
        "svend": [f"/barn/{malik}/", f"/barn/{malik}/tidslinje/", f"/sag/{malik}/notat/", f"/sag/{malik}/samtale/"],
        "sofie": [f"/sag/notat/{note.pk}/ret/", f"/sag/notat/{note.pk}/streg/", "/barn/not-there/"],
        "inger": ["/ledelse/", "/ledelse/venter/", "/ledelse/overskredet/", "/konto/", "/konto/adgangskode/"],
    }[who]


@pytest.mark.parametrize("who", ["karen", "svend", "sofie", "inger"])
def test_on_a_phone_everybody_can_use_every_page(screen_of, who):
    screen = screen_of(who, width=PHONE)
    for address in addresses(who):
        screen.page.goto(address)
        screen.is_for_everybody()


def test_the_frame_in_english_and_back(screen_of):
    screen = screen_of("karen")
    page = screen.page
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("link", name="My day")).to_be_visible()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    screen.is_for_everybody()

    page.get_by_role("link", name="My day").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Dansk").click()
    expect(page.get_by_role("link", name="Min dag")).to_be_visible()


def test_a_call_is_taken_and_assessed_by_the_keyboard_alone(screen_of):
    screen = screen_of("karen")
    page = screen.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Gå til sidens indhold"
    tab_to(page, "^Modtagelsen", "link")
    enter(page)
    tab_to(page, "Ny underretning", "link")
    enter(page)
    tab_to(page, "Hvad fortæller de?", "textbox")
    page.keyboard.type("Freja er alene hjemme med Storm igen.")
    tab_to(page, "Barnets navn", "textbox")
    page.keyboard.type("freja ågård")
    tab_to(page, "Kender vi barnet?", "button")
    page.keyboard.press("Enter")
    tab_to(page, "Freja Ågård", "radio")
    page.keyboard.press("Space")
    tab_to(page, "Gem underretning", "button")
    enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Underretningen er gemt")

    tab_to(page, "Vurdér nu", "link")
    enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Vurdering af underretning")
    page.keyboard.press("Tab")
    page.locator("details.duty summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sådan er der talt").first).to_be_visible()
    tab_to(page, "Ingen fare", "radio")
    page.keyboard.press("Space")
    tab_to(page, "^Begrundelse$", "textbox")
    page.keyboard.type("Moster er på vej. Freja ved, hvem hun kan ringe til.")
    tab_to(page, "Gem vurdering", "button")
    enter(page)
    expect(page.get_by_role("region", name="Det er gjort")).to_contain_text("Vurderet: Ingen fare")
    assert "pointer" not in screen.presses


def test_a_note_a_talk_and_a_visit_are_written_by_the_keyboard_alone(screen_of):
    screen = screen_of("svend")
    page = screen.page
    tab_to(page, "Skriv notat om Malle", "link")
    enter(page)
    tab_to(page, "^Notat", "textbox")
    page.keyboard.type("Mor har ringet. Hun kommer på søndag.")
    tab_to(page, "Gem notat", "button")
    enter(page)
    expect(page.get_by_text("Notatet er gemt")).to_be_visible()

    while not page.evaluate("document.activeElement.matches('.add-menu > summary')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, "Samtale med barnet", "link")
    enter(page)
    tab_to(page, "Barnets egne ord", "textbox")
    page.keyboard.type("Jeg glæder mig til søndag.")
    tab_to(page, "Hvordan det går", "checkbox")
    page.keyboard.press("Space")
    tab_to(page, "Gem samtale", "button")
    enter(page)
    expect(page.get_by_text("Samtalen er gemt.")).to_be_visible()

    tab_to(page, "^Tilsyn$", "link")
    enter(page)
    tab_to(page, "Skriv besøg", "link")
    enter(page)
    tab_to(page, "Ja, alene", "radio")
    page.keyboard.press("Space")
    tab_to(page, "Barnets egne ord", "textbox")
    page.keyboard.type("Jeg vil gerne til fodbold igen.")
    tab_to(page, "Gem besøg", "button")
    enter(page)
    expect(page.get_by_text("Besøget er gemt.")).to_be_visible()
    assert "pointer" not in screen.presses


@pytest.mark.parametrize(("who", "name"), [("svend", "Malik Petersen"), ("sofie", "Noah Kristensen")])
def test_on_a_phone_no_page_of_the_childs_menu_is_scrolled_sideways(screen_of, who, name):
    screen, child = screen_of(who, width=PHONE), Child.objects.get(name=name).pk
    menu = [address for _label, address, _here in pages_of_child(child, here="")]
    assert len(menu) >= 9
    for address in [*menu, f"/barn/{child}/kronologi/", f"/barn/{child}/overdragelse/"]:
        screen.page.goto(address)
        screen.is_for_everybody()


def test_a_name_longer_than_the_line_does_not_lie_outside_the_page(screen_of):
    malik = Child.objects.get(name="Malik Petersen")
    malik.name, malik.called = "Wolfeschlegelsteinhausenberger" * 3, "Malikmarkusmathiasmortenmagnus" * 2
    malik.save()

    screen = screen_of("svend", width=PHONE)
    for address in ["/", "/tilsyn/", *(address for _label, address, _here in pages_of_child(malik.pk, here=""))]:
        screen.page.goto(address)
        screen.is_for_everybody()


@pytest.mark.parametrize(
    ("who", "child", "page_of_child"),
    [
        ("svend", "Malik Petersen", "/barn/{}/"),
        ("karen", "Freja Ågård", "/barn/{}/"),
        ("svend", "Malik Petersen", "/barn/{}/overdragelse/"),
        ("sofie", "Liva Toft", "/barn/{}/overdragelse/"),
    ],
)
def test_it_prints_on_one_sheet(screen_of, who, child, page_of_child):
    page = screen_of(who).page
    page.goto(page_of_child.format(Child.objects.get(name=child).pk))

    sheets = page.pdf(format="A4")

    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1


@pytest.mark.parametrize("page_of_child", ["/barn/{}/", "/tilsyn/barn/{}/"])
def test_what_is_pressed_on_the_screen_does_not_stand_on_paper(screen_of, page_of_child):
    page = screen_of("svend").page
    page.goto(page_of_child.format(Child.objects.get(name="Malik Petersen").pk))
    to_press = page.get_by_role("main").get_by_text(re.compile("^(Gør det|Skriv fødselsdato|Book|Blev aflyst|Skriv )"))
    expect(to_press.first).to_be_visible()

    page.emulate_media(media="print")

    assert [each for each in to_press.all() if each.is_visible()] == []
