"""Throwing away what nobody has come back to."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from tovholder.foundation.drafts.actions import LATE_AUTOSAVE
from tovholder.foundation.drafts.models import Draft, HeldFile


def sweep_abandoned(*, now: datetime, kept_days: int) -> int:
    """Delete the drafts and held files of more than so many days ago, and the empty rows of used ones; how many.

    What has been saved since is never touched, also when it is saved while we sweep.
    """
    abandoned = Q(finished_at=None, saved_at__lt=now - timedelta(days=kept_days))
    used = Q(finished_at__lt=now - LATE_AUTOSAVE)
    gone, _ = Draft.objects.filter(abandoned | used).delete()
    files, _ = HeldFile.objects.filter(held_at__lt=now - timedelta(days=kept_days)).delete()
    return gone + files
