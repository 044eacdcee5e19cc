"""Min dag: what others have written about my own children in the last week, and which of them came to me."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from tovholder.entrances.desk.kinds import KIND_OF
from tovholder.foundation.access.readers import Reader
from tovholder.practice.casework.actions.the_case.caseworkers import CASEWORKER_CHANGED

NEWS_FOR = timedelta(days=7)
MOST_NEWS = 10
ARRIVALS = ("caseworker named", CASEWORKER_CHANGED)  # with these a child comes to a caseworker

# The latest of each child, by the index on the child: the lines of a week are many, and mine are few.
_NEWS = """
select told.child_id, coalesce(nullif(child.called, ''), nullif(child.name, ''),
                case child.state when 'unborn' then 'Ufødt barn' else 'Ukendt barn' end),
       told.deed, told.happened_at
from unnest(%(own)s::uuid[]) own (id)
cross join lateral (
    select subject.child_id, subject.line_id, line.deed, line.happened_at, line.deed = any(%(arrivals)s) as arrived
    from chronicle_subject subject join chronicle_line line on line.id = subject.line_id
    where subject.child_id = own.id and subject.named and subject.line_id >= %(since)s
      and line.deed = any(%(deeds)s) and line.by_user is distinct from %(me)s
      and (line.deed <> all(%(arrivals)s) or line.happened_at >= %(lately)s and not exists (
        select from access_reading seen
        where seen.child_id = own.id and seen.at >= %(lately)s and seen.user_id = %(me)s and seen.id > subject.line_id))
    order by arrived desc, subject.line_id desc limit %(most)s
) told
join families_child child on child.id = told.child_id
order by told.arrived desc, told.line_id desc limit %(most)s
"""


@dataclass(frozen=True)
class News:
    """What somebody else has written about a child."""

    child_id: UUID
    child_name: str
    deed: str
    happened_at: datetime

    @property
    def arrived(self) -> bool:
        """The child came to me with it."""
        return self.deed in ARRIVALS


def news_on_desk(reader: Reader, own: Sequence[UUID]) -> list[News]:
    """What others have written about my own children in the last week: who came to me, then the newest first.

    Who came to me longer ago is no news, whenever it was written down; nor is one whose page I have opened since.
    """
    lately = reader.at - NEWS_FOR
    asked: dict[str, Any] = {
        "own": list(own),
        "me": reader.user.pk,
        "deeds": list(KIND_OF),
        "arrivals": list(ARRIVALS),
        "lately": lately,
        "since": _first_id_of(lately),
        "most": MOST_NEWS,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NEWS, asked)
        return [News(*row) for row in cursor.fetchall()]


def _first_id_of(moment: datetime) -> UUID:
    """The lowest id a line written at this moment can have: ids begin with milliseconds since 1970."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)
