"""The second pair of eyes: who has, and who has not, had anything to do with the child before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection

from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.families.queries import identities_of
from tovholder.practice.intake.models import Concern

_WRITTEN = """
select distinct l.by_user
from chronicle_subject s
join chronicle_line l on l.id = s.line_id
left join chronicle_facts f on f.line_id = l.id
where s.child_id = any(%(children)s) and l.by_user = any(%(users)s)
  and coalesce(f.facts ->> 'notification', '') <> %(notification)s
"""


@asked_by_deeds
def has_worked_with(concern: Concern, *, user_id: UUID) -> bool:
    """Whether this person has written a line about the child, this notification's own lines not counted."""
    return bool(_at_work(concern, [user_id]))


def who_is_new(concern: Concern, *, user_ids: Iterable[UUID]) -> list[User]:
    """Of these people, those new to the case, by name: one of them has to take part in a reassessment.

    Barnets lov § 137, stk. 1.
    """
    asked = list(user_ids)
    known = _at_work(concern, asked)
    return list(User.objects.filter(pk__in=[user for user in asked if user not in known]).order_by("name"))


def _at_work(concern: Concern, users: list[UUID]) -> set[UUID]:
    children = identities_of([concern.child_id]).get(concern.child_id, {concern.child_id})
    asked: dict[str, Any] = {"children": list(children), "users": users, "notification": str(concern.notification_id)}
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN, asked)
        return {user for (user,) in cursor.fetchall()}
