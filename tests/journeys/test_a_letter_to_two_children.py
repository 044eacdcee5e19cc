"""A letter about twins comes in, and lies on both of them three presses after the basket is opened."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.screens import DESK, PHONE
from tovholder.foundation.documents.models import Document

LETTER = FilePayload(name="scan.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7\n<<>>\n%%EOF\n")


def put_in_basket(page: Page) -> None:
    page.goto("/dokumenter/postkurv/")
    page.get_by_label("Filer").set_input_files(LETTER)
    page.get_by_label("Hvad er det?").fill("Udtalelse fra børnehaven")
    page.get_by_role("button", name="Læg i kurven").click()
    expect(page.get_by_text("Posten ligger i kurven.")).to_be_visible()


@pytest.mark.parametrize(("width", "javascript"), [(DESK, True), (PHONE, False)])
def test_from_the_basket_to_both_children(screen_of, width, javascript):
    screen = screen_of("svend", width=width, javascript=javascript)
    page = screen.page
    put_in_basket(page)
    screen.presses.clear()

    page.get_by_role("link", name="Udtalelse fra børnehaven").click()
    page.get_by_label("Navn eller nummer").fill("Villads")
    page.get_by_role("button", name="Find barnet").click()
    page.get_by_label("Viggo Lund").check()
    page.get_by_role("button", name="Læg i sagen").click()

    expect(page.get_by_text("Posten er lagt i sagen hos 2 børn.")).to_be_visible()
    assert Document.objects.filter(title="Udtalelse fra børnehaven").count() == 2
    if javascript:
        assert screen.pressed() <= 3 + 1  # and one for each sibling


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_everybody_can_use_the_pages_of_the_basket(screen_of, width):
    screen = screen_of("svend", width=width)
    page = screen.page
    put_in_basket(page)
    screen.is_for_everybody()
    page.get_by_role("link", name="Udtalelse fra børnehaven").click()
    screen.is_for_everybody()
    page.get_by_label("Navn eller nummer").fill("Lund")
    page.get_by_role("button", name="Find barnet").click()
    screen.is_for_everybody()
    page.get_by_role("link", name="Villads Lund").click()
    screen.is_for_everybody()
