"""The days agreed on for a follow-up that still mean something."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from tovholder.practice.casework.models import Case, FollowUp, Plan


def standing_follow_ups() -> QuerySet[FollowUp, Any]:
    """The last follow-up of each plan (of the help, where none is named): its agreed next day is the one that counts.

    Not those of a plan that has ended, or of a case that was closed since.
    """
    held = FollowUp.objects.filter(child=OuterRef("child"), happened_at__gt=OuterRef("happened_at"))
    later = held.annotate(of=Coalesce(OuterRef("plan"), F("plan"))).filter(Q(plan=None) | Q(plan=F("of")))
    return FollowUp.objects.filter(~Exists(_closed_since()), ~Exists(later), plan__ended_at=None)


def plans_awaiting_their_first() -> QuerySet[Plan, Any]:
    """The plans that hold and have not been followed up since they were made: their first day still stands.

    Not in a case that was closed since.
    """
    held = FollowUp.objects.filter(child=OuterRef("child"), happened_at__gte=OuterRef("happened_at"))
    looked_at = held.filter(Q(plan=None) | Q(plan=OuterRef("pk")))
    return Plan.objects.filter(~Exists(_closed_since()), ~Exists(looked_at), ended_at=None)


def _closed_since() -> QuerySet[Case, Any]:
    """The child's cases that were closed after it happened: what was agreed then means nothing any more."""
    return Case.objects.filter(child=OuterRef("child"), closed_at__gte=OuterRef("happened_at"))
