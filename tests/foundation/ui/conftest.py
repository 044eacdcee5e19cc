"""A browser, and the pages to look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from tests.foundation.ui import addresses
from tests.world.browser import open_browser, served


@pytest.fixture
def our_addresses(settings: Any) -> None:
    """Only the frame's own pages, without what other rooms put into the context."""
    settings.ROOT_URLCONF = "tests.foundation.ui.addresses"
    options = {"context_processors": ["django.template.context_processors.request", "csp.context_processors.nonce"]}
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "OPTIONS": options}]
    addresses.saved_drafts.clear()
    addresses.answers["status"] = 200


@pytest.fixture
def visitor(our_addresses: None) -> Client:
    """Somebody who is not logged in."""
    return Client()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, without a window."""
    with open_browser() as browser:
        yield browser


@pytest.fixture
def site(our_addresses: None) -> Iterator[str]:
    """The frame's pages on an address of their own. No database: nothing here asks it anything."""
    with served() as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A desktop page on the gallery; faults in the console fail the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=site)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/eksempler/")
    yield page
    context.close()
    assert [each for each in complaints if "the server responded with" not in each] == []
