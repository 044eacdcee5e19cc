"""Two families with one caseworker: Freja and Storm, and Malik in another home."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.world.families import a_family, ago
from tests.world.people import at_the_desk, reading
from tovholder.foundation.accounts.models import User
from tovholder.foundation.families.models import Child


@pytest.fixture
def children(svend: User) -> list[Child]:
    """Freja, on whom it was put, and her brother Storm."""
    return a_family(svend, ["Freja Ågård", "Storm Ågård"])


@pytest.fixture
def malik(svend: User) -> Child:
    """Malik, whom it was about."""
    return a_family(svend, ["Malik Al-Sayed"], address="Skrænten 12")[0]


@pytest.fixture
def browser(svend: User) -> Client:
    """Svend's browser."""
    return at_the_desk(svend)


@pytest.fixture
def signed(svend: User) -> dict[str, Any]:
    """Svend's hand, an hour ago."""
    return {"at": ago(hours=1), "by": reading(svend, ago(hours=1)).hand}
