"""A family at home: Freja, her little brother Storm, and a cousin elsewhere."""

from __future__ import annotations

import pytest

from tovholder.foundation.families.models import Child


@pytest.fixture
def vilde(freja: Child) -> Child:
    """A girl of another family."""
    return Child.objects.create(name="Vilde Krogh", birth_date="2015-08-12", unit=freja.unit)
