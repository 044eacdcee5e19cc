"""The cast as fixtures: who is who in Fjordby."""

from __future__ import annotations

from datetime import date

import pytest

from tests.world.people import LONG_AGO, Offices, found_fjordby, hire, reading
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.families.models import Child, Home, Residence
from tovholder.foundation.organisation.models import PostKind


@pytest.fixture
def fjordby(db: None) -> Offices:
    """The offices of Fjordby."""
    return found_fjordby()


@pytest.fixture
def karen(fjordby: Offices) -> User:
    """Karen takes the calls in Modtagelsen."""
    return hire("karen", "Karen Holm", title="Rådgiver i Modtagelsen", kind=PostKind.INTAKE, unit=fjordby.intake)


@pytest.fixture
def svend(fjordby: Offices) -> User:
    """Svend is a caseworker in Familiegruppe Nord."""
    return hire("svend", "Svend Dahl", title="Rådgiver", kind=PostKind.CASEWORKER, unit=fjordby.north)


@pytest.fixture
def sofie(fjordby: Offices) -> User:
    """Sofie is a caseworker in Familiegruppe Syd; she has nothing to do with the children of Nord."""
    return hire("sofie", "Sofie Lund", title="Rådgiver", kind=PostKind.CASEWORKER, unit=fjordby.south)


@pytest.fixture
def bodil(fjordby: Offices) -> User:
    """Bodil leads Familiegruppe Nord."""
    return hire("bodil", "Bodil Friis", title="Teamleder", kind=PostKind.TEAM_LEADER, unit=fjordby.north)


@pytest.fixture
def freja(fjordby: Offices) -> Child:
    """Freja is nine; her unit is Familiegruppe Nord."""
    return Child.objects.create(name="Freja Ågård", birth_date=date(2017, 5, 4), unit=fjordby.north)


@pytest.fixture
def home(freja: Child) -> Home:
    """Where Freja lives."""
    home = Home.objects.create(address="Havnegade 4, 1. th., Fjordby")
    Residence.objects.create(child=freja, home=home, starts=LONG_AGO)
    return home


@pytest.fixture
def storm(home: Home, freja: Child) -> Child:
    """Freja's brother, four years old, in the same home."""
    storm = Child.objects.create(name="Storm Ågård", birth_date=date(2022, 2, 1), unit=freja.unit)
    Residence.objects.create(child=storm, home=home, starts=LONG_AGO)
    return storm


@pytest.fixture
def svends_hand(svend: User) -> Author:
    """Svend as the author of a deed."""
    return reading(svend).hand
