"""Who might this child be? Suggestions with their reasons; nothing is matched by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q

from tovholder.foundation.access.models import Shut
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.families.cpr import NotACprNumber, cleaned_cpr
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import known_children

# Alike enough to be worth a look: pg_trgm's own default.
ALIKE = 0.3

# Those like the name, born that day, or at that address; each way by its own index, a few of each.
_LIKE = """
with like_name as (
    select id from families_child where %(name)s <> '' and name_key %% %(name)s
    order by similarity(name_key, %(name)s) desc limit 50
), at_address as (
    select r.child_id as id from families_home h join families_residence r on r.home_id = h.id
    where %(address)s <> '' and h.address_key = %(address)s and r.child_id is not null limit 50
), like_it as (
    select id from like_name union select id from at_address
)
select c.id,
       case when %(name)s = '' then 0 else similarity(c.name_key, %(name)s) end as alike,
       coalesce(c.birth_date = %(born)s, false) as same_day,
       c.id in (select id from at_address) as same_address
from like_it join families_child c on c.id = like_it.id
where c.same_as_id is null and c.id <> coalesce(%(but_not)s, '00000000-0000-0000-0000-000000000000'::uuid)
  and not exists (
    select 1 from access_shut s
    where s.child_id = c.id and s.unit_id = any(%(units)s) and (s.ends_at is null or s.ends_at > %(at)s)
  )
"""


@dataclass(frozen=True)
class Candidate:
    """A known child it might be, and why we think so; `exact` when the CPR number is the same."""

    child: Child
    exact: bool
    because: tuple[str, ...]


def candidates_for(
    *,
    name: str = "",
    birth_date: date | None = None,
    address: str = "",
    cpr: str = "",
    but_not: UUID | None = None,
    most: int = 10,
    reader: Reader,
) -> list[Candidate]:
    """The child with this CPR number, or else those like it by name, birth date and address, likeliest first.

    Across all units (intake may look, logged by the page): note the reading of the list. A child shut for one of
    the reader's units is not among them; a notification that names it finds it all the same, and goes to the deputy.
    """
    exact = _with_number(cpr, but_not, reader)
    if exact:
        return [Candidate(child, exact=True, because=("samme CPR-nummer",)) for child in exact]
    found = _like(folded(name.strip()), birth_date, folded(address.strip()), but_not, reader)
    found.sort(key=lambda row: (-(row[1] + 0.6 * row[2] + 0.4 * row[3]), row[0]))
    chosen = found[:most]
    children = Child.objects.select_related("unit").in_bulk([row[0] for row in chosen])
    return [
        Candidate(children[child_id], exact=False, because=tuple(_reasons(alike, same_day, same_address)))
        for child_id, alike, same_day, same_address in chosen
    ]


def children_shut_for(reader: Reader, children: Iterable[UUID]) -> set[UUID]:
    """Those of the children that one of the reader's units must not see at this moment; for who is on watch none."""
    if reader.on_watch or not (asked := list(children)):
        return set()
    standing = Q(ends_at=None) | Q(ends_at__gt=reader.at)
    rows = Shut.objects.filter(standing, child_id__in=asked, unit__in=reader.units)
    return set(rows.values_list("child_id", flat=True))


def _with_number(cpr: str, but_not: UUID | None, reader: Reader) -> list[Child]:
    try:
        number = cleaned_cpr(cpr)
    except NotACprNumber:
        return []
    found = {child.pk: child for child in (row.same_as or row for row in known_children(cprs=[number]))}
    shut = children_shut_for(reader, found)
    return [child for child in found.values() if child.pk != but_not and child.pk not in shut]


def _like(
    name: str, birth_date: date | None, address: str, but_not: UUID | None, reader: Reader
) -> list[tuple[UUID, float, bool, bool]]:
    units = [] if reader.on_watch else list(reader.units)
    asked = {"name": name, "address": address, "born": birth_date, "but_not": but_not, "units": units, "at": reader.at}
    with connection.cursor() as cursor:
        cursor.execute(_LIKE, asked)
        found: list[tuple[UUID, float, bool, bool]] = cursor.fetchall()
    return found


def _reasons(alike: float, same_day: bool, same_address: bool) -> Iterator[str]:
    if alike >= 1:
        yield "samme navn"
    elif alike >= ALIKE:
        yield "navnet ligner"
    if same_day:
        yield "samme fødselsdato"
    if same_address:
        yield "har boet på adressen"
