"""Reading the chronicle: what has happened to these children."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.chronicle.models import Facts, Line, Subject


class Told(NamedTuple):
    """One line as seen from one child: what happened, when, and whether the child was named in it."""

    line_id: str
    deed: str
    happened_at: datetime
    named: bool
    facts: dict[str, Any]


# One value for each child: the driver reads a child's lines at once, which is many times as quick as line by line.
_LINES = """
select s.child_id,
       json_agg(json_build_array(l.id, l.deed, l.happened_at, s.named, f.facts) order by l.happened_at, l.id)
from chronicle_subject s
join chronicle_line l on l.id = s.line_id
left join chronicle_facts f on f.line_id = l.id
where s.child_id = any(%s)
group by s.child_id
"""


def lines_about(children: Iterable[UUID]) -> dict[UUID, list[Told]]:
    """Every line about these children, in the order things happened; lines of one moment in order of writing."""
    told: dict[UUID, list[Told]] = defaultdict(list)
    moment = datetime.fromisoformat
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [list(children)])
        for child, lines in cursor.fetchall():
            told[child] = [Told(line, deed, moment(at), named, facts or {}) for line, deed, at, named, facts in lines]
    return told


def in_order(lines: Iterable[Told]) -> list[Told]:
    """Lines from several places as one story. A line about two who turned out to be one child is told once."""
    once = {line.line_id: line for line in sorted(lines, key=attrgetter("named"))}
    return sorted(once.values(), key=attrgetter("happened_at", "line_id"))


def lines_in(book: Book) -> dict[UUID, list[Told]]:
    """The lines of a book not yet put down, by child."""
    return told_in(book.lines)


def told_in(lines: Iterable[tuple[Line, Facts, list[Subject]]]) -> dict[UUID, list[Told]]:
    """Lines with their facts and subjects, by child."""
    told: dict[UUID, list[Told]] = defaultdict(list)
    for line, kept, subjects in lines:
        line_id = str(line.id)
        for subject in subjects:
            told[subject.child_id].append(Told(line_id, line.deed, line.happened_at, subject.named, kept.facts))
    return told
