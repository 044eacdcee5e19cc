"""Noah is investigated: the school is asked, a section is written, the child is heard, and it ends with its reasons."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.keyboard import enter, tab_to
from tests.journeys.screens import PHONE
from tests.world.people import FRIDAY_EVENING, reading
from tovholder.foundation.accounts.models import User
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import Investigation, SectionKind, SectionState

SMALL = ("udtalelse", "laege-psykolog", "soeskende", "foreloebig", "afslut", "laes")
SECTIONS = ("udvikling", "foraeldre", "familie", "netvaerk", "skole", "sundhed", "barnet", "hjem", "samlet")


def of_noah() -> Investigation:
    return Investigation.objects.get(child__name="Noah Kristensen")


def press(page: Page, name: str, role: str = "button") -> None:
    tab_to(page, name, role)
    enter(page)


def fill_in(page: Page, label: str, words: str) -> None:
    tab_to(page, label, "textbox")
    page.keyboard.type(words)


def tick(page: Page, name: str, role: str = "checkbox") -> None:
    tab_to(page, name, role)
    page.keyboard.press("Space")


def test_an_investigation_is_written_and_completed_by_the_keyboard_alone(screen_of):
    screen = screen_of("sofie")
    page, noah = screen.page, of_noah()
    page.goto(f"/undersoegelse/{noah.pk}/")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Børnefaglig undersøgelse")
    screen.presses.clear()

    press(page, "Bed om en udtalelse", "link")
    tab_to(page, "Hvem spørger vi?", "combobox")
    page.keyboard.type("Sko")
    fill_in(page, "Hvad spørger vi om?", "Fravær og trivsel")
    tab_to(page, "^Samtykke", "radio")
    page.keyboard.press("ArrowDown")  # to the next of the group, which is chosen by it
    expect(page.get_by_role("radio", name="Uden samtykke")).to_be_checked()
    press(page, "Skriv op, at vi har spurgt")
    expect(page.get_by_role("region", name="Vi venter på")).to_contain_text("Strandskolen")
    press(page, "Strandskolen", "link")
    press(page, "Den er modtaget")
    expect(page.get_by_text("ikke læst")).to_be_visible()
    fill_in(page, "Hvad står der, som betyder noget her?", "24 % fravær siden august.")
    press(page, "Jeg har læst den")
    expect(page.get_by_text("ikke læst")).to_have_count(0)  # or the way back is pressed on the page that is left
    press(page, "^Tilbage$", "link")

    press(page, "Dagtilbud, skole og læring", "link")
    press(page, "Tag med.*Strandskolen")
    says = page.get_by_label("Hvem siger hvad")
    expect(says).to_have_value(re.compile("Udtalelse fra Strandskolen.*24 % fravær siden august."))
    fill_in(page, "Vores vurdering", "Noah mangler søvn, og derfor kommer han for sent.")
    tick(page, "Jeg er færdig med dette afsnit")
    press(page, "Gem, og gå til næste afsnit")
    expect(heading).to_have_text("Sundhed")
    page.locator("main summary").last.focus()
    page.keyboard.press("Enter")
    fill_in(page, "Ikke relevant, fordi", "Egen læge har ingen bekymring.")
    press(page, "^Gem afsnit$")
    expect(page.get_by_role("heading", name="Afsnit")).to_contain_text("2 af 9 færdige")

    press(page, "Samlet vurdering", "link")
    fill_in(page, "Begrundet stillingtagen", "Noah har brug for ro om aftenen. Far og mor vil gerne have hjælp.")
    tick(page, "Jeg er færdig med dette afsnit")
    press(page, "^Gem afsnit$")
    press(page, "Tjek dine svar, og afslut", "link")
    expect(page.get_by_role("region", name="Er det hele med?")).to_contain_text("Ingen har talt med barnet")
    press(page, "^Skriv en samtale$", "link")
    fill_in(page, "Barnets egne ord", "Jeg vil gerne sove.")
    press(page, "Gem samtale")

    expect(heading).to_have_text("Tjek dine svar")
    expect(page.get_by_role("region", name="Er det hele med?")).not_to_contain_text("Ingen har talt med barnet")
    fill_in(page, "Sådan ser forældremyndighedens indehavere på det", "Mor og far er enige.")
    press(page, "Afslut undersøgelsen")
    expect(page.get_by_role("alert").first).to_contain_text("Skriv hvorfor, eller gør det først.")
    fill_in(page, "Ikke færdige.*Hvorfor afslutter du alligevel?", "De andre områder er dækket af undersøgelsen i maj.")
    fill_in(page, "Vi venter stadig på: PPR.*Hvorfor afslutter du alligevel?", "PPR svarer først efter jul.")
    press(page, "Afslut undersøgelsen")
    expect(page.get_by_text("Undersøgelsen er afsluttet.")).to_be_visible()

    kept = of_noah()
    assert kept.conclusion.startswith("Noah har brug for ro om aftenen.")
    assert kept.completed_despite == {
        "sections": "De andre områder er dækket af undersøgelsen i maj.",
        "statements": "PPR svarer først efter jul.",
    }
    assert len(kept.relies_on) == 1
    assert "pointer" not in screen.presses


@pytest.mark.parametrize("width", [1280, PHONE])
def test_everybody_can_use_every_page_of_it(screen_of, width):
    screen, noah = screen_of("sofie", width=width), of_noah()
    child = noah.child_id
    pages = [f"/undersoegelse/{noah.pk}/", *(f"/undersoegelse/{noah.pk}/{name}/" for name in (*SECTIONS, *SMALL))]
    pages += [f"/undersoegelse/barn/{child}/{name}" for name in ("", "afdaekning/", "grund/")]
    pages += [f"/sag/{child}/samtale/", f"/sag/{child}/ingen-samtale/"]
    for address in pages:
        screen.page.goto(address)
        screen.is_for_everybody()


def test_the_whole_investigation_prints_on_a_few_sheets_without_what_is_only_for_the_screen(screen_of):
    noah, sofie = of_noah(), User.objects.get(username="sofie")
    for kind in SectionKind:
        actions.write_section(
            noah,
            kind,
            state=SectionState.FINISHED,
            facts="Noah er kommet for sent 14 gange siden august (Strandskolen, 2. oktober 2026). " * 3,
            sayings="Mor: Han falder i søvn klokken et. Far: Det er bedre i weekenden. " * 3,
            judgement="Aftenerne er urolige, og ingen siger godnat. Far kan skabe ro, når han er hjemme. " * 3,
            written_by=sofie.name,
            at=FRIDAY_EVENING - timedelta(hours=1),
            by=reading(sofie, at=FRIDAY_EVENING).hand,
        )
    page = screen_of("sofie").page
    page.goto(f"/undersoegelse/{noah.pk}/laes/")
    sheets = page.pdf(format="A4")
    page.emulate_media(media="print")

    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) <= 3
    expect(page.get_by_role("heading", name="Barnets perspektiv")).to_be_visible()
    expect(page.get_by_text("Skriv videre på undersøgelsen")).not_to_be_visible()


def test_what_two_write_at_once_meets_on_the_page(screen_of):
    noah = of_noah()
    mine, theirs = screen_of("sofie").page, screen_of("sofie").page
    for page, words in ((mine, "Noah sover dårligt."), (theirs, "Noah sover bedre nu.")):
        page.goto(f"/undersoegelse/{noah.pk}/sundhed/")
        page.get_by_label("Fakta").fill(words)
    mine.get_by_role("button", name="Gem afsnit").click()
    expect(mine.get_by_role("heading", level=1)).to_have_text("Børnefaglig undersøgelse")
    theirs.get_by_role("button", name="Gem afsnit").click()

    expect(theirs.get_by_role("alert")).to_contain_text("Noah sover dårligt.")
    expect(theirs.get_by_label("Fakta")).to_have_value("Noah sover bedre nu.")
    theirs.get_by_role("button", name="Gem afsnit").click()
    expect(theirs.get_by_role("heading", level=1)).to_have_text("Børnefaglig undersøgelse")
    assert noah.texts.count() == 2


def test_the_childs_page_of_an_unknown_investigation_is_not_there(screen_of):
    page = screen_of("svend").page
    page.goto(f"/undersoegelse/{of_noah().pk}/")

    expect(page.get_by_text("Noah")).to_have_count(0)
    assert Child.objects.filter(name="Noah Kristensen").exists()
