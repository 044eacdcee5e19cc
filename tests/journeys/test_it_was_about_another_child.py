"""The call was about Ida, not about Freja: it is moved, keeps its moment, and leaves no content behind."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.deadlines.models import Deadline
from tovholder.practice.intake.models import Concern


def test_it_is_moved_with_its_moment_and_the_wrong_child_keeps_a_line_without_content(screen_of):
    screen = screen_of("karen")
    page = screen.page
    moment = Concern.objects.get(child__name="Freja Ågård", assessed_at=None).notification.received_at
    assert moment < FRIDAY_EVENING
    page.get_by_role("link", name="Modtagelsen", exact=True).click()
    row = page.get_by_role("listitem").filter(has_text="Freja sov i timen igen").filter(has_text="Freja, 9")
    row.get_by_role("link").first.click()
    page.get_by_role("link", name="Flyt til det rette barn").click()
    page.get_by_label("Navn", exact=True).fill("ida bech")
    page.get_by_role("button", name="Søg").last.click()
    screen.is_for_everybody()

    page.get_by_role("button", name="Flyt underretningen").click()
    expect(page.get_by_role("alert")).to_contain_text("Vælg et af børnene på listen.")
    page.get_by_role("radio", name="Ida Bech").check()
    page.get_by_role("button", name="Flyt underretningen").click()

    expect(page.get_by_role("region", name="Barnet", exact=True)).to_contain_text("Ida Bech")
    expect(page.get_by_role("region", name="Underretningen", exact=True)).to_contain_text("fre. 16.10.2026 kl. 18.14")
    screen.is_for_everybody()
    assert Deadline.objects.get(child__name="Ida Bech", rule="NOTIF-24H").started_at == moment

    page.get_by_role("link", name="Modtagelsen", exact=True).click()
    left = page.get_by_role("listitem").filter(has_text="Freja sov i timen igen")
    expect(left.filter(has_text="Ida Bech")).to_have_count(1)
    expect(left.filter(has_text="Freja, 9")).to_have_count(0)
    page.get_by_label("Søg på navn, CPR-nummer, telefon eller sagsnummer").fill("freja")
    page.get_by_role("button", name="Søg").first.click()
    page.get_by_role("link", name="Freja", exact=True).click()
    page.get_by_role("link", name="Tidslinje", exact=True).click()
    expect(page.get_by_role("heading", name="En underretning, der stod her ved en fejl, er flyttet")).to_be_visible()
    heading = page.get_by_role("heading", name="Underretning modtaget", exact=True)
    came = page.get_by_role("listitem").filter(has=heading)
    expect(came.filter(has_text="fre. 16.10.2026 kl. 18.14")).to_contain_text("Indholdet står ikke her.")
    expect(page.get_by_text("sov i timen igen")).to_have_count(0)
    screen.is_for_everybody()
