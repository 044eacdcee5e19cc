"""Who is around Freja, as the tests of appointments know them."""

from __future__ import annotations

import pytest

from tovholder.foundation.families.models import Adult, Home, Residence, Tie


@pytest.fixture
def mother(freja):
    """Freja's mother, who lives in Åboulevarden."""
    lone = Adult.objects.create(name="Lone Thorsen", phone="30 40 50 60")
    Tie.objects.create(child=freja, adult=lone, kind="mother", custody=True, starts="2017-05-04")
    home = Home.objects.create(address="Åboulevarden 12, 2. tv")
    for person in ({"child": freja}, {"adult": lone}):
        Residence.objects.create(home=home, starts="2017-05-04", **person)
    return lone
