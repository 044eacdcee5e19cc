"""Everything a notification needs to know of the house before it is stored, in one statement."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.core.time.office_hours import in_opening_hours
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.chronicle.bare import bare_as_read
from tovholder.foundation.chronicle.pen import pen
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Home
from tovholder.foundation.organisation.impartiality import People, places
from tovholder.foundation.organisation.models import Municipality, Unit
from tovholder.foundation.organisation.queries import NoMunicipality

# The municipality's own texts come when somebody asks for them.
_MUNICIPALITY = [field.attname for field in Municipality._meta.concrete_fields if field.attname != "texts"]
_UNIT = [field.attname for field in Unit._meta.concrete_fields]


@lru_cache(maxsize=256)
def _asked(our_own: str, homes: int) -> str:
    """The statement, with the question who is one of our own and so many addresses in it."""
    return f"""
select {", ".join(f"m.{name}" for name in _MUNICIPALITY)}, {", ".join(f"desk.{name}" for name in _UNIT)},
       exists (select 1 from organisation_closingday c where c.day = %s),
       exists ({our_own}),
       (select json_agg(json_build_array(w.rank, w.user_id, w.phone) order by w.rank)
        from organisation_watch w where w.starts <= %s and w.ends > %s),
       (select json_agg(json_build_array(h.address_key, h.id) order by h.id desc)
        from families_home h where h.address_key {places(homes)})
from organisation_municipality m
left join lateral (
    select * from organisation_unit u
    where u.kind = 'intake' and u.starts <= %s and (u.ends is null or u.ends > %s)
    order by u.name limit 1
) desk on true
"""


@dataclass(frozen=True)
class OnWatch:
    """Somebody to call: as number `rank`, on that phone."""

    rank: int
    user_id: UUID
    phone: str


@dataclass(frozen=True)
class FrontDesk:
    """The municipality, its Modtagelse, whether it is open, and whether one of our own is concerned.

    `watches` are those on watch at that moment, the first to be called first. `homes` are the homes we know at the
    addresses asked for, by folded address: the oldest record where there are several.
    """

    municipality: Municipality
    unit: Unit | None
    is_open: bool
    our_own: bool
    watches: Sequence[OnWatch]
    homes: dict[str, Home]


@asked_by_deeds
def front_desk(people: People, *, addresses: Collection[str] = (), at: datetime) -> FrontDesk:
    """The front desk at this moment, whether any of these people is one of our own, and the homes at the addresses.

    Raises NoMunicipality in an empty database.
    """
    on, keys = danish_day(at), [folded(address) for address in addresses]
    our_own, named = people.asked()
    question = _asked(our_own, len(keys))
    asking = pen(question)
    asking.execute(question, [on, *named, at, at, *keys, on, on])
    row = asking.fetchone()
    if row is None:
        raise NoMunicipality("Databasen er tom. Kør `tovholder init` for at oprette kommunen.")
    *told, closed_today, our_own, watches, homes = row
    municipality = bare_as_read(Municipality, _MUNICIPALITY, told[: len(_MUNICIPALITY)])
    return FrontDesk(
        municipality=municipality,
        unit=_unit(told[len(_MUNICIPALITY) :]),
        is_open=not closed_today and in_opening_hours(at, opens=municipality.opens, closes=municipality.closes),
        our_own=our_own,
        watches=[OnWatch(rank, UUID(user_id), phone) for rank, user_id, phone in watches or ()],
        homes={key: bare_as_read(Home, ["id", "address_key"], [UUID(id), key]) for key, id in homes or ()},
    )


def _unit(told: list[Any]) -> Unit | None:
    """Modtagelsen, as it came along with the municipality."""
    return None if told[0] is None else bare_as_read(Unit, _UNIT, told)
