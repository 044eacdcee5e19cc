"""The child moves between municipalities (flytning), and the new one is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.actions.the_case.tasks import settle_tasks
from tovholder.practice.casework.models import Move
from tovholder.practice.casework.queries import waiting_since


def record_move(
    children: Sequence[Child],
    *,
    from_municipality: str = "",
    to_municipality: str = "",
    first_known_on: date | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> list[Move]:
    """Record that these children moved between municipalities. Barnets lov § 132.

    Each municipality's statutory start is its own. `first_known_on`, or the first day we knew of the child, is kept
    with the move and shown beside it ("barnet har ventet siden", law review F24).
    """
    with open_book(at=at, by=by) as book:
        known = waiting_since([child.pk for child in children])
        moves = []
        for child in children:
            waits = min(filter(None, [first_known_on, known.get(child.pk)]), default=None)
            moves.append(
                happening(
                    book,
                    Move,
                    child,
                    happened_at=happened_at,
                    from_municipality=from_municipality,
                    to_municipality=to_municipality,
                    waiting_since=waits,
                )
            )
            if to_municipality or from_municipality:
                child.municipality = to_municipality
                book.change(child, "municipality")
        facts: dict[str, object] = {"from": from_municipality, "to": to_municipality}
        since = min(filter(None, (move.waiting_since for move in moves)), default=None)
        if since:
            facts["waiting_since"] = since.isoformat()
        tell(book, EventKind.CHILD_MOVED, children, happened_at=happened_at, facts=facts)
    return moves


def tell_new_municipality(
    move: Move, *, summary: str, how: str, happened_at: datetime, at: datetime, by: Author
) -> None:
    """Record that the municipality the child moved to was told, how, and with what summary. Barnets lov § 132
    (NOTIF-MOVE): the duty is that of the municipality a child moves from, so none begins here when it moves in.

    It goes to an authority, so a contact hold on the family does not stop it.
    """
    with open_book(at=at, by=by) as book:
        settle_tasks(book, because=move.outgoing_id, words=how)
        move.told_at, move.told_how, move.summary = happened_at, how, summary
        book.change(move, "told_at", "told_how", "summary")
        facts = {"move": str(move.pk), "to": move.to_municipality, "how": how}
        tell(book, EventKind.OTHER_MUNICIPALITY_NOTIFIED, [move.child], happened_at=happened_at, facts=facts)
