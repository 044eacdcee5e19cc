"""How far the child's case has come: the last investigation that was concluded, and the last decision."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from tovholder.practice.casework.models import Decision, Investigation
from tovholder.practice.decisions.models import DecisionTold, Dispatch


def concluded() -> QuerySet[Any]:
    """The child's last concluded investigation; for a child page's one statement."""
    done = Investigation.objects.filter(child=OuterRef("pk"), completed_at__isnull=False, stopped_because="")
    return done.order_by("-completed_at")[:1]


def decided() -> QuerySet[Any]:
    """The child's last decision, and whether no party has been sent it; for a child page's one statement.

    What was not prepared here was told by others (docs/howto/add-a-duty.md, `matter`).
    """
    sent = Exists(DecisionTold.objects.filter(decision=OuterRef("pk"))) | Exists(
        Dispatch.objects.filter(decision=OuterRef("pk"))
    )
    of_the_child = Decision.objects.filter(child=OuterRef("pk"))
    return of_the_child.annotate(told_nobody=Q(matter__isnull=False) & ~sent).order_by("-happened_at")[:1]
