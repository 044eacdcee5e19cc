"""The frame and the components in a browser: everybody can use them, and the scripts keep their promises."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.foundation.ui import addresses
from tests.world.browser import hindrances

SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
  .filter(each => getComputedStyle(each).display !== 'inline')
  .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect()])
  .filter(([_, box]) => box.width > 0 && (box.width < 23.9 || box.height < 23.9))
  .map(([html]) => html)"""
HIDDEN_FOCUS = """() => { const box = document.activeElement.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2), y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y);
  return top !== null && (document.activeElement.contains(top) || top.contains(document.activeElement)
    || top.closest('label') !== null); }"""
SEEN_FOCUS = """() => {
  const here = document.activeElement, mark = here.labels?.[0] ?? here;
  const ring = [getComputedStyle(here), getComputedStyle(mark, '::before')];
  here.dataset.reached = 'yes';
  return ring.some(each => each.outlineStyle !== 'none'); }"""
UNREACHED = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter(each => each.checkVisibility() && each.type !== 'hidden' && each.type !== 'radio' && !each.dataset.reached)
  .map(each => each.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [1280, 375], ids=["desk", "phone"])
@pytest.mark.parametrize(
    "address",
    ["/eksempler/", "/om/hjaelp/", "/om/tilgaengelighed/", "/konto/login/", "/side/404.html", "/side/500.html"],
)
def test_everybody_can_use_the_page(page: Page, address: str, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)

    assert hindrances(page) == []


@pytest.mark.parametrize("width", [1280, 375, 320])
def test_nothing_has_to_be_scrolled_sideways_and_every_target_can_be_hit(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(SMALL_TARGETS) == []


def test_the_keyboard_alone_reaches_everything_and_the_focus_is_seen(page: Page):
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("document.activeElement.blur()")  # the list of faults has the focus at first
    page.locator(".skipnav").focus()

    for _ in range(150):
        here = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert page.evaluate(SEEN_FOCUS), here
        assert page.evaluate(HIDDEN_FOCUS), here
        if "Genveje" in here:
            break
        page.keyboard.press("Tab")

    assert page.evaluate(UNREACHED) == []


def test_on_a_phone_the_menu_opens_by_its_button_and_closes_by_escape(page: Page):
    page.set_viewport_size({"width": 375, "height": 900})
    menu = page.get_by_role("navigation", name="Hovedmenu")
    expect(menu).to_be_hidden()

    page.get_by_role("button", name="Menu").click()
    expect(menu.get_by_role("link", name="Modtagelsen")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()

    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="Luk menuen").click()
    expect(menu).to_be_hidden()


def test_on_a_desk_the_menu_is_always_there(page: Page):
    expect(page.get_by_role("navigation", name="Hovedmenu").get_by_role("link", name="Min dag")).to_be_visible()
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()


def test_a_draft_is_saved_within_ten_seconds_of_the_typing(page: Page):
    page.clock.install()
    page.get_by_label("Hvad er du bekymret for?").first.fill("Sover i klassen")

    with page.expect_response("**/kladde/eksempel/"):
        page.clock.run_for(10_000)

    expect(page.locator(".draft-state")).to_have_text("Kladde gemt kl. 13.05")
    assert addresses.saved_drafts[0]["text"] == "Sover i klassen"
    assert "csrfmiddlewaretoken" not in addresses.saved_drafts[0]


def test_a_draft_is_saved_when_the_field_is_left(page: Page):
    page.get_by_label("Barnets navn").first.fill("Freja")

    with page.expect_response("**/kladde/eksempel/"):
        page.keyboard.press("Tab")

    assert addresses.saved_drafts[-1]["name"] == "Freja"


def test_a_draft_that_cannot_be_saved_says_so_and_is_tried_again(page: Page):
    addresses.answers["status"] = 503
    page.get_by_label("Barnets navn").first.fill("Freja")
    page.keyboard.press("Tab")
    state = page.locator(".draft-state")
    expect(state).to_contain_text("Kladden kunne ikke gemmes")
    expect(state).to_have_attribute("role", "status")

    addresses.answers["status"] = 200
    page.get_by_label("Barnets navn").first.fill("Freja Holm")
    with page.expect_response(lambda response: "Holm" in (response.request.post_data or "")):
        page.keyboard.press("Tab")

    expect(state).to_have_text("Kladde gemt kl. 13.05")
    assert addresses.saved_drafts[-1]["name"] == "Freja Holm"


def test_being_sent_to_the_log_in_page_is_not_being_saved(page: Page):
    page.route("**/kladde/eksempel/", lambda route: route.fulfill(status=302, headers={"Location": "/om/hjaelp/"}))
    page.get_by_label("Barnets navn").first.fill("Freja")
    page.keyboard.press("Tab")

    expect(page.locator(".draft-state")).to_contain_text("Kladden kunne ikke gemmes")


def test_nothing_that_is_written_stays_in_the_browser(page: Page):
    page.get_by_label("Barnets navn").first.fill("Freja")
    with page.expect_response("**/kladde/eksempel/"):
        page.keyboard.press("Tab")

    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_shortcuts_act_only_when_nothing_is_being_written(page: Page):
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_have_attribute("open", "")

    page.get_by_label("Barnets navn").first.press_sequentially("g d?n/")

    expect(page.get_by_label("Barnets navn").first).to_have_value("g d?n/")
    assert page.url.endswith("/eksempler/")


def test_g_d_goes_to_min_dag(page: Page):
    page.evaluate("document.querySelector('[data-keys=\"g d\"]').href = '/om/hjaelp/'")
    page.keyboard.press("g")
    page.keyboard.press("d")

    page.wait_for_url("**/om/hjaelp/")


def test_the_shortcuts_are_silent_when_switched_off(page: Page):
    page.get_by_text("Genveje på tastaturet").click()
    page.get_by_role("button", name="Slå genveje fra").click()
    page.wait_for_load_state()

    page.keyboard.press("?")

    expect(page.locator("#shortcuts")).not_to_have_attribute("open", "")


def test_leaving_quickly_leaves_nothing_to_go_back_to(page: Page):
    page.goto("/side/ui/public.html")
    page.route(re.compile("dmi"), lambda route: route.fulfill(body="vejret", content_type="text/html"))
    page.get_by_role("link", name="Forlad siden hurtigt").click()
    page.wait_for_url(re.compile("dmi"))

    page.go_back()

    assert "public" not in page.url


def test_the_printed_page_has_no_menus_and_no_buttons(page: Page):
    page.emulate_media(media="print")

    expect(page.get_by_role("navigation", name="Hovedmenu")).to_be_hidden()
    expect(page.get_by_role("button", name="Gem underretning")).to_be_hidden()
    expect(page.get_by_text("Sover i klassen og siger")).to_be_visible()
    expect(page.get_by_text("vises ikke i eksemplet")).to_be_hidden()  # the CPR number
