"""A family at home: Freja, her little brother Storm, and a cousin elsewhere."""

from __future__ import annotations

import pytest

from tests.world.people import LONG_AGO, reading
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.families.models import Child, Home, Residence


@pytest.fixture
def home(freja: Child) -> Home:
    """Where Freja lives."""
    home = Home.objects.create(address="Havnegade 4, 1. th., Fjordby")
    Residence.objects.create(child=freja, home=home, starts=LONG_AGO)
    return home


@pytest.fixture
def storm(home: Home, freja: Child) -> Child:
    """Freja's brother, four years old, in the same home."""
    storm = Child.objects.create(name="Storm Ågård", birth_date="2022-02-01", unit=freja.unit)
    Residence.objects.create(child=storm, home=home, starts=LONG_AGO)
    return storm


@pytest.fixture
def vilde(freja: Child) -> Child:
    """A girl of another family."""
    return Child.objects.create(name="Vilde Krogh", birth_date="2015-08-12", unit=freja.unit)


@pytest.fixture
def svends_hand(svend: User) -> Author:
    """Svend as the author of a deed."""
    return reading(svend).hand
