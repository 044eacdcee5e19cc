"""Reading the chronicle: what has happened to these children."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.chronicle.models import Facts, Line, Subject


@dataclass(frozen=True)
class Told:
    """One line as seen from one child: what happened, when, and whether the child was named in it."""

    line_id: UUID
    deed: str
    happened_at: datetime
    named: bool
    facts: dict[str, Any]
    recorded_at: datetime
    by_user: UUID | None


_LINES = """
select s.child_id, l.id, l.deed, l.happened_at, s.named, f.facts, l.recorded_at, l.by_user
from chronicle_subject s
join chronicle_line l on l.id = s.line_id
left join chronicle_facts f on f.line_id = l.id
where s.child_id = any(%s)
"""


def lines_about(children: Iterable[UUID]) -> dict[UUID, list[Told]]:
    """Every line about these children, in the order things happened; lines of one moment in order of writing."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [list(children)])
        rows = cursor.fetchall()
    told: dict[UUID, list[Told]] = defaultdict(list)
    for child_id, line_id, deed, happened_at, named, facts, recorded_at, by_user in rows:
        told[child_id].append(Told(line_id, deed, happened_at, named, _read(facts), recorded_at, by_user))
    for lines in told.values():
        lines.sort(key=lambda line: (line.happened_at, line.line_id))
    return told


def lines_in(book: Book) -> dict[UUID, list[Told]]:
    """The lines of a book not yet put down, by child."""
    return told_in(book.lines)


def told_in(lines: Iterable[tuple[Line, Facts, list[Subject]]]) -> dict[UUID, list[Told]]:
    """Lines with their facts and subjects, by child."""
    told: dict[UUID, list[Told]] = defaultdict(list)
    for line, kept, subjects in lines:
        for subject in subjects:
            told[subject.child_id].append(
                Told(
                    line.id,
                    line.deed,
                    line.happened_at,
                    subject.named,
                    kept.facts,
                    line.recorded_at,
                    line.by_user,
                )
            )
    return told


def _read(facts: Any) -> dict[str, Any]:
    return json.loads(facts) if isinstance(facts, str) else (facts or {})
