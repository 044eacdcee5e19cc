"""Everything a notification needs to know of the house before it is stored, in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tovholder.core.time.calendar import danish_day
from tovholder.core.time.office_hours import in_opening_hours
from tovholder.foundation.organisation.impartiality import OUR_OWN, People
from tovholder.foundation.organisation.models import Municipality, Unit, UnitKind
from tovholder.foundation.organisation.queries import NoMunicipality

_FRONT_DESK = f"""
select m.*, desk.id as desk_id, desk.name as desk_name, desk.phone as desk_phone, desk.deputy_id as desk_deputy,
       desk.starts as desk_starts, desk.ends as desk_ends,
       exists (select 1 from organisation_closingday c where c.day = %(on)s) as closed_today,
       exists ({OUR_OWN}) as our_own
from organisation_municipality m
left join lateral (
    select * from organisation_unit u
    where u.kind = 'intake' and u.starts <= %(on)s and (u.ends is null or u.ends > %(on)s)
    order by u.name limit 1
) desk on true
"""


@dataclass(frozen=True)
class FrontDesk:
    """The municipality, its Modtagelse, whether it is open, and whether one of our own is concerned."""

    municipality: Municipality
    unit: Unit | None
    is_open: bool
    our_own: bool


def front_desk(people: People, *, at: datetime) -> FrontDesk:
    """The front desk at this moment, and whether any of these people is one of our own.

    Raises NoMunicipality in an empty database.
    """
    on = danish_day(at)
    found: Any
    for found in Municipality.objects.raw(_FRONT_DESK, {"on": on, **people.values()}):
        is_open = not found.closed_today and in_opening_hours(at, opens=found.opens, closes=found.closes)
        return FrontDesk(municipality=found, unit=_unit(found), is_open=is_open, our_own=found.our_own)
    raise NoMunicipality("Databasen er tom. Kør `tovholder init` for at oprette kommunen.")


def _unit(found: Any) -> Unit | None:
    """Modtagelsen, as it came along with the municipality."""
    if found.desk_id is None:
        return None
    unit = Unit(
        id=found.desk_id,
        name=found.desk_name,
        kind=UnitKind.INTAKE,
        phone=found.desk_phone,
        deputy_id=found.desk_deputy,
        starts=found.desk_starts,
        ends=found.desk_ends,
    )
    unit._state.adding, unit._state.db = False, found._state.db
    return unit
