"""The public form in a browser: on a desk, on a phone, without JavaScript."""

from __future__ import annotations

import pytest
from django.db import connections
from playwright.sync_api import expect

from tests.world.browser import hindrances, open_browser
from tovholder.practice.intake.models import Notification


@pytest.fixture
def site(transactional_db, fjordby, live_server):
    """The whole site on an address of its own, with the offices of Fjordby."""
    return live_server.url


@pytest.fixture(params=[1280, 375, 320], ids=["desk", "phone", "small phone"])
def page(request, site):
    """The form as somebody without JavaScript meets it."""
    with open_browser() as browser:
        context = browser.new_context(
            viewport={"width": request.param, "height": 900}, java_script_enabled=False, base_url=site
        )
        page = context.new_page()
        page.goto("/underret/")
        yield page
        connections.close_all()  # while the browser's loop runs the test has connections of its own


def everybody_can_use(page):
    """Axe on the same words with scripts on; nothing to scroll sideways."""
    other = page.context.browser.new_context(viewport=page.viewport_size)
    copy = other.new_page()
    copy.goto(page.url)
    copy.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    found = hindrances(copy)
    width = copy.evaluate("document.documentElement.scrollWidth")
    other.close()
    return (found == [] and width <= page.viewport_size["width"]) or (found, width)


def test_a_neighbour_writes_asks_for_more_room_and_gets_a_number(page):
    assert everybody_can_use(page) is True
    page.get_by_label("Hvad er du bekymret for?").fill("Drengene ovenpå er alene om natten.")
    page.get_by_label("Barnets navn").first.fill("Storm")
    page.get_by_role("button", name="Tilføj flere børn").click()
    expect(page.get_by_label("Hvad er du bekymret for?")).to_have_value("Drengene ovenpå er alene om natten.")
    page.locator("#barn-3").get_by_label("Barnets navn").fill("Vilje")
    page.get_by_label("Barnet ser eller hører vold derhjemme").check()
    page.get_by_role("button", name="Send til kommunen").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Vi har modtaget det, du skrev")
    kept = Notification.objects.get()
    expect(page.get_by_text(kept.receipt)).to_be_visible()
    assert kept.children.count() == 2
    assert everybody_can_use(page) is True
