"""Walking through the house as a stranger does: by what can be pressed, and never by an address."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.journeys.screens import Screen
from tests.journeys.town import Town
from tovholder.entrances.worker.turning import turn_to_today

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


class Walk:
    """One walk through the house, handed from person to person; each kind of page on the way is for everybody."""

    def __init__(self, screen_of: Callable[..., Screen], town: Town) -> None:
        self._screen_of, self._town = screen_of, town
        self._looked_at: set[str] = set()
        self.screen: Screen

    @property
    def page(self) -> Page:
        """What stands on the screen of the one who has the walk now."""
        return self.screen.page

    @property
    def main(self) -> Locator:
        """The page's own part."""
        return self.page.get_by_role("main")

    def comes_in(self, who: str) -> None:
        """Somebody logs in and stands on Min dag."""
        self.screen = self._screen_of(who)
        self._look()

    def days_pass(self, days: int) -> None:
        """So many days later; the worker has turned the page of every night."""
        self._town.clock.forward(days=days)
        turn_to_today(now=self._town.clock.now())

    def follow(self, name: str | re.Pattern[str], *, exact: bool = False) -> None:
        """Press a link; it leads to a page that is there."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=exact).first.click()
        self._look()

    def press(self, name: str, *, exact: bool = False) -> None:
        """Press a button; nothing has to be filled in again."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=exact).first.click()
        expect(self.page.get_by_role("alert")).to_have_count(0)
        self._look()

    def write(self, words: dict[str, str]) -> None:
        """Fill in fields by their labels."""
        for label, text in words.items():
            self.main.get_by_label(label).first.fill(text)

    def choose(self, *answers: str) -> None:
        """Choose answers by their labels."""
        for answer in answers:
            self.main.get_by_label(answer).first.check()

    def find(self, typed: str) -> None:
        """Search for somebody from wherever we are."""
        self.page.get_by_label("Søg på navn, CPR-nummer, telefon eller sagsnummer").fill(typed)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("region", name="Barnet", exact=True)).to_be_visible()
        self._look()

    def _look(self) -> None:
        kind = UUID.sub("…", self.page.url.split("?")[0])
        if kind not in self._looked_at:
            self._looked_at.add(kind)
            expect(self.page.get_by_role("heading", level=1)).not_to_have_text("Siden findes ikke")
            self.screen.is_for_everybody()
