"""Warnings about one place or one adult, on different children, that would otherwise never meet (law review F10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.families.models import Adult

_EARLIER = """
with places as (
    select r.home_id from families_residence r join families_home h on h.id = r.home_id and h.kind = 'placement'
    where r.child_id = any(%(children)s)
    union
    select home_id from casework_placement where child_id = any(%(children)s) and home_id is not null
), placed as (
    select child_id from families_residence where home_id in (select home_id from places) and child_id is not null
    union
    select child_id from casework_placement where home_id in (select home_id from places)
)
select
    (select count(distinct n.id) from intake_concern c join intake_notification n on n.id = c.notification_id
     where c.child_id in (select child_id from placed) and c.moved_to_id is null
       and ('placement_concern' = any(n.safety_flags) or 'placement' = any(n.suspect))),
    (select count(distinct n.id) from intake_notification n join families_adult a on a.id = n.suspect_person_id
     where a.id = %(adult)s or (%(name)s <> '' and a.name_key = %(name)s))
"""


@dataclass(frozen=True)
class Warnings:
    """How many notifications there have been before, about the place the children live in and about the adult."""

    about_the_place: int
    about_the_adult: int


@asked_by_deeds
def earlier_warnings(children: Iterable[UUID], *, adult: Adult | None, folded_name: str) -> Warnings:
    """The warnings so far about the placements of these children, and about an adult: the person, or a namesake."""
    asked = {"children": list(children), "adult": adult.pk if adult else None, "name": folded_name}
    with connection.cursor() as cursor:
        cursor.execute(_EARLIER, asked)
        return Warnings(*cursor.fetchone())
