"""How a child stands with us at this moment: who has the case, what runs, how often we have heard of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.kinds import kind_as_read
from tovholder.practice.intake.queries.senders import A_YEAR, COUNTS, HowOften

_STANDING = f"""
with root as (
    select coalesce(same_as_id, id) as id from families_child where id = %(child)s
), counts as ({COUNTS})
select coalesce(unit.name, ''), coalesce(person.name, ''),
       counts.in_all, counts.in_a_year, counts.senders,
       (select p.starts_at from casework_placement p
        where p.child_id = root.id and p.starts_at <= %(now)s and (p.ends_at is null or p.ends_at > %(now)s)
        order by p.starts_at desc limit 1),
       array(select i.started_at from casework_investigation i
             where i.child_id = root.id and i.completed_at is null and i.started_at <= %(now)s
             order by i.started_at, i.id),
       array(select m.starts_at from casework_measure m
             where m.child_id = root.id and m.starts_at <= %(now)s and (m.ends_at is null or m.ends_at > %(now)s)
             order by m.starts_at, m.id),
       array(select m.kind from casework_measure m
             where m.child_id = root.id and m.starts_at <= %(now)s and (m.ends_at is null or m.ends_at > %(now)s)
             order by m.starts_at, m.id)
from root
join families_child child on child.id = root.id
left join organisation_unit unit on unit.id = child.unit_id
left join lateral (
    select u.name from organisation_employment e join accounts_user u on u.id = e.user_id
    where e.post_id = child.caseworker_id and e.starts <= %(on)s and (e.ends is null or e.ends > %(on)s)
    limit 1
) person on true
left join counts on true
"""


@dataclass(frozen=True)
class Standing:
    """The child's unit and caseworker today, the help that runs, and how often we have been notified."""

    unit: str
    caseworker: str
    often: HowOften
    running_help: tuple[str, ...]


def standing_of(child_id: UUID, *, now: datetime) -> Standing:
    """How the child stands, whoever it was first met as. One statement."""
    asked: dict[str, Any] = {
        "child": child_id,
        "children": [child_id],
        "now": now,
        "since": now - A_YEAR,
        "on": danish_day(now),
    }
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, asked)
        row = cursor.fetchone()
    if row is None:
        return Standing("", "", HowOften(), ())
    unit, caseworker, in_all, in_a_year, senders, placed, investigations, starts, kinds = row
    return Standing(
        unit=unit,
        caseworker=caseworker,
        often=HowOften(in_all or 0, in_a_year or 0, senders or 0),
        running_help=tuple(_help(placed, investigations, list(zip(starts, kinds, strict=True)))),
    )


def _help(
    placed: datetime | None, investigations: list[datetime], measures: list[tuple[datetime, str]]
) -> Iterator[str]:
    if placed is not None:
        yield _since(_("Anbragt"), placed)
    for started in investigations:
        yield _since(_("Børnefaglig undersøgelse"), started)
    for starts, kind in measures:
        yield _since(kind_as_read(kind) or _("Indsats"), starts)


def _since(what: str, started: datetime) -> str:
    return f"{what} {_('siden %s') % day(danish_day(started))}"
