"""A family at home: Freja, her little brother Storm, and a cousin elsewhere."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.world.families import a_family, ago
from tests.world.people import reading
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import Case


@pytest.fixture
def children(svend: User) -> list[Child]:
    """Freja and her brother, whom nobody had written down before; a file that is about them calls the first `freja`."""
    return a_family(svend, ["Freja Ågård", "Storm Ågård"])


@pytest.fixture
def hand(svend: User) -> Author:
    """Svend, now."""
    return reading(svend, timezone.now()).hand


@pytest.fixture
def case(freja: Child, hand: Author) -> Case:
    """Freja's case, open for ninety days."""
    return actions.open_case(freja, happened_at=ago(days=90), at=ago(days=90), by=hand)


@pytest.fixture
def vilde(freja: Child) -> Child:
    """A girl of another family."""
    return Child.objects.create(name="Vilde Krogh", birth_date="2015-08-12", unit=freja.unit)
