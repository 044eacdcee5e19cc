"""Reading lines in the order of sealing, a stretch of transactions at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from tovholder.foundation.chronicle.prints import facts_print, line_print

AT_A_TIME = 5_000
EVER_SINCE = datetime(1, 1, 2, tzinfo=UTC)
FOR_EVER = datetime(9999, 12, 30, tzinfo=UTC)
LAST_XID = 2**63 - 1

_STRETCH = """
select l.id, l.xid, l.deed, l.happened_at, l.recorded_at, l.written_at, l.by_user, l.by_post, l.facts_hash,
       (select array_agg(s.child_id::text || case when s.named then '+' else '-' end)
          from chronicle_subject s where s.line_id = l.id),
       f.salt, f.facts
from chronicle_line l
left join chronicle_facts f on f.line_id = l.id
where l.xid >= %s and l.xid < %s and l.written_at > %s and l.written_at <= %s
order by l.xid, l.id
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A line as it stands now: its print, and whether what it says is still what was said."""

    id: UUID
    xid: int
    written_at: datetime
    print: bytes
    facts_hold: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of transactions from one number up to, not including, another; written in (after, until]."""

    from_xid: int
    upto_xid: int
    after: datetime
    until: datetime


def lines_in_stretch(stretch: Stretch) -> Iterator[Found]:
    """The lines of the stretch in the order of sealing. Needs an open transaction; memory does not grow with it."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(_STRETCH, [stretch.from_xid, stretch.upto_xid, stretch.after, stretch.until])
        while rows := cursor.fetchmany(AT_A_TIME):
            yield from map(_found, rows)


def _found(row: tuple[Any, ...]) -> Found:
    line_id, xid, deed, happened_at, recorded_at, written_at, by_user, by_post, facts_hash, about, salt, facts = row
    return Found(
        id=line_id,
        xid=xid,
        written_at=written_at,
        print=line_print(
            line_id=line_id,
            deed=deed,
            happened_at=happened_at,
            recorded_at=recorded_at,
            written_at=written_at,
            by_user=by_user,
            by_post=by_post,
            facts_hash=bytes(facts_hash),
            about=((UUID(child[:-1]), child[-1] == "+") for child in about or ()),
        ),
        facts_hold=salt is None or facts_print(bytes(salt), _read(facts)) == bytes(facts_hash),
    )


def _read(facts: Any) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(facts) if isinstance(facts, str) else facts
    return read
