"""The clock that pages look at, and a browser of somebody who has logged in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace

import pytest
from django.test import Client

from tests.world.people import FRIDAY_EVENING, at_the_desk
from tovholder.foundation.accounts.models import User


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set what time it is when a page is asked for; Friday evening at 21.14 to begin with."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr("tovholder.foundation.access.middleware.timezone", SimpleNamespace(now=lambda: moment))

    set_to(FRIDAY_EVENING)
    return set_to


@pytest.fixture
def browser_of(clock: object) -> Callable[[User], Client]:
    """The browser of somebody who has logged in."""

    def logged_in(user: User) -> Client:
        return at_the_desk(user)

    return logged_in
