"""The grown-ups around some children: whom a suspicion may be about, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

# Those tied to the child, and those who live in a family home with it; with their other children, and how many
# notifications there have been that named them.
_ADULTS = """
with members as (
    select m.id from families_child c
    join families_child m on m.id = coalesce(c.same_as_id, c.id) or m.same_as_id = coalesce(c.same_as_id, c.id)
    where c.id = any(%(children)s)
), near as (
    select adult_id, kind from families_tie
    where child_id in (select id from members) and starts <= %(on)s and (ends is null or ends > %(on)s)
    union all
    select other.adult_id, '' from families_residence mine
    join families_home h on h.id = mine.home_id and h.kind = 'family'
    join families_residence other on other.home_id = mine.home_id and other.adult_id is not null
     and other.starts <= %(on)s and (other.ends is null or other.ends > %(on)s)
    where mine.child_id in (select id from members)
      and mine.starts <= %(on)s and (mine.ends is null or mine.ends > %(on)s)
)
select a.id, a.name, a.description, max(near.kind),
       (select count(distinct coalesce(c.same_as_id, c.id))
        from families_tie t join families_child c on c.id = t.child_id
        where t.adult_id = a.id and t.child_id not in (select id from members)),
       (select count(*) from intake_notification n where n.suspect_person_id = a.id)
from near join families_adult a on a.id = near.adult_id
where a.died_on is null
group by a.id order by a.name, a.id
"""


@dataclass(frozen=True)
class AdultNear:
    """A grown-up around the children; `kind` is a tie's, empty for somebody who only lives there."""

    id: UUID
    name: str
    kind: str
    other_children: int
    suspected_before: int


def adults_around(children: Iterable[UUID], *, on: date) -> list[AdultNear]:
    """The living grown-ups tied to these children or living with them that day, by name. One statement."""
    asked = list(children)
    if not asked:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_ADULTS, {"children": asked, "on": on})
        return [
            AdultNear(id, name or description, kind or "", others, before)
            for id, name, description, kind, others, before in cursor.fetchall()
        ]
