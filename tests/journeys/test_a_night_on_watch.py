"""Outside opening hours somebody is called; if nobody opens it, the next one is; on a phone it can all be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import expect

from tests.journeys.screens import PHONE
from tests.world.postbox import Postbox
from tovholder.entrances.worker.work import all_rounds

WORDS = "Der bliver råbt og grædt ovenpå. Døren står åben, og drengene er alene."


def called(postbox: Postbox) -> list[str]:
    """Who has been called since the last time somebody looked; Modtagelsen is told too, and reads it on Monday."""
    named = [to for people, _ in postbox.mails for to in people if to != "modtagelsen@fjordby.invalid"]
    postbox.mails = []
    return named


@pytest.fixture
def go_round(town, postbox) -> Callable[[datetime], None]:
    """The worker's round of the outbox at a moment; what was on its way before the story begins is out."""
    (outbox,) = (each for each in all_rounds() if each.name == "outbox")

    def go(now: datetime) -> None:
        outbox.work(now)

    go(town.clock.forward(hours=1))
    called(postbox)
    return go


def somebody_writes(screen_of) -> None:
    page = screen_of().page
    page.goto("/underret/")
    page.get_by_label("Hvad er du bekymret for?").fill(WORDS)
    page.get_by_role("button", name="Send til kommunen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vi har modtaget det, du skrev")


def test_when_nobody_opens_it_in_half_an_hour_the_next_one_is_called(screen_of, town, postbox, go_round):
    somebody_writes(screen_of)

    go_round(town.clock.now())
    (alarm,) = [mail for (to, *_), mail in postbox.mails if to.startswith("natasja")]
    assert "Log ind på vagtsiden." in alarm.get_content()
    assert [mail for _, mail in postbox.mails if "drengene" in mail.as_string()] == []
    assert called(postbox) == ["natasja@fjordby.invalid"]

    go_round(town.clock.forward(minutes=29))
    assert called(postbox) == []
    go_round(town.clock.forward(minutes=1, seconds=1))
    assert called(postbox) == ["inger@fjordby.invalid"]


def test_on_her_phone_she_says_she_has_it_and_nobody_else_is_called(screen_of, town, postbox, go_round):
    somebody_writes(screen_of)
    go_round(town.clock.now())
    assert called(postbox) == ["natasja@fjordby.invalid"]

    phone = screen_of("natasja", width=PHONE)
    page = phone.page
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Modtagelsen", exact=True).click()
    page.get_by_role("link", name="Vagtsiden").click()
    row = page.get_by_role("listitem").filter(has_text="Der bliver råbt og grædt")
    expect(row).to_contain_text("Ringer stadig")
    expect(page.get_by_role("region", name="Ring").get_by_role("link", name="112")).to_be_visible()
    phone.is_for_everybody()

    row.get_by_role("button", name="Jeg har den").click()
    expect(page.get_by_text("Den næste på vagtlisten bliver ikke ringet op.")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_be_visible()
    phone.is_for_everybody()
    go_round(town.clock.forward(minutes=45))
    assert called(postbox) == []

    page.get_by_role("link", name="Vurdér nu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vurdering af underretning")
    page.get_by_role("radio", name="Fare: politi eller hospital").check()
    page.get_by_label("Begrundelse", exact=True).fill("Politiet er på vej. Drengene er hos overboen, indtil de er der.")
    page.get_by_label("Hvad er gjort akut?").fill("Ringet 112 kl. 22.20.")
    page.get_by_role("button", name="Gem vurdering").click()
    expect(page.get_by_role("region", name="Det er gjort")).to_contain_text("Ringet 112 kl. 22.20.")
    phone.is_for_everybody()
