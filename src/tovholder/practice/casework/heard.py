"""Whether the child was heard about a matter, and when (barnets holdning): what a decision may rely on."""

from __future__ import annotations

from datetime import datetime

from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import ChildConversation, Matter


def contacts_about(child: Child, matter: Matter, *, after: datetime | None = None) -> list[ChildConversation]:
    """The talks and other direct contacts about this very matter, the newest first.

    `after`: the event that raised the question; a talk of March says nothing about it in November (law review F15).
    Barnets lov § 5, stk. 3-4. One statement.
    """
    talks = ChildConversation.objects.filter(child=child, matters__contains=[matter.value])
    if after is not None:
        talks = talks.filter(happened_at__gte=after)
    return list(talks.order_by("-happened_at", "-pk"))
