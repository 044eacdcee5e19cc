"""Who is this, today? And which keys are open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.models import Key
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.chronicle.prepared import Prepared, blank
from tovholder.foundation.organisation.models import Employment, Watch


def reader_of(user: User, *, at: datetime) -> Reader:
    """The person as a reader at this moment: the posts held that Danish day, and whether they are on watch."""
    held: list[Any] = _HELD.records(user=user.pk, at=at, on=danish_day(at))
    on_watch = (
        any(employment.on_watch for employment in held)
        if held
        else Watch.objects.filter(user=user, starts__lte=at, ends__gt=at).exists()
    )
    posts = [employment.post for employment in held]
    return Reader(
        user=user,
        post_id=posts[0].pk if posts else None,
        title=posts[0].title if posts else ("Døgnvagt" if on_watch else ""),
        kinds=frozenset(post.kind for post in posts),
        units=tuple(dict.fromkeys(post.unit_id for post in posts)),
        unit_kinds=frozenset(post.unit.kind for post in posts),
        posts=frozenset((post.kind, post.unit_id) for post in posts),
        on_watch=on_watch,
        at=at,
    )


def _held() -> QuerySet[Any]:
    at = blank("at")
    watch = Watch.objects.filter(user=OuterRef("user"), starts__lte=at, ends__gt=at)
    held = Employment.objects.on(blank("on")).filter(user=blank("user")).select_related("post__unit")
    rows: QuerySet[Any] = held.annotate(on_watch=Exists(watch)).order_by("starts", "pk")
    return rows


_HELD = Prepared(_held)


@asked_by_deeds
def open_keys(because: Iterable[UUID]) -> list[Key]:
    """The keys given for these reasons that nothing has shut yet."""
    return list(Key.objects.filter(because__in=list(because), closes_at=None).order_by("pk"))
