"""The main job: somebody rings on a Friday evening about Freja and her brother, and both are seen in time."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tovholder.foundation.deadlines.models import Deadline
from tovholder.practice.intake.models import Concern, Notification

WORDS = "Mor er ikke hjemme igen i aften. Freja ringede selv og sagde, at Storm græder og ikke vil sove."


def take_down_the_call(page: Page) -> None:
    """From Min dag to the receipt: two children whom we know."""
    page.get_by_role("link", name="Modtagelsen", exact=True).click()
    page.get_by_role("link", name="Ny underretning").click()
    expect(page.get_by_text("Er et barn i fare nu? Ring 112.")).to_be_visible()
    page.get_by_label("Hvad fortæller de?").fill(WORDS)
    freja = page.get_by_role("group", name="Barn 1", exact=True)
    freja.get_by_label("Barnets navn").fill("freja aagaard")
    freja.get_by_role("button", name="Kender vi barnet?").click()
    page.get_by_role("radio", name="Freja Ågård").check()
    page.get_by_role("button", name="Tilføj et barn").click()
    storm = page.get_by_role("group", name="Barn 2", exact=True)
    storm.get_by_label("Barnets navn").fill("Storm Ågård")
    storm.get_by_role("button", name="Kender vi barnet?").click()
    storm.get_by_role("radio", name="Storm Ågård").check()
    expect(page.get_by_label("Hvad fortæller de?")).to_have_value(WORDS)
    page.get_by_label("Underretterens navn").fill("Ruth Vind, mormor")
    page.get_by_label("Telefon eller adresse").fill("40 00 00 29")


def open_clock(page: Page, name: str) -> str:
    """What a due date says when it is opened."""
    clock = page.locator("details.duty", has_text=name).first
    clock.locator("summary").click()
    expect(clock.get_by_text("Sådan er der talt")).to_be_visible()
    return clock.inner_text()


def test_the_one_on_watch_takes_the_call_sees_who_else_has_worried_and_assesses_within_the_hour(screen_of):
    screen = screen_of("natasja")
    page = screen.page
    screen.is_for_everybody()

    take_down_the_call(page)
    screen.is_for_everybody()
    page.get_by_role("button", name="Gem underretning").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Underretningen er gemt")
    kept = Notification.objects.latest("received_at")
    expect(page.get_by_text(kept.receipt).first).to_be_visible()
    expect(page.get_by_role("heading", name="Skal vurderes senest lør. 17.10.2026 kl. 21.")).to_be_visible()
    screen.is_for_everybody()

    page.get_by_role("link", name="Vurdér barn 1 nu").click()
    before = page.get_by_role("region", name="Hvad vi ved i forvejen")
    expect(before).to_contain_text("4. underretning om barnet på 12 måneder. 4 i alt, fra 3 forskellige afsendere.")
    expect(before).to_contain_text("Freja er træt og kommer uden madpakke flere dage om ugen.")
    expect(before).to_contain_text("To samtaler med mor om morgener og sengetider.")
    expect(before).to_contain_text("Ubegrundet: Om barnet selv")
    expect(page.get_by_role("region", name="Underretningen", exact=True)).to_contain_text(WORDS)

    clock = open_clock(page, "24-timers vurdering af underretning")
    assert "§ 136" in clock and "Fristen løber fra" in clock and "24 timer" in clock
    assert "16.10.2026 kl. 21.1" in clock
    screen.is_for_everybody()

    page.get_by_role("radio", name="Ingen fare").check()
    page.get_by_label("Begrundelse", exact=True).fill("Mormor er hos børnene i nat. Begge er rolige i telefonen.")
    page.get_by_role("button", name="Gem vurdering").click()
    expect(page.get_by_text("Gemt. Fristerne nedenfor er talt på ny.")).to_be_visible()
    expect(page.get_by_role("region", name="Det er gjort")).to_contain_text("Vurderet: Ingen fare")

    screening = open_clock(page, "Screening inden lokal frist")
    assert "egen regel" in screening.lower()

    page.get_by_role("radio", name="Afdækning (§ 19)").check()
    page.get_by_label("Begrundelse for vejen videre").fill("Fjerde underretning på et år. Vi ser på hele hjemmet.")
    page.get_by_role("button", name="Gem vurdering").click()
    expect(page.get_by_role("region", name="Det er gjort")).to_contain_text("Afgjort: Afdækning (§ 19)")
    screen.is_for_everybody()

    freja, storm = (kept.children.get(child__name=f"{name} Ågård") for name in ("Freja", "Storm"))
    assert (freja.assessed_at is None, storm.assessed_at is None) == (False, True)
    clocks = Deadline.objects.filter(rule="NOTIF-24H", started_at=kept.received_at)
    assert {clock.child.name: clock.met_at is not None for clock in clocks} == {
        "Freja Ågård": True,
        "Storm Ågård": False,
    }


def test_pressing_save_twice_is_one_notification(screen_of):
    page = screen_of("karen").page
    take_down_the_call(page)
    already = Concern.objects.count()

    page.get_by_role("button", name="Gem underretning").dblclick()

    expect(page.get_by_role("heading", level=1)).to_have_text("Underretningen er gemt")
    assert Concern.objects.count() == already + 2
