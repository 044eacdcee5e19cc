"""Who is this, today?"""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.accounts.models import User
from tovholder.foundation.organisation.models import Employment, Watch


def reader_of(user: User, *, at: datetime) -> Reader:
    """The person as a reader at this moment: the posts held that Danish day, and whether they are on watch."""
    watch = Watch.objects.filter(user=user, starts__lte=at, ends__gt=at)
    held = list(
        Employment.objects.on(danish_day(at))
        .filter(user=user)
        .select_related("post__unit")
        .annotate(on_watch=Exists(Watch.objects.filter(user=OuterRef("user"), starts__lte=at, ends__gt=at)))
        .order_by("starts", "pk")
    )
    on_watch = any(employment.on_watch for employment in held) if held else watch.exists()
    posts = [employment.post for employment in held]
    return Reader(
        user=user,
        post_id=posts[0].pk if posts else None,
        title=posts[0].title if posts else ("Døgnvagt" if on_watch else ""),
        kinds=frozenset(post.kind for post in posts),
        units=tuple(dict.fromkeys(post.unit_id for post in posts)),
        unit_kinds=frozenset(post.unit.kind for post in posts),
        on_watch=on_watch,
        at=at,
    )
