"""Delivering what deeds have put in the outbox: after the deed, at least once, until it is done or called off."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from tovholder.foundation.letters.channels import ways_for
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.letters.trouble import NotDelivered, Refused

# A claim older than this is nobody's: the worker that made it is gone. Longer than any delivery may take.
CLAIM_HOLDS = timedelta(minutes=1)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(minutes=15)

logger = logging.getLogger(__name__)


def deliver_waiting(*, now: datetime) -> int:
    """Deliver everything that is due at this moment; how many went out. What fails is tried again after a pause."""
    delivered = 0
    while (outgoing := claim(now=now)) is not None:
        delivered += deliver(outgoing, now=now)
    return delivered


def claim(*, now: datetime) -> Outgoing | None:
    """One message that is due and nobody else is delivering, or None. Two workers never claim the same."""
    with transaction.atomic():
        outgoing = (
            Outgoing.objects.select_for_update(skip_locked=True)
            .filter(Q(claimed_at=None) | Q(claimed_at__lte=now - CLAIM_HOLDS))
            .filter(done_at=None, called_off_at=None, not_before__lte=now)
            .order_by("not_before", "pk")
            .first()
        )
        if outgoing is not None:
            outgoing.claimed_at, outgoing.attempts = now, outgoing.attempts + 1
            outgoing.save(update_fields=["claimed_at", "attempts"])
        return outgoing


def deliver(outgoing: Outgoing, *, now: datetime) -> bool:
    """Send what has been claimed every way it goes and note it; False when a way has to be tried again, and why.

    A way that worked is noted at once: it is not gone again because another failed. What is refused for good is
    called off with its trouble, and not tried again: whoever sent it sees to it.
    """
    mine = Outgoing.objects.filter(pk=outgoing.pk, claimed_at=outgoing.claimed_at)
    trouble = []
    for name, way in ways_for(outgoing).items():
        sent = outgoing.payload.setdefault("sent", [])
        if name in sent:
            continue
        try:
            way(outgoing, now)
        except Refused as error:
            mine.update(called_off_at=now, trouble=str(error)[:300])
            return False
        except NotDelivered as error:
            trouble.append(str(error))
        else:
            sent.append(name)
            mine.update(payload=outgoing.payload)
    if trouble:
        again = now + pause_after(outgoing.attempts)
        mine.update(claimed_at=None, not_before=again, trouble=" ".join(trouble)[:300])
        logger.warning("Outgoing %s not delivered, attempt %s", outgoing.pk, outgoing.attempts)
        return False
    mine.update(done_at=now, trouble="")
    return True


def pause_after(attempts: int) -> timedelta:
    """How long to wait before the next attempt: ten seconds, then twice as long each time, at most 15 minutes."""
    doublings = min(attempts - 1, 10)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)
