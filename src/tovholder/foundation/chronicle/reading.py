"""Reading lines in the order of sealing, a stretch of transactions at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db import connection

from tovholder.foundation.chronicle.prints import facts_print, print_of_text

AT_A_TIME = 5_000
EVER_SINCE = datetime(1, 1, 2, tzinfo=UTC)
FOR_EVER = datetime(9999, 12, 30, tzinfo=UTC)
LAST_XID = 2**63 - 1

_STRETCH = """
select l.id::text, l.xid, l.deed, {happened_at}, {recorded_at}, {written_at},
       coalesce(l.by_user::text, 'None'), coalesce(l.by_post::text, 'None'), encode(l.facts_hash, 'hex'),
       (select array_agg(s.child_id::text || case when s.named then '+' else '-' end)
          from chronicle_subject s where s.line_id = l.id),
       {facts}
from chronicle_line l
{join}
where l.xid >= %s and l.xid < %s and l.written_at > %s and l.written_at <= %s
order by l.xid, l.id
"""
_MOMENTS = {  # as Python's isoformat() writes them, but for the zone and a fraction of nothing
    column: f"to_char(l.{column} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')"
    for column in ("happened_at", "recorded_at", "written_at")
}
_FACTS = "left join chronicle_facts f on f.line_id = l.id"
_WITH_FACTS = _STRETCH.format(facts="f.salt, f.facts", join=_FACTS, **_MOMENTS)
_LINES_ALONE = _STRETCH.format(facts="null, null", join="", **_MOMENTS)


class Found(NamedTuple):
    """A line as it stands now: its print, and whether what it says is still what was said, where that was asked."""

    id: bytes
    xid: int
    print: bytes
    facts_hold: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of transactions from one number up to, not including, another; written in (after, until]."""

    from_xid: int
    upto_xid: int
    after: datetime
    until: datetime


def lines_in_stretch(stretch: Stretch, *, with_facts: bool) -> Iterator[Found]:
    """The lines of the stretch in the order of sealing. Needs an open transaction; memory does not grow with it.

    A seal is over the lines alone; only a proof looks at their facts too, which takes twice as long.
    """
    within: list[int | datetime] = [stretch.from_xid, stretch.upto_xid, stretch.after, stretch.until]
    with connection.chunked_cursor() as cursor:
        cursor.execute(_WITH_FACTS if with_facts else _LINES_ALONE, within)
        while rows := cursor.fetchmany(AT_A_TIME):
            yield from map(_found, rows)


def _found(row: tuple[Any, ...]) -> Found:
    line_id, xid, deed, happened_at, recorded_at, written_at, by_user, by_post, facts_hash, about, salt, facts = row
    moments = [f"{moment.removesuffix('.000000')}+00:00" for moment in (happened_at, recorded_at, written_at)]
    return Found(
        id=bytes.fromhex(line_id.replace("-", "")),
        xid=xid,
        print=print_of_text([line_id, deed, *moments, by_user, by_post, facts_hash], about or []),
        facts_hold=salt is None or facts_print(bytes(salt), _read(facts)).hex() == facts_hash,
    )


def _read(facts: Any) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(facts) if isinstance(facts, str) else facts
    return read
