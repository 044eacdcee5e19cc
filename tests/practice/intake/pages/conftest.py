"""The pages of Modtagelsen, visited at a moment of our own choosing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace

import pytest
from django.test import Client

from tests.world.people import FRIDAY_EVENING, Offices, hire
from tovholder.foundation.accounts.models import User
from tovholder.foundation.organisation.models import PostKind, Watch

LOG_IN = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set what time it is when a page is asked for; Friday evening to begin with."""

    def set_to(moment: datetime) -> None:
        monkeypatch.setattr(
            "tovholder.foundation.access.middleware.timezone", SimpleNamespace(now=lambda: moment)
        )

    set_to(FRIDAY_EVENING)
    return set_to


def logged_in(user: User) -> Client:
    """A browser in which this person has logged in."""
    client = Client()
    client.force_login(user, backend=LOG_IN)
    return client


@pytest.fixture
def at_the_desk(clock: object, karen: User) -> Client:
    """Karen's browser."""
    return logged_in(karen)


@pytest.fixture
def nadja(fjordby: Offices) -> User:
    """Nadja is on watch on Friday night; she has no post in the offices."""
    user = User.objects.create_user("nadja", "fjordby-2026", name="Nadja Brink", email="nadja@fjordby.invalid")
    Watch.objects.create(
        user=user,
        starts=datetime.fromisoformat("2026-10-16T15:00:00+00:00"),
        ends=datetime.fromisoformat("2026-10-17T07:00:00+00:00"),
        phone="20 10 00 01",
    )
    return user


@pytest.fixture
def dorte(fjordby: Offices) -> User:
    """Dorte leads Familiegruppe Syd, which is the deputy for Modtagelsen."""
    return hire("dorte", "Dorte Skov", title="Teamleder", kind=PostKind.TEAM_LEADER, unit=fjordby.south)
