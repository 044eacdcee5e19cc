"""What deeds ask of one notification: its children, who of them still waits, the keys it cut."""

from __future__ import annotations

from uuid import UUID

from tovholder.foundation.access.models import Key, KeyKind
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.practice.intake.models import Concern, Notification


@asked_by_deeds
def children_of(notification: Notification) -> list[UUID]:
    """The children the notification is about, those moved to the right child not counted."""
    rows = Concern.objects.filter(notification=notification, moved_to=None).order_by("pk")
    return list(rows.values_list("child", flat=True))


@asked_by_deeds
def others_wait(concern: Concern) -> bool:
    """Whether another child of the same notification still waits for its screening."""
    others = Concern.objects.filter(notification_id=concern.notification_id, screened_at=None, moved_to=None)
    return others.exclude(pk=concern.pk).exists()


@asked_by_deeds
def history_keys(notification_id: UUID) -> list[Key]:
    """The keys to earlier history that this notification gave."""
    kinds = (KeyKind.INTAKE_HISTORY, KeyKind.DEPUTY)
    return list(Key.objects.filter(because=notification_id, kind__in=kinds))
