"""A decision written by one and sent to another to sign, who has a key to the child while it waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import close_keys, cut_key
from tovholder.foundation.access.models import KeyKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.organisation.models import Level, PostKind
from tovholder.practice.casework.actions.telling import tell
from tovholder.practice.decisions.models import Preparation, Proposal
from tovholder.practice.decisions.queries import children_decided_with, heads_to_sign, waiting_proposals

# No clock reads these words.
PROPOSED, RETURNED = "decision proposed", "proposed decision returned"


def propose(
    preparation: Preparation, answers: Mapping[str, Any], *, to_level: Level, by_name: str, at: datetime, by: Author
) -> Proposal:
    """Send the written decision to somebody who may sign it; one that waits already is written over by the new text.

    Where nobody in the child's unit may, the heads who may have a key to the child until it is signed or sent back.
    """
    with open_book(at=at, by=by) as book:
        waiting = next(iter(waiting_proposals([preparation])), None)
        if waiting is not None:
            close_keys(book, [waiting.pk])
            waiting.answers, waiting.to_level, waiting.sent_at = dict(answers), to_level, at
            book.change(waiting, "answers", "to_level", "sent_at")
            book.put_down()  # one open key for each proposal: the old ones close before the new are cut
        sent = waiting or book.add(
            Proposal(
                preparation=preparation,
                answers=dict(answers),
                to_level=to_level,
                sent_at=at,
                sent_by=by.user_id,
                sent_by_name=by_name,
            )
        )
        opened = _open_to_the_heads(book, sent, preparation)
        facts = {"matter": preparation.mark, "to_level": str(to_level), "opened_to": [str(unit) for unit in opened]}
        tell(book, PROPOSED, [preparation.child], happened_at=at, facts=facts)
    return sent


def _open_to_the_heads(book: Book, proposal: Proposal, preparation: Preparation) -> list[UUID]:
    """Who signs must see what she signs: this child, and the siblings for whom the same is decided with it."""
    on, level = danish_day(book.at), Level(proposal.to_level)
    units = heads_to_sign(preparation.child, level=level, on=on)
    children = children_decided_with(preparation) if proposal.answers.get("same_for_siblings") else []
    for unit in units:
        for child in [preparation.child_id, *children]:
            cut_key(
                book,
                child_id=child,
                unit_id=unit,
                for_post=PostKind.HEAD,
                kind=KeyKind.SIGNING,
                because=proposal.pk,
                opens_at=book.at,
            )
    return units


def return_proposal(proposal: Proposal, *, because: str, by_name: str, at: datetime, by: Author) -> None:
    """Send the text back to its writer, with the reason."""
    with open_book(at=at, by=by) as book:
        _send_back(book, proposal, because=because, by_name=by_name)
        facts = {"matter": proposal.preparation.mark}
        tell(book, RETURNED, [proposal.preparation.child], happened_at=at, facts=facts)


def settle_proposals(book: Book, preparations: Sequence[Preparation]) -> None:
    """These are decided: what waited for a signature waits no more, and its keys open nothing."""
    for proposal in waiting_proposals(preparations):
        proposal.signed_at = book.at
        book.change(proposal, "signed_at")
        close_keys(book, [proposal.pk])


def withdraw_proposals(book: Book, preparation: Preparation, *, because: str) -> None:
    """Nothing is decided after all: what waited for a signature is back with its writer, for that reason."""
    for proposal in waiting_proposals([preparation]):
        _send_back(book, proposal, because=because, by_name="")


def _send_back(book: Book, proposal: Proposal, *, because: str, by_name: str) -> None:
    proposal.returned_at, proposal.returned_by_name, proposal.returned_because = book.at, by_name, because
    book.change(proposal, "returned_at", "returned_by_name", "returned_because")
    close_keys(book, [proposal.pk])
