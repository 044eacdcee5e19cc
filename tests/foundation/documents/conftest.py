"""Post, and a child with a brother and a sister."""

from __future__ import annotations

import pytest

from tests.foundation.documents.papers import put_in_basket
from tests.world.people import Offices
from tovholder.foundation.accounts.models import User
from tovholder.foundation.documents.models import IncomingMail
from tovholder.foundation.families.models import Adult, Child, Tie


@pytest.fixture
def family(fjordby: Offices, freja: Child) -> list[Child]:
    """Freja, Storm and Vilde have the same mother and the same unit."""
    mother = Adult.objects.create(name="Lone Ågård")
    young = {"birth_date": "2019-01-01", "unit": fjordby.north}
    siblings = [Child.objects.create(name=name, **young) for name in ("Storm", "Vilde")]
    for child in (freja, *siblings):
        Tie.objects.create(child=child, adult=mother, kind="mother", starts="2019-01-01")
    return [freja, *siblings]


@pytest.fixture
def letter(svend: User, fjordby: Offices) -> IncomingMail:
    """A letter from the school that came on Friday evening and lies in the basket of Familiegruppe Nord."""
    return put_in_basket(svend, fjordby)
