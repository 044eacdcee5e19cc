"""What stands with the deputy because one of our own may be concerned."""

from __future__ import annotations

from collections.abc import Iterable

from tovholder.foundation.access.models import Shut
from tovholder.practice.intake.models import Concern, Notification


def why_shut(notification: Notification) -> str:
    """What a child shut because of this notification is shut for: the id, and nothing about anybody."""
    return f"En af vores egne kan være part; underretning {notification.pk}"


def own_shuts(notifications: Iterable[Notification]) -> list[Shut]:
    """The children these notifications themselves shut for a unit, as they came in; not yet ended."""
    because = [why_shut(notification) for notification in notifications]
    return list(Shut.objects.filter(because__in=because, ends_at=None).order_by("pk"))


def others_with_the_deputy(notification: Notification) -> list[Notification]:
    """Other notifications on the same children that were a hit by themselves, the newest first."""
    children = Concern.objects.filter(notification=notification, moved_to=None).values("child")
    rows = Concern.objects.filter(child__in=children, moved_to=None).values("notification")
    others = Notification.objects.filter(pk__in=rows, routed_to_deputy=True, unit=notification.unit)
    return [each for each in others.exclude(pk=notification.pk).order_by("-received_at", "pk") if own_shuts([each])]
