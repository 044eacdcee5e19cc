"""Every page of Modtagelsen in a browser: for everybody, on a phone, by the keyboard alone, and without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.practice.intake.pages.visiting import AFTERNOON
from tests.world.browser import hindrances, open_browser
from tests.world.frontdesk import LITTLE_BOY, received
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.families.models import Adult, Tie
from tovholder.practice.intake.models import Notification, SafetyAssessment

pytestmark = pytest.mark.journey

DESK, PHONE, SMALLEST = 1280, 375, 320
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
  .filter(each => getComputedStyle(each).display !== 'inline')
  .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
  .filter(([_, box]) => box.width > 0 && (box.width < 23.9 || box.height < 23.9))
  .map(([html]) => html)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    with open_browser() as browser:
        yield browser


@pytest.fixture
def window(browser: Browser, family: Any, desk: Client, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Karen's window, with a script or without; faults in the console fail the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def listen(message: Any) -> None:
        if message.type == "error" and "the server responded with" not in message.text:
            complaints.append(message.text)

    def opened(*, script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": DESK, "height": 900},
            base_url=live_server.url,
            java_script_enabled=script,
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
        )
        contexts.append(context)
        cookie = desk.cookies["tovholder_session"]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def family(transactional_db: None, freja: Any) -> Any:
    """Freja with her mother, and a notification about her and a boy nobody knows, under a contact hold."""
    mother = Adult.objects.create(name="Mette Ågård", phone="30 40 50 60")
    Tie.objects.create(child=freja, adult=mother, kind="mother", custody=True, starts="2017-05-04")
    received(freja, at=AFTERNOON.replace(month=3), text="Kommer uden madpakke.")
    said: dict[str, Any] = {"safety_flags": ("abuse_physical",), "danger_now": "yes", "parents_may_know": "no"}
    return received(freja, LITTLE_BOY, at=AFTERNOON, **said)


def everybody_can_use(page: Page) -> None:
    for width in (DESK, PHONE, SMALLEST):
        page.set_viewport_size({"width": width, "height": 900})
        assert hindrances(page) == [], (page.url, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (page.url, width)
        assert page.evaluate(SMALL_TARGETS) == [], (page.url, width)


def test_everybody_can_use_every_page(family, window):
    page = window()
    known, unknown = (f"/modtagelsen/{concern.pk}/" for concern in family.concerns)
    addresses = ["/modtagelsen/", "/modtagelsen/?trin=afgjort", "/modtagelsen/vagt/", f"/modtagelsen/vagt{known[12:]}"]
    addresses += [f"/modtagelsen/kvittering/{family.notification.pk}/", known, f"{known}kontaktstop/ophaev/"]
    addresses += [f"{unknown}hvem/", f"{known}hoerer-til/", f"{known}politi/", "/modtagelsen/ny/"]

    for address in addresses:
        page.goto(address)
        everybody_can_use(page)


def test_everybody_can_use_the_pages_with_faults_and_with_candidates(family, window):
    page = window()
    page.goto("/modtagelsen/ny/")
    page.get_by_label("Barnets navn").fill("Freja Aagaard")
    page.get_by_role("button", name="Kender vi barnet?").click()
    expect(page.get_by_role("radio", name="Freja Ågård")).to_be_visible()
    everybody_can_use(page)

    page.get_by_role("button", name="Gem underretning").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    everybody_can_use(page)
    summary.get_by_role("link").click()
    expect(page.get_by_label("Hvad fortæller de?")).to_be_focused()

    page.goto(f"/modtagelsen/{family.concerns[0].pk}/")
    page.get_by_role("button", name="Gem vurdering").click()
    expect(page.get_by_role("alert").first).to_contain_text("Der er ikke svaret på noget endnu.")
    everybody_can_use(page)


def test_a_call_is_taken_down_with_the_keyboard_alone(family, window):
    page = window()
    page.goto("/modtagelsen/")
    page.keyboard.press("n")
    page.wait_for_url("**/ny/*/")

    tab_to(page, "text")
    page.keyboard.type("Drengen på anden sal græder igen.")
    tab_to(page, "save")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Underretningen er gemt")
    assert Notification.objects.filter(text="Drengen på anden sal græder igen.").exists()


def tab_to(page: Page, name: str) -> None:
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"Tab never reached {name}.")


def test_without_a_script_a_call_is_taken_down_and_assessed(family, window):
    page = window(script=False)
    page.goto("/modtagelsen/")
    page.get_by_role("link", name="Ny underretning").click()
    page.get_by_label("Hvad fortæller de?").fill("To børn er alene hjemme.")
    page.get_by_role("button", name="Tilføj et barn").click()
    page.get_by_label("Barnets navn").nth(1).fill("Bo Bro")
    page.get_by_role("button", name="Gem underretning").click()
    page.get_by_role("link", name="Vurdér nu").click()
    page.get_by_label("Barnet er allerede i sikkerhed").check(force=True)
    page.get_by_label("Begrundelse", exact=True).fill("Politiet er hos dem.")
    page.get_by_role("button", name="Gem vurdering").click()

    expect(page.get_by_role("region", name="Det er gjort")).to_contain_text("Politiet er hos dem.")
    assert SafetyAssessment.objects.get().result == "already_safe"


def test_what_follows_from_an_answer_is_shown_with_it(family, window):
    page = window()
    page.goto(f"/modtagelsen/{family.concerns[0].pk}/")
    whom = page.get_by_label("Hvem er orienteret?")
    expect(whom).to_be_hidden()

    page.get_by_role("group", name="Er forældrene orienteret?").get_by_label("Ja", exact=True).check(force=True)

    expect(whom).to_be_visible()
    expect(page.get_by_label("Hvorfor ikke?")).to_be_hidden()


def test_the_page_asks_now_and_then_and_tells_how_many_are_new(family, window):
    page = window()
    page.clock.install()
    page.goto("/modtagelsen/")
    received(LITTLE_BOY, at=FRIDAY_EVENING.replace(minute=20))

    with page.expect_response("**/modtagelsen/nyt/**") as asked:
        page.clock.run_for(31_000)

    assert "Freja" not in asked.value.text()
    page.get_by_role("link", name="Vis 1 ny").click()
    expect(page.locator(".queue > li")).to_have_count(4)
