"""The pages of Modtagelsen, visited at a moment of our own choosing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from tests.world.frontdesk import received
from tests.world.people import FRIDAY_EVENING, Offices, at_the_desk, hire
from tovholder.foundation.accounts.models import User
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import PostKind, Watch

AFTERNOON = FRIDAY_EVENING - timedelta(hours=3)


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


@pytest.fixture
def desk(browser_of: Callable[[User], Client], karen: User) -> Client:
    """Karen's browser, at the front desk."""
    return browser_of(karen)


@pytest.fixture
def nadja(fjordby: Offices) -> User:
    """Nadja is on watch on Friday night; she has no post in the offices."""
    user = User.objects.create_user("nadja", "fjordby-2026", name="Nadja Brink", email="nadja@fjordby.invalid")
    turn = {"starts": FRIDAY_EVENING - timedelta(hours=6), "ends": FRIDAY_EVENING + timedelta(hours=10)}
    Watch.objects.create(user=user, phone="20 10 00 01", **turn)
    return user


@pytest.fixture
def dorte(fjordby: Offices) -> User:
    """Dorte leads Familiegruppe Syd, which is the deputy for Modtagelsen."""
    return hire("dorte", "Dorte Skov", title="Teamleder", kind=PostKind.TEAM_LEADER, unit=fjordby.south)


@pytest.fixture
def came(fjordby: Offices, freja: Child) -> Any:
    """A teacher's notification about Freja, Friday afternoon at 18.14."""
    return received(freja, at=AFTERNOON)


def page_of(response: Any) -> str:
    """The page as text, with its spaces made one."""
    return " ".join(response.content.decode().split())
