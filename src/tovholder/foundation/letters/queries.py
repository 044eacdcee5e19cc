"""What has left the house, and what could not."""

from __future__ import annotations

from datetime import datetime, timedelta

from tovholder.foundation.letters.models import Outgoing, TrialMessage

_STUCK_AFTER = timedelta(minutes=5)


def stuck(*, now: datetime) -> list[Outgoing]:
    """What should have gone out more than five minutes ago and has not: somebody must pick up a telephone."""
    waiting = Outgoing.objects.filter(done_at=None, called_off_at=None, made_at__lte=now - _STUCK_AFTER)
    return list(waiting.exclude(trouble="").order_by("made_at", "pk")[:100])


def trial_messages() -> list[TrialMessage]:
    """What the stand-in for a phone gateway has taken, newest first."""
    return list(TrialMessage.objects.order_by("-sent_at", "pk")[:100])
