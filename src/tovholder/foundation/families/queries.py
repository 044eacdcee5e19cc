"""Who belongs together, and to whom nothing may go out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.families.models import Child, ContactHold, Residence
from tovholder.foundation.families.sealing import lookup_print

_IDENTITIES = """
with wanted as (
    select id, coalesce(same_as_id, id) as root from families_child where id = any(%(children)s)
), members as (
    select wanted.id as wanted, wanted.root as member from wanted
    union
    select wanted.id, other.id from wanted join families_child other on other.same_as_id = wanted.root
)
"""
_HELD = (
    _IDENTITIES
    + """
select distinct wanted from members
join families_contacthold hold on hold.child_id = member and hold.lifted_at is null
"""
)
# By the indexes of both columns: an "or" across a join would read every child of the municipality for every deed.
_RECORDS = (
    _IDENTITIES
    + """
select id, same_as_id from families_child where id in (select member from members) order by id
"""
)
_RECORDS_HELD = _RECORDS + "for no key update"
# Ours: an address with more children than this is a stairwell, a shelter or an institution, and no household.
MOST_IN_A_HOUSEHOLD = 12
# Who lives in the same home that day, and who has a parent in common; a placement counts only when asked for.
_AROUND = (
    _IDENTITIES
    + """
, homes as (
    select r.home_id from families_residence r join families_home h on h.id = r.home_id
    where r.child_id in (select member from members) and r.starts <= %(on)s and (r.ends is null or r.ends > %(on)s)
      and (h.kind <> 'placement' or %(places)s)
    union select unnest(%(homes)s::uuid[])
), households as (
    select homes.home_id from homes where %(places)s or %(most)s >= (
        select count(*) from (
            select 1 from families_residence r where r.home_id = homes.home_id and r.child_id is not null
              and r.starts <= %(on)s and (r.ends is null or r.ends > %(on)s) limit %(most)s + 1
        ) those
    )
), parents as (
    select adult_id from families_tie
    where child_id in (select member from members) and kind in ('mother', 'father', 'co_mother')
), near as (
    select child_id, 'sibling' as through from families_tie
    where adult_id in (select adult_id from parents) and kind in ('mother', 'father', 'co_mother')
    union all
    select child_id, 'adult' from families_tie
    where adult_id = any(%(adults)s) and starts <= %(on)s and (ends is null or ends > %(on)s)
    union all
    select r.child_id, 'household' from families_residence r
    where r.home_id in (select home_id from households) and r.child_id is not null
      and r.starts <= %(on)s and (r.ends is null or r.ends > %(on)s)
    union all
    select c.child_id, 'adult' from families_residence a join families_residence c on c.home_id = a.home_id
    where a.adult_id = any(%(adults)s) and c.child_id is not null
      and a.starts <= %(on)s and (a.ends is null or a.ends > %(on)s)
      and c.starts <= %(on)s and (c.ends is null or c.ends > %(on)s)
)
select coalesce(child.same_as_id, child.id), min(near.through), min(root.unit_id::text)::uuid
from near
join families_child child on child.id = near.child_id
join families_child root on root.id = coalesce(child.same_as_id, child.id)
where coalesce(child.same_as_id, child.id) not in (select member from members)
  and (root.died_on is null or root.died_on > %(on)s)
  and (root.minor_until is null or root.minor_until > %(on)s)
  and (root.birth_date is null or root.birth_date > (%(on)s::date - interval '18 years'))
group by 1 order by 1
"""
)


@dataclass(frozen=True)
class Around:
    """A child near another: through the household, as a sibling, or through a named adult."""

    child_id: UUID
    through: str
    unit_id: UUID | None


def identities_of(children: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """Each child with every record that is the same child: what it was first met as, what it is known as."""
    rows = _rows(_IDENTITIES + "select wanted, member from members", children=list(children))
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for wanted, member in rows:
        found[wanted] |= {wanted, member}
    return dict(found)


def records_of(children: Iterable[UUID], *, hold: bool) -> list[tuple[UUID, UUID | None]]:
    """Every record that these children go by, each with the child it has since been identified as.

    With `hold` other deeds on the same records wait until this one ends; always in the order of their ids.
    """
    ids = list(children)
    return _rows(_RECORDS_HELD if hold else _RECORDS, children=ids) if ids else []


@asked_by_deeds
def hold_still(children: Iterable[UUID]) -> None:
    """From here to the end of the deed, other deeds on these children wait, whatever record they go by.

    Ask it once, with every child the deed will touch: two deeds that hold one child each and want the other's
    would wait for ever.
    """
    records_of(children, hold=True)


@asked_by_deeds
def held(children: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the children that have a contact hold: nothing goes out about them to anybody."""
    return frozenset(row[0] for row in _rows(_HELD, children=list(children)))


@asked_by_deeds
def look_again(hold: ContactHold) -> None:
    """Bring the hold in step with what others may have done to it; it waits for nobody else from here on."""
    hold.refresh_from_db(from_queryset=ContactHold.objects.select_for_update())


@asked_by_deeds
def children_around(
    children: Iterable[UUID],
    *,
    on: date,
    homes: Iterable[UUID] = (),
    adults: Iterable[UUID] = (),
    placements_too: bool = False,
) -> list[Around]:
    """The other minors that day: of every home of the children, siblings and half-siblings, those of named adults.

    Other children of a placement, or of an address where more than MOST_IN_A_HOUSEHOLD live, are left out unless
    the concern is about the place (`placements_too`).
    """
    rows = _rows(
        _AROUND,
        children=list(children),
        on=on,
        homes=list(homes),
        adults=list(adults),
        places=placements_too,
        most=MOST_IN_A_HOUSEHOLD,
    )
    return [Around(child_id, through, unit_id) for child_id, through, unit_id in rows]


@asked_by_deeds
def known_children(*, ids: Iterable[UUID] = (), cprs: Iterable[str] = ()) -> list[Child]:
    """The children with these ids or CPR numbers (ten digits), by age of the record; each as it was found."""
    found = Child.objects.filter(Q(pk__in=list(ids)) | Q(cpr_index__in=[lookup_print(cpr) for cpr in cprs]))
    return list(found.select_related("same_as").order_by("pk"))


@asked_by_deeds
def residences_of(children: Iterable[UUID], *, on: date) -> list[Residence]:
    """Where these children live that day, with the homes."""
    return list(Residence.objects.on(on).filter(child__in=list(children)).select_related("home").order_by("pk"))


def _rows(sql: str, **values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[Any] = cursor.fetchall()
    return found
