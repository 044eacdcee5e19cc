"""Which professionals still have to hear whether anything was started. Barnets lov § 138."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from tovholder.core.law.conditions import PROFESSIONALS
from tovholder.practice.intake.models import Concern, Notification, NotifierIdentity, ToldWhatFollowed


def is_to_be_told(notification: Notification) -> bool:
    """Whether the notifier is a professional who can be told anything at all."""
    known = notification.notifier_identity in (NotifierIdentity.NAMED, NotifierIdentity.WITHHELD)
    return notification.notifier_kind in PROFESSIONALS and (known or bool(notification.notifier_contact))


def to_be_told(rows: QuerySet[Concern]) -> QuerySet[Concern]:
    """Those of the rows whose way is decided and whose professional has not heard what followed.

    Of a child that has died nobody is told whether anything was started.
    """
    told = ToldWhatFollowed.objects.filter(notification=OuterRef("notification"))
    known = Q(notification__notifier_identity__in=(NotifierIdentity.NAMED, NotifierIdentity.WITHHELD))
    reachable = known | ~Q(notification__notifier_contact="")
    decided = rows.filter(reachable, screened_at__isnull=False, moved_to=None, notification__belongs_to=None)
    decided = decided.filter(closed_by_death_at=None)
    return decided.filter(notification__notifier_kind__in=PROFESSIONALS).exclude(Exists(told))
