"""The log-in ends, the browser closes, somebody else is quicker: what was typed is still there, and only there."""

from __future__ import annotations

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from tests.journeys.screens import Screen
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import Note

THE_NOTE = re.compile("^Notat")
NOTE = "Mor ringede kl. 20. Hun beder om, at vi ringer igen, når børnene sover."


def note_page(name: str) -> str:
    return f"/sag/{Child.objects.get(name=name).pk}/notat/"


@pytest.fixture
def karen(screen_of) -> Screen:
    """Karen, in the middle of a note about Freja."""
    screen: Screen = screen_of("karen")
    screen.page.goto(note_page("Freja Ågård"))
    screen.page.get_by_label(THE_NOTE).fill(NOTE)
    return screen


def leave_the_field(page: Page) -> None:
    with page.expect_response("**/kladder/**") as answer:
        page.keyboard.press("Tab")
    assert answer.value.ok
    expect(page.get_by_text("Kladde gemt kl. 21.1")).to_be_visible()


def test_what_is_typed_is_kept_within_ten_seconds_without_leaving_the_field(karen):
    with karen.page.expect_response("**/kladder/**", timeout=10_000) as answer:
        karen.page.get_by_label(THE_NOTE).press_sequentially(" Aftalt.")
    assert answer.value.ok


def test_the_text_is_there_after_the_session_ended_and_on_no_other_childs_page(karen):
    page = karen.page
    leave_the_field(page)
    Session.objects.all().delete()
    karen.context.clear_cookies()

    karen.log_in("karen")
    karen.is_for_everybody()
    page.get_by_role("link", name="Notat: Freja").click()
    expect(page.get_by_label(THE_NOTE)).to_have_value(NOTE)
    karen.is_for_everybody()
    page.goto(note_page("Storm Ågård"))
    expect(page.get_by_label(THE_NOTE)).to_have_value("")

    page.go_back()
    page.get_by_role("button", name="Gem notat").click()
    expect(page.get_by_text("Notatet er gemt.")).to_be_visible()
    assert Note.objects.get(text=NOTE).copies.count() == 1
    page.get_by_role("link", name="Min dag").click()
    expect(page.get_by_role("link", name="Notat: Freja")).to_have_count(0)


def test_nobody_else_finds_it(karen, screen_of):
    leave_the_field(karen.page)

    mette = screen_of("mette").page
    expect(mette.get_by_role("link", name="Notat: Freja")).to_have_count(0)
    mette.goto(note_page("Freja Ågård"))
    expect(mette.get_by_label(THE_NOTE)).to_have_value("")


def test_the_session_ends_before_she_saves_and_she_saves_from_where_she_stands(karen):
    page = karen.page
    Session.objects.all().delete()

    page.get_by_role("button", name="Gem notat").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er logget ud")
    expect(page.get_by_label("Det, du skrev").first).to_have_value(NOTE)
    karen.is_for_everybody()
    assert not Note.objects.filter(text=NOTE).exists()

    with page.expect_popup() as opened:
        page.get_by_role("link", name="Log ind i en ny fane").click()
    window = opened.value
    window.get_by_label("Brugernavn").fill("karen")
    window.get_by_label("Adgangskode").fill("fjordby-2026")
    window.get_by_role("button", name="Log ind").click()
    expect(window.get_by_role("heading", level=1)).to_have_text("Du er logget ind igen")

    page.get_by_role("button", name="Gem igen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Er det dig, der gemmer?")
    expect(page.get_by_label("Det, du skrev").first).to_have_value(NOTE)
    karen.is_for_everybody()
    page.get_by_role("button", name="Gem igen").click()
    expect(page.get_by_text("Notatet er gemt.")).to_be_visible()
    assert Note.objects.filter(text=NOTE).count() == 1


def test_without_javascript_a_button_keeps_the_draft(screen_of):
    page = screen_of("karen", javascript=False).page
    page.goto(note_page("Freja Ågård"))
    page.get_by_label(THE_NOTE).fill(NOTE)
    page.get_by_role("button", name="Gem kladde").click()

    expect(page.get_by_text("Kladde gemt kl. 21.14. Den står på Min dag")).to_be_visible()
    expect(page.get_by_label(THE_NOTE)).to_have_value(NOTE)
    page.get_by_role("link", name="Min dag").click()
    expect(page.get_by_role("link", name="Notat: Freja")).to_be_visible()


def test_two_assess_the_same_child_and_the_second_gets_both_texts(screen_of):
    screens = [screen_of(who) for who in ("karen", "mette")]
    for screen in screens:
        screen.page.get_by_role("link", name="Vurdér Freja").click()
    karen, mette = (screen.page for screen in screens)

    karen.get_by_role("radio", name="Ingen fare").check()
    karen.get_by_label("Begrundelse", exact=True).fill("Talt med skolen: Freja er glad og mæt.")
    karen.get_by_role("button", name="Gem vurdering").click()
    expect(karen.get_by_role("region", name="Det er gjort")).to_contain_text("Freja er glad og mæt.")

    mette.get_by_role("radio", name="Ingen fare").check()
    mette.get_by_label("Begrundelse", exact=True).fill("Talt med moster: hun er der i aften.")
    mette.get_by_role("button", name="Gem vurdering").click()
    both = mette.get_by_role("alert").filter(has_text="En anden har gemt, mens du skrev")
    expect(both).to_contain_text("Karen Holm")
    expect(both).to_contain_text("Talt med skolen: Freja er glad og mæt.")
    expect(mette.get_by_label("Begrundelse", exact=True)).to_have_value("Talt med moster: hun er der i aften.")
    screens[1].is_for_everybody()

    mette.get_by_role("button", name="Gem vurdering").click()
    done = mette.get_by_role("region", name="Det er gjort")
    expect(done).to_contain_text("Talt med skolen: Freja er glad og mæt.")
    expect(done).to_contain_text("Talt med moster: hun er der i aften.")
