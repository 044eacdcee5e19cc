"""Slips of the pen and more: the page says what is wrong, in Danish, and nothing that was typed is lost."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tovholder.practice.intake.models import Notification

WORDS = "Freja kom uden jakke. Hun siger, at hun har sovet hos naboen."


def test_days_that_cannot_be_are_told_beside_their_fields_and_the_words_stay(screen_of):
    screen = screen_of("karen")
    page, before = screen.page, Notification.objects.count()
    page.goto("/modtagelsen/ny/")
    page.get_by_label("Hvad fortæller de?").fill(WORDS)
    page.get_by_label("Barnets navn").fill("Freja Ågård")
    page.get_by_label("Fødselsdag").fill("2027-02-28")
    page.get_by_label("Hvornår kom den?").fill("2026-10-17T08:00")
    page.get_by_role("button", name="Gem underretning").click()

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Der er 2 ting, du skal rette")
    expect(summary).to_contain_text("Fødselsdagen ligger i fremtiden.")
    summary.get_by_role("link", name="Fødselsdagen ligger i fremtiden.").click()
    expect(page.get_by_label("Fødselsdag")).to_be_focused()
    expect(page.get_by_label("Hvad fortæller de?")).to_have_value(WORDS)
    screen.is_for_everybody()
    assert Notification.objects.count() == before

    page.get_by_label("Fødselsdag").fill("2017-05-04")
    page.get_by_label("Hvornår kom den?").fill("2026-10-16T20:00")
    page.get_by_role("button", name="Gem underretning").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Underretningen er gemt")
    assert Notification.objects.get(text=WORDS).received_at.isoformat() == "2026-10-16T18:00:00+00:00"


def test_nothing_at_all_asks_for_words(screen_of):
    screen = screen_of("karen")
    page = screen.page
    page.goto("/modtagelsen/ny/")
    page.get_by_role("button", name="Gem underretning").click()
    expect(page.get_by_role("alert")).to_contain_text("Hvad fortæller de?")
    screen.is_for_everybody()

    page.goto("/")
    page.get_by_role("link", name="Vurdér Freja").click()
    page.get_by_role("button", name="Gem vurdering").click()
    expect(page.get_by_role("alert")).to_contain_text("Svar på et af de fire spørgsmål, før du gemmer.")
    page.get_by_role("radio", name="Ingen fare").check()
    page.get_by_role("button", name="Gem vurdering").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv begrundelsen.")
    expect(page.get_by_role("radio", name="Ingen fare")).to_be_checked()
    screen.is_for_everybody()


def test_what_could_be_a_program_is_only_words(screen_of):
    odd = "<script>document.title='væk'</script> {{ 7|add:7 }} \u202eoboe Ω 😢"
    page = screen_of("karen").page
    page.goto("/")
    page.get_by_role("link", name="Skriv notat om Freja").first.click()
    page.get_by_label(re.compile("^Notat")).fill(odd)
    page.get_by_role("button", name="Gem notat").click()
    expect(page.get_by_text("Notatet er gemt")).to_be_visible()
    page.get_by_role("link", name="Journal").click()

    expect(page.get_by_text(odd)).to_be_visible()
    assert "væk" not in page.title()


def test_more_than_a_megabyte_is_told_where_it_was_written_and_the_words_stay(screen_of):
    screen = screen_of("karen")
    page, before = screen.page, Notification.objects.count()
    page.goto("/modtagelsen/ny/")
    page.get_by_label("Hvad fortæller de?").fill("Freja sover ikke. " * 70_000)
    page.get_by_role("button", name="Gem underretning").click()

    expect(page.get_by_text("Teksten er længere, end vi kan tage imod på én gang")).to_be_in_viewport()
    expect(page.get_by_label("Hvad fortæller de?")).to_have_value("Freja sover ikke. " * 70_000)
    screen.is_for_everybody()
    page.get_by_label("Hvad fortæller de?").fill("Freja sover ikke.")
    page.get_by_role("button", name="Gem underretning").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Underretningen er gemt")
    assert Notification.objects.count() == before + 1
