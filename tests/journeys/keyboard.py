"""Walking a page by the keyboard alone."""

from __future__ import annotations

import re

from playwright.sync_api import Page


def tab_to(page: Page, name: str, role: str) -> None:
    """Walk there by Tab, and by Tab alone."""
    wanted = page.get_by_role(role, name=re.compile(name)).first  # type: ignore[arg-type]  # any role
    for _ in range(200):
        if wanted.evaluate("here => here === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {role} “{name}” on {page.url}")
