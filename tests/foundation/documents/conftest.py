"""Post, and a child with a brother and a sister."""

from __future__ import annotations

import pytest

from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, Offices, reading
from tovholder.foundation.accounts.models import User
from tovholder.foundation.documents.basket import Enclosed, receive_post
from tovholder.foundation.documents.models import CameBy, IncomingMail
from tovholder.foundation.families.models import Adult, Child, Tie

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


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


def put_in_basket(user: User, offices: Offices, *, data: bytes = PDF) -> IncomingMail:
    return receive_post(
        [Enclosed("scan 010203-1234.pdf", data)],
        unit_id=offices.north.pk,
        came_by=CameBy.UPLOAD,
        received_at=FRIDAY_EVENING,
        at=MONDAY_MORNING,
        by=reading(user).hand,
        subject="Udtalelse fra skolen",
        sender="Fjordskolen",
    )
