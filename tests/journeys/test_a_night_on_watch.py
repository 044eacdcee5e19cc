"""Outside opening hours somebody is called; if nobody opens it, the next one is; on a phone it can all be done."""

from __future__ import annotations

import email
import email.policy
import socket
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import expect

from tests.journeys.screens import PHONE
from tovholder.entrances.worker.work import all_rounds

WORDS = "Der bliver råbt og grædt ovenpå. Døren står åben, og drengene er alene."


class Postbox:
    """A mail server that keeps what it gets."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, Any]] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Take it."""
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.mails += [(to, mail) for to in envelope.rcpt_tos]
        return "250 OK"

    def called(self) -> list[str]:
        """Who has been called since the last time somebody looked; Modtagelsen is told too, and reads it on Monday."""
        called, self.mails = [to for to, _ in self.mails if to != "modtagelsen@fjordby.invalid"], []
        return called


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    """A real mail server on this machine."""
    box = Postbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield box
    server.stop()


@pytest.fixture
def go_round(town, postbox) -> Callable[[datetime], None]:
    """The worker's round of the outbox at a moment; what was on its way before the story begins is out."""
    (outbox,) = (each for each in all_rounds() if each.name == "outbox")

    def go(now: datetime) -> None:
        outbox.work(now)

    go(town.clock.forward(hours=1))
    postbox.called()
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
    (alarm,) = [mail for to, mail in postbox.mails if to.startswith("natasja")]
    assert "Log ind på vagtsiden." in alarm.get_content()
    assert [mail for _, mail in postbox.mails if "drengene" in mail.as_string()] == []
    assert postbox.called() == ["natasja@fjordby.invalid"]

    go_round(town.clock.forward(minutes=29))
    assert postbox.called() == []
    go_round(town.clock.forward(minutes=1, seconds=1))
    assert postbox.called() == ["inger@fjordby.invalid"]


def test_on_her_phone_she_says_she_has_it_and_nobody_else_is_called(screen_of, town, postbox, go_round):
    somebody_writes(screen_of)
    go_round(town.clock.now())
    assert postbox.called() == ["natasja@fjordby.invalid"]

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
    assert postbox.called() == []

    page.get_by_role("link", name="Vurdér nu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vurdering af underretning")
    page.get_by_role("radio", name="Fare: politi eller hospital").check()
    page.get_by_label("Begrundelse", exact=True).fill("Politiet er på vej. Drengene er hos overboen, indtil de er der.")
    page.get_by_label("Hvad er gjort akut?").fill("Ringet 112 kl. 22.20.")
    page.get_by_role("button", name="Gem vurdering").click()
    expect(page.get_by_role("region", name="Det er gjort")).to_contain_text("Ringet 112 kl. 22.20.")
    phone.is_for_everybody()
