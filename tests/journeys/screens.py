"""Somebody at their screen: a browser of their own, found by label and role, with every press counted."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.world.browser import PATIENCE_MS, hindrances
from tovholder.entrances.rehearsal.fjordby.offices import PASSWORD

DESK, PHONE = 1280, 375
# A press: the pointer goes down, or Enter or Space acts. Tab, and keys that only write, are free (as is Enter
# where it makes a new line, and any key that walks through the answers of a list). Ctrl and Enter together act.
COUNT_PRESSES = """() => {
  const writes = here => here.isContentEditable || here.tagName === 'TEXTAREA'
    || (here.tagName === 'INPUT' && !/^(button|submit|reset|checkbox|radio|file|image)$/.test(here.type));
  document.addEventListener('pointerdown', event => event.isTrusted && window.countPress('pointer'), true);
  document.addEventListener('keydown', event => {
    const { key, target } = event;
    if (!event.isTrusted || (key !== 'Enter' && key !== ' ')) return;
    if (!event.ctrlKey && (target.tagName === 'TEXTAREA' || (key === ' ' && writes(target)))) return;
    window.countPress(key);
  }, true);
}"""
# All that is folded; on a desk but for the menu that lies over the page when it is open.
OPEN_ALL = """() => {
  const over = innerWidth < 768 ? '' : ':not(.add-menu)';
  for (const each of document.querySelectorAll('main details' + over)) each.open = true;
}"""


class Screen:
    """One person's screen."""

    def __init__(self, browser: Browser, address: str, *, width: int = DESK, javascript: bool = True) -> None:
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": 900},
            base_url=address,
            java_script_enabled=javascript,
            reduced_motion="reduce",
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.presses: list[str] = []
        self.complaints: list[str] = []
        if javascript:
            self.context.expose_function("countPress", lambda key: self.presses.append(key))
            self.context.add_init_script(f"({COUNT_PRESSES})()")
        self.page = self._new_page()

    def _new_page(self) -> Page:
        page = self.context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def _listen(self, message: Any) -> None:
        if message.type == "error" and "the server responded with" not in message.text:
            self.complaints.append(message.text)

    def another_window(self) -> Page:
        """A second window of the same browser."""
        return self._new_page()

    def log_in(self, who: str) -> Page:
        """Log in as a person does, and stand on Min dag."""
        page = self.page
        page.goto("/")
        page.get_by_label("Brugernavn").fill(who)
        page.get_by_label("Adgangskode").fill(PASSWORD)
        page.get_by_role("button", name="Log ind").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Min dag")
        page.wait_for_load_state()  # a key pressed before the page's script has come is pressed in vain
        self.presses.clear()
        return page

    def is_for_everybody(self, page: Page | None = None) -> None:
        """Nothing on the page keeps anybody from using it, and nothing has to be scrolled sideways."""
        page = page or self.page
        page.wait_for_load_state()  # a press returns at a page's first bytes
        page.evaluate(OPEN_ALL)
        found, wide = hindrances(page), page.evaluate("document.documentElement.scrollWidth")
        assert found == [], f"{page.url}: {found}"
        assert wide <= page.evaluate("innerWidth"), f"{page.url}: {wide} wide"

    def pressed(self) -> int:
        """How many times something was pressed since Min dag."""
        self.page.evaluate("1")  # what the page has told by now is told to us
        return len(self.presses)
