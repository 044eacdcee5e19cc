"""Palle, who keeps the log-ins of Fjordby."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.world.people import Offices, at_the_desk, hire
from tovholder.foundation.accounts.models import User
from tovholder.foundation.organisation.models import PostKind


@pytest.fixture
def palle(fjordby: Offices) -> User:
    """Palle is the administrator; he sees no child."""
    return hire("palle", "Palle Kragh", title="Administrator", kind=PostKind.ADMINISTRATOR, unit=fjordby.night)


@pytest.fixture
def browser(palle: User) -> Client:
    """Palle's browser."""
    return at_the_desk(palle)
