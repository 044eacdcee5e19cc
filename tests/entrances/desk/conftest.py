"""Who sits at the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.world.people import at_the_desk
from tovholder.foundation.accounts.models import User

__all__ = ["at_the_desk"]


@pytest.fixture
def svends(svend: User) -> Client:
    """Svend's browser."""
    return at_the_desk(svend)


@pytest.fixture
def sofies(sofie: User) -> Client:
    """Sofie's browser: she has nothing to do with the children of Nord."""
    return at_the_desk(sofie)


@pytest.fixture
def karens(karen: User) -> Client:
    """Karen's browser, in Modtagelsen."""
    return at_the_desk(karen)


@pytest.fixture
def bodils(bodil: User) -> Client:
    """Bodil's browser: she leads Nord."""
    return at_the_desk(bodil)
