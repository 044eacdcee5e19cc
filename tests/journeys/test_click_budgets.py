"""How many presses the commonest tasks take from Min dag. The budgets are ours; more is a fault.

A press is a pointer press, or Enter or Space that acts. Tab and typing are free, and so is what is answered already.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tovholder.practice.casework.models import NoteCopy
from tovholder.practice.intake.models import Concern


def test_open_a_known_child_takes_one_press_or_typing_and_one(screen_of):
    screen = screen_of("svend")
    screen.page.get_by_role("link", name="Malle", exact=True).first.click()
    expect(screen.page.get_by_role("region", name="Barnet", exact=True)).to_contain_text("Malik Petersen")
    assert screen.pressed() == 1

    screen.page.goto("/")
    screen.presses.clear()
    screen.page.get_by_label("Søg på navn, CPR-nummer, telefon eller sagsnummer").focus()
    screen.page.keyboard.type("malik p")
    screen.page.keyboard.press("Enter")
    expect(screen.page.get_by_role("region", name="Barnet", exact=True)).to_contain_text("Malik Petersen")
    assert screen.pressed() == 1 <= 2


def test_register_a_phoned_in_report_about_a_known_child_takes_six_presses_at_most(screen_of):
    screen = screen_of("karen")
    page, before = screen.page, Concern.objects.filter(child__name="Freja Ågård").count()
    page.get_by_role("link", name="Modtagelsen", exact=True).click()
    page.get_by_role("link", name="Ny underretning").click()
    page.get_by_label("Hvad fortæller de?").fill("Freja har ikke været i skole i tre dage.")
    page.get_by_label("Barnets navn").fill("freja ågård")
    page.get_by_role("button", name="Kender vi barnet?").click()
    page.get_by_role("radio", name="Freja Ågård").check()
    page.get_by_label("Underretterens navn").fill("Lise Thomsen")
    page.get_by_role("button", name="Gem underretning").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Underretningen er gemt")

    assert screen.pressed() <= 6
    assert Concern.objects.filter(child__name="Freja Ågård").count() == before + 1


def test_the_24_hour_assessment_takes_five_presses_at_most(screen_of):
    screen = screen_of("karen")
    page = screen.page
    page.get_by_role("link", name="Vurdér Freja").click()
    page.get_by_role("radio", name="Ingen fare").check()
    page.get_by_label("Begrundelse", exact=True).fill("Talt med Freja og skolen. Moster er hos dem i aften.")
    page.get_by_role("button", name="Gem vurdering").click()
    expect(page.get_by_role("region", name="Det er gjort")).to_contain_text("Vurderet: Ingen fare")

    assert screen.pressed() <= 5


@pytest.mark.parametrize("siblings", [0, 2])
def test_a_journal_note_takes_three_presses_and_one_more_for_each_sibling(screen_of, siblings):
    screen = screen_of("karen")
    page = screen.page
    page.get_by_role("link", name="Skriv notat om Freja").first.click()
    page.get_by_label(re.compile("^Notat")).fill("Mor er orienteret om, at vi kommer i morgen kl. 10.")
    for name in ("Storm Ågård", "Ida Bech")[:siblings]:
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Gem notat").click()
    expect(page.get_by_text("Notatet er gemt")).to_be_visible()

    assert screen.pressed() <= 3 + siblings
    assert NoteCopy.objects.filter(note__text__startswith="Mor er orienteret").count() == 1 + siblings


def test_a_call_is_noted_in_three_presses_from_min_dag_with_who_it_was(screen_of):
    screen = screen_of("karen")
    page = screen.page
    page.get_by_role("link", name="Telefonnotat om Freja").first.click()
    expect(page.get_by_label(re.compile("^Notat"))).to_be_focused()
    page.keyboard.type("Læreren ringede: Freja sov igen i timen.")
    page.get_by_role("radio", name="Fjordskolen").check()
    page.get_by_role("button", name="Gem notat").click()
    expect(page.get_by_text("Notatet er gemt")).to_be_visible()

    assert screen.pressed() <= 3
    note = NoteCopy.objects.get(note__text__startswith="Læreren ringede").note
    assert (note.title, note.told_by) == ("Telefonsamtale", "Fjordskolen")


def test_a_call_is_noted_from_the_keyboard_with_hardly_a_key_beside_the_words(screen_of):
    screen = screen_of("karen")
    page = screen.page
    name, words = "freja ågård", "Moster ringede: hun tager børnene i weekenden."
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Barnet")
    page.wait_for_load_state()  # the note is below the heading
    page.keyboard.press("t")
    expect(page.get_by_label(re.compile("^Notat"))).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Notatet er gemt")).to_be_visible()

    beside_the_words = len(name) + len(["/", "Enter", "t", "Control+Enter"])
    # A practised hand strikes about three keys a second: 15 keys are five of the fifteen seconds.
    assert beside_the_words <= 15
    assert screen.pressed() <= 2  # Enter in the search, and Ctrl and Enter together
    assert NoteCopy.objects.filter(note__text=words).count() == 1


def test_who_to_call_stands_on_the_childs_page_without_a_press(screen_of):
    screen = screen_of("svend")
    screen.page.get_by_role("link", name="Malle", exact=True).first.click()
    there = screen.pressed()
    who = screen.page.get_by_role("region", name="Hvem gør hvad")
    expect(who.get_by_text("40 00 00 31")).to_be_in_viewport()
    expect(who.get_by_text("Svend Dahl")).to_be_in_viewport()

    assert screen.pressed() == there


def test_all_my_dates_of_the_next_sixty_days_stand_on_min_dag_without_a_press(screen_of):
    screen = screen_of("svend")
    dates = screen.page.get_by_role("region", name="Frister").get_by_role("row")
    follow_up = dates.filter(has_text="Malle").filter(has_text="Efterfølgende opfølgning")
    expect(follow_up).to_contain_text("28.10.2026")
    expect(dates.filter(has_text="Første opfølgning")).to_have_count(2)
    expect(dates.filter(has_text="tor. 22.10.2026")).not_to_have_count(0)

    assert screen.pressed() == 0


def test_from_any_of_a_leaders_sentences_to_its_children_is_one_press(screen_of):
    screen = screen_of("inger")
    screen.page.get_by_role("link", name="Ledelse").click()
    on_the_way = screen.pressed()
    screen.page.get_by_role("link", name="venter på 24-timers-vurdering").click()
    expect(screen.page.get_by_role("table").get_by_role("link", name="Freja")).to_be_visible()

    assert screen.pressed() == on_the_way + 1


def test_a_press_too_many_is_counted(screen_of):
    screen = screen_of("svend")
    page = screen.page
    page.get_by_label("Søg på navn, CPR-nummer, telefon eller sagsnummer").click()  # the pointer
    page.keyboard.type("to ord")  # the space is writing
    page.keyboard.press("Tab")
    page.locator("summary").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Space")

    assert screen.pressed() == 3
