"""Who sits at the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from tovholder.foundation.accounts.models import User


def at_the_desk(user: User) -> Client:
    """A browser in which this person is logged in."""
    browser = Client()
    browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


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
