"""Follow-ups whose agreed next day still means something."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from tovholder.practice.casework.models import Case, FollowUp


def standing_follow_ups() -> QuerySet[FollowUp, Any]:
    """The follow-ups held, but not those of a plan that has ended or of a case that was closed since."""
    closed = Case.objects.filter(child=OuterRef("child"), closed_at__gte=OuterRef("happened_at"))
    return FollowUp.objects.filter(~Exists(closed), plan__ended_at=None)
