"""Walking a page by the keyboard alone."""

from __future__ import annotations

import re

from playwright.sync_api import Page


def tab_to(page: Page, name: str, role: str) -> None:
    """Walk there by Tab, and by Tab alone; on a page that is still on its way, when all of it has come."""
    wanted = page.get_by_role(role, name=re.compile(name)).first  # type: ignore[arg-type]  # any role
    wanted.wait_for(state="attached")
    page.wait_for_load_state()
    for _ in range(200):
        if wanted.evaluate("here => here === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {role} “{name}” on {page.url}")


def enter(page: Page) -> None:
    """Press Enter on what leads on: a key does not wait, as a pointer does, for the page that follows."""
    with page.expect_navigation():
        page.keyboard.press("Enter")
