"""A paper to file, and the post that lies in the basket."""

from __future__ import annotations

from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING, Offices, reading
from tovholder.foundation.accounts.models import User
from tovholder.foundation.documents.basket import Enclosed, receive_post
from tovholder.foundation.documents.models import CameBy, IncomingMail

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


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
