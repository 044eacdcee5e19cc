"""A browser for all journeys of a worker, Fjordby afresh for each, and as many screens as a story has people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser

from tests.journeys.screens import Screen
from tests.journeys.town import Clock, Town, copied, filled_town, the_time_is
from tests.world.browser import open_browser, served
from tests.world.people import FRIDAY_EVENING


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder is a journey."""
    for item in items:
        if item.path.is_relative_to(__file__.removesuffix("conftest.py")):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="package")
def address(django_db_setup: None) -> Iterator[str]:
    """The whole site on an address of its own."""
    with served() as address:
        yield address


@pytest.fixture
def town(address: str, browser: Browser, django_db_blocker: Any) -> Iterator[Town]:
    """Fjordby, Friday 16 October 2026 at 21.14, served as the web role."""
    clock = Clock(FRIDAY_EVENING)
    with django_db_blocker.unblock():
        template = filled_town(settings.HOME)
        with copied(settings.HOME, template=template), the_time_is(clock):
            with connection.cursor() as cursor:
                cursor.execute("select current_user")
                assert cursor.fetchone() == ("tovholder_web",)
            yield Town(address, clock)


@pytest.fixture
def screen_of(town: Town, browser: Browser) -> Iterator[Callable[..., Screen]]:
    """Give somebody a screen, logged in when they have a name; no screen may have complained when the story ends."""
    screens: list[Screen] = []

    def screen(who: str = "", **kind: Any) -> Screen:
        screens.append(Screen(browser, town.address, **kind))
        if who:
            screens[-1].log_in(who)
        return screens[-1]

    yield screen
    complaints = [each for one in screens for each in one.complaints]
    for one in screens:
        one.context.close()
    assert complaints == []
