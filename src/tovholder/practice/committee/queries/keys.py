"""What the jurists have before them: each child, the matter or chair decision it is about, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tovholder.foundation.access.models import Key, KeyKind
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.committee.models import ChairDecision, CommitteeMatter, Result

About = tuple[UUID, UUID]  # the child, and what it is about


def before_the_jurists(*, at: datetime) -> Mapping[About, datetime | None]:
    """What is undecided, also where no jurist was there to get a key; and what their keys open yet, until when."""
    matters = CommitteeMatter.objects.filter(withdrawn_at=None, outcome=None).values_list("child", "together")
    standing = ChairDecision.objects.filter(annulled_at=None, replaced_at=None, after_lapse_at=None)
    chairs = standing.exclude(matters__outcome__result=Result.REJECTED).values_list("child", "pk")
    undecided: dict[About, datetime | None] = dict.fromkeys([*matters, *chairs])
    keys = (
        _jurists_keys().filter(Q(closes_at=None) | Q(closes_at__gt=at)).values_list("child_id", "because", "closes_at")
    )
    return undecided | {(child, because): closes for child, because, closes in keys}


def opened_already(unit: UUID) -> set[About]:
    """What the jurists of this unit have, or had, a key to."""
    return set(_jurists_keys().filter(unit=unit).values_list("child_id", "because"))


def _jurists_keys() -> QuerySet[Key]:
    return Key.objects.filter(kind=KeyKind.HANDED_OVER, for_post=PostKind.JURIST)
