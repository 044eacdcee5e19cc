"""What waits in the outbox, as its tests put it there."""

from __future__ import annotations

from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.letters.models import Outgoing


def alarm(user=None, phone="", not_before=FRIDAY_EVENING):
    notification = new_id()
    return Outgoing.objects.create(
        kind="out_of_hours_alarm",
        key=f"out_of_hours_alarm/{notification}/1",
        payload={"notification": str(notification), "rank": 1, "user": str(user.pk) if user else None, "phone": phone},
        not_before=not_before,
        made_at=FRIDAY_EVENING,
    )
