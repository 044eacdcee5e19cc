"""How far the child's case has come: the last investigation that was concluded, and the last decision."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet

from tovholder.practice.casework.models import Decision, Investigation


def concluded() -> QuerySet[Any]:
    """The child's last concluded investigation; for a child page's one statement."""
    done = Investigation.objects.filter(child=OuterRef("pk"), completed_at__isnull=False, stopped_because="")
    return done.order_by("-completed_at")[:1]


def decided() -> QuerySet[Any]:
    """The child's last decision; for a child page's one statement."""
    return Decision.objects.filter(child=OuterRef("pk")).order_by("-happened_at")[:1]
