"""Who is at the front desk, on watch and deputy, and a notification about Freja that came in the afternoon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.practice.intake.pages.visiting import AFTERNOON
from tests.world.frontdesk import received
from tests.world.people import FRIDAY_EVENING, Offices, hire
from tovholder.foundation.accounts.models import User
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import PostKind, Watch


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
