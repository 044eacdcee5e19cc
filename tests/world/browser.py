"""The machine's Chromium, and what everybody must be able to use: shared by all tests that open a page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, expect, sync_playwright

WCAG_22_AA = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
QUIETLY = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
QUIETLY += ["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]
# How long a page may keep a test waiting; how fast pages come is measured by `tovholder bench`.
PATIENCE_MS = 20_000
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str:
    """The browser's program: the one named in CHROMIUM, or one that is installed. Raises LookupError."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise LookupError("No browser: install Chromium or Chrome, or name it in CHROMIUM.")
    return found


@contextmanager
def served() -> Iterator[str]:
    """The site on an address of its own, as a thread of the test serves it."""
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Chromium without a window.

    While it is open its own loop runs in this thread; Django is told that we know.
    """
    expect.set_options(timeout=PATIENCE_MS)
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=QUIETLY)
            yield browser
            browser.close()
    finally:
        if before is None:
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def hindrances(page: Page) -> list[tuple[str, list[str]]]:
    """What on the page keeps somebody from using it (WCAG 2.2 AA), each with its pieces of the page."""
    page.wait_for_load_state()  # a press returns at a page's first bytes; half a page has no heading yet
    found = Axe().run(page, options=WCAG_22_AA).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]
