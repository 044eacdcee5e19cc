"""How often, and by how many different people, a child has been notified about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

A_YEAR = timedelta(days=365)

# Two who gave no name cannot be told apart: of each kind of notifier they count as one, so the number is "at least".
SENDER = """
case when n.notifier_name <> '' then 'navn ' || danish_key(n.notifier_name)
     when n.notifier_contact <> '' then 'kontakt ' || danish_key(n.notifier_contact)
     else 'kode ' || n.notifier_kind end
"""
# A written copy of a call belongs to the call; a row moved to the right child counts there. Unfounded ones count.
COUNTS = f"""
with wanted as (
    select id, coalesce(same_as_id, id) as root from families_child where id = any(%(children)s)
), members as (
    select wanted.id as wanted, wanted.root as member from wanted
    union
    select wanted.id, other.id from wanted join families_child other on other.same_as_id = wanted.root
)
select m.wanted, count(distinct n.id) as in_all,
       count(distinct n.id) filter (where n.received_at > %(since)s) as in_a_year, count(distinct {SENDER}) as senders
from members m
join intake_concern c on c.child_id = m.member and c.moved_to_id is null
join intake_notification n on n.id = c.notification_id and n.belongs_to_id is null and n.received_at <= %(now)s
group by m.wanted
"""


@dataclass(frozen=True)
class HowOften:
    """The notifications on one child: in all its life, within 365 days, and by how many at least."""

    in_all: int = 0
    in_a_year: int = 0
    senders: int = 0


def how_often(children: Iterable[UUID], *, now: datetime) -> dict[UUID, HowOften]:
    """How often each of these children has been notified about, whoever it was first met as."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTS, {"children": list(children), "now": now, "since": now - A_YEAR})
        return {child: HowOften(*counts) for child, *counts in cursor.fetchall()}
