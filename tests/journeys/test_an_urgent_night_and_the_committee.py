"""A child who cannot wait: the chair decides at night, the committee meets in time, or the decision lapses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.screens import PHONE
from tovholder.entrances.rehearsal.fjordby.story_of_the_committee import SEATS
from tovholder.entrances.worker.work import all_rounds
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import Decision
from tovholder.practice.committee.models import Seat

MONDAY = datetime(2026, 10, 19, 6, 30, tzinfo=UTC)  # 8.30 in Denmark
WEDNESDAY = datetime(2026, 10, 21, 13, 30, tzinfo=UTC)  # 15.30: the meeting of 14.00 is over
DAY_SEVEN_IS_OVER = datetime(2026, 10, 22, 22, 0, tzinfo=UTC)  # Thursday 24.00


@pytest.fixture
def villads(town) -> Child:
    """Villads of Familiegruppe Nord is four."""
    return Child.objects.get(name="Villads Lund")


def the_chair_decides(page: Page, child: Child) -> None:
    """What Natasja writes on her phone after the call."""
    page.goto(f"/barn/{child.pk}/")
    page.get_by_text("Tilføj", exact=True).click()
    page.get_by_role("link", name="Formandsafgørelse").click()
    expect(page.get_by_role("link", name="70 10 20 41").first).to_be_visible()
    page.get_by_role("radio", name="Anders Rask, formand").check()
    page.get_by_label("Hvad blev afgjort?").select_option("Anbringelse §§ 47, 49")
    page.get_by_label("1. Grundlaget").fill("Mor er fuld og truer; der er ingen andre voksne.")
    page.get_by_label("2. Det kan ikke vente").fill("Villads er fire år og kan ikke være alene i nat.")
    page.get_by_label("3. De formelle skridt").fill("Mor er spurgt på stedet og siger nej.")
    page.get_by_label("Camilla Lund: spurgt hvornår?").fill("2026-10-16T21:00")
    page.get_by_label("Camilla Lund: hvordan, og hvad var svaret?").fill("Hjemme hos hende: nej.")
    page.get_by_label("Hvornår traf formanden afgørelsen?").fill("2026-10-16T21:05")
    page.get_by_label("Iværksat").fill("2026-10-16T21:10")


def test_from_the_phone_at_night_to_a_committee_that_approves(screen_of, town, villads):
    phone = screen_of("natasja", width=PHONE)
    the_chair_decides(phone.page, villads)
    phone.is_for_everybody()
    phone.page.get_by_role("button", name="Gem formandsafgørelse").click()
    expect(phone.page.get_by_text("til kl. 24 torsdag 22. oktober 2026")).to_be_visible()
    phone.is_for_everybody()
    phone.page.get_by_role("link", name="Notér meddelelsen").click()
    phone.page.get_by_role("checkbox", name="Camilla Lund (mor)").check()
    phone.page.get_by_role("radio", name="Givet i hånden").check()
    for right in ("aktindsigt", "gratis advokat", "udtale sig for udvalget"):
        phone.page.get_by_role("checkbox", name=right).check()
    phone.page.get_by_role("button", name="Notér meddelelsen").click()
    expect(phone.page.get_by_text("Camilla Lund, fre. 16.10.2026")).to_be_visible()

    town.clock.set(MONDAY)
    desk = screen_of("bodil")
    page = desk.page
    page.goto("/udvalget/")
    expect(page.get_by_role("region", name="Formandsafgørelser")).to_contain_text("Afventer udvalget: 4 dage tilbage")
    desk.is_for_everybody()
    page.get_by_role("link", name="Beram et møde").click()
    page.get_by_label("Hvornår?").fill("2026-10-21T14:00")
    page.get_by_label("Hvor?").fill("Rådhuset, lokale 2")
    page.get_by_role("button", name="Beram mødet").click()
    page.get_by_role("link", name="Tilbage til udvalget").click()
    page.get_by_role("link", name="Villads Lund, 4 år").click()
    page.get_by_role("link", name="Sæt godkendelsen på et møde").click()
    page.get_by_label("Møde").select_option("ons. 21.10.2026 kl. 14.00, Rådhuset, lokale 2")
    page.get_by_role("button", name="Sæt på dagsordenen").click()

    page.get_by_role("link", name="Skriv indstillingen").click()
    page.get_by_label("Vi indstiller").fill("Formandens afgørelse godkendes efter Barnets lov § 143, stk. 4.")
    desk.is_for_everybody()
    page.get_by_role("button", name="Gem indstilling").click()
    page.get_by_role("link", name="Notér, hvem der har fået materialet").click()
    page.get_by_role("checkbox", name="Camilla Lund (mor)").check()
    page.get_by_role("checkbox", name="Udvalgets medlemmer").check()
    page.get_by_label("Advokat").fill("Bo Lind for mor")
    page.get_by_role("radio", name="Sikker mail").check()
    page.get_by_role("button", name="Notér udsendelsen").click()
    expect(page.get_by_role("row", name="Bo Lind for mor")).to_contain_text("Sikker mail")
    desk.is_for_everybody()

    town.clock.set(WEDNESDAY)
    desk = screen_of("bodil")
    page = desk.page
    page.goto("/udvalget/")
    page.get_by_role("link", name="Godkendelse af foreløbig afgørelse").click()
    page.get_by_role("link", name="Skriv udvalgets afgørelse").first.click()
    page.get_by_role("radio", name="Som indstillet").check()
    page.get_by_label("Udvalgets begrundelse").fill("Betingelserne var opfyldt, og behovet var øjeblikkeligt.")
    for seat, name, _chair, _phone in SEATS:
        page.get_by_label(seat.label).select_option(f"{name}: {'imod' if seat == Seat.EXPERT_2 else 'for'}")
    page.get_by_role("checkbox", name="Camilla Lund (mor)").check()
    page.get_by_label("Hvem fik ikke ordet, og hvorfor?").fill("Villads er fire år; rådgiveren talte for ham.")
    desk.is_for_everybody()
    page.get_by_role("button", name="Gem udvalgets afgørelse").click()
    expect(page.get_by_role("region", name="Udvalgets afgørelse")).to_contain_text("4 for af 5.")
    page.get_by_role("link", name="Skriv protokollen").click()
    page.get_by_label("Protokol").fill("Mor og hendes advokat talte. Udvalget voterede kl. 14.50.")
    page.get_by_role("button", name="Gem protokol").click()
    expect(page.get_by_text("Protokollen er gemt.")).to_be_visible()
    desk.is_for_everybody()
    page.get_by_role("link", name="Se formandsafgørelsen").click()
    expect(page.get_by_text("Godkendt. Gælder højst en måned")).to_be_visible()
    assert Decision.objects.filter(child=villads, by_level="committee").count() == 1


def test_when_nobody_books_a_meeting_it_lapses_and_those_who_must_know_are_told(screen_of, town, villads, mailoutbox):
    phone = screen_of("natasja", width=PHONE)
    the_chair_decides(phone.page, villads)
    phone.page.get_by_role("button", name="Gem formandsafgørelse").click()
    expect(phone.page.get_by_text("Afventer udvalget")).to_be_visible()
    rounds = {each.name: each.work for each in all_rounds()}

    town.clock.set(DAY_SEVEN_IS_OVER)
    rounds["chair decisions"](town.clock.now())
    rounds["outbox"](town.clock.now())

    told = [mail for mail in mailoutbox if mail.subject == "Tovholder: en sag kræver handling nu"]
    # Liva's lapses that week too, so Sofie and hers are told as well.
    assert {"svend@fjordby.invalid", "bodil@fjordby.invalid"} <= {mail.to[0] for mail in told}
    assert not any("Villads" in mail.body for mail in told)
    desk = screen_of("svend")
    page = desk.page
    page.goto("/udvalget/")
    row = page.get_by_role("region", name="Formandsafgørelser").get_by_role("listitem")
    expect(row).to_contain_text("Bortfaldet kl. 24 torsdag 22. oktober 2026. Barnet er uden retsgrundlag")
    row.get_by_role("link", name="Villads Lund").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Barnet er uden retsgrundlag fra kl. 24 torsdag 22. oktober 2026."
    )
    desk.is_for_everybody()
    page.get_by_role("link", name="Skriv, hvad der skete").click()
    page.get_by_label("Hvad skete der med barnet?").fill("Mor gav samtykke kl. 8; Villads bliver, hvor han er.")
    page.get_by_role("button", name="Gem, hvad der skete").click()
    expect(page.get_by_text("Mor gav samtykke kl. 8")).to_be_visible()
