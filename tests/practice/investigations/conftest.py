"""A family whose eldest is being investigated, at Svend's desk."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.world.families import a_family, ago
from tests.world.people import at_the_desk, reading
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import AskedOf, AskedStatement, Investigation, StatementBasis


@pytest.fixture
def children(svend: User) -> list[Child]:
    """Freja and her brother Storm."""
    return a_family(svend, ["Freja Ågård", "Storm Ågård"], school_or_daycare="Fjordskolen")


@pytest.fixture
def freja(children: list[Child]) -> Child:
    """The one who is investigated."""
    return children[0]


@pytest.fixture
def storm(children: list[Child]) -> Child:
    """Her brother."""
    return children[1]


@pytest.fixture
def svends(svend: User) -> Client:
    """Svend's browser."""
    return at_the_desk(svend)


@pytest.fixture
def hand(svend: User) -> Author:
    """Svend as the author of a deed."""
    return reading(svend, ago(days=0)).hand


@pytest.fixture
def investigation(freja: Child, hand: Author) -> Investigation:
    """Decided 30 days ago, because of suspected abuse."""
    at = ago(days=30)
    return actions.start_investigation(
        freja, ground="2", purpose="Om Freja er tryg hjemme.", happened_at=at, at=at, by=hand
    )


@pytest.fixture
def asked(freja: Child, investigation: Investigation, hand: Author) -> AskedStatement:
    """The school was asked 20 days ago."""
    at = ago(days=20)
    return actions.ask_for_statement(
        freja,
        asked_of=AskedOf.SCHOOL,
        asked_of_name="Fjordskolen",
        about="Fravær og trivsel",
        basis=StatementBasis.WITHOUT,
        investigation=investigation,
        happened_at=at,
        at=at,
        by=hand,
    )
