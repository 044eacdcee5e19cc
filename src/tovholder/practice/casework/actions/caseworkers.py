"""Who the child's caseworker is: the children of a post are given to another."""

from __future__ import annotations

from datetime import datetime

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import hold_still
from tovholder.foundation.organisation.models import Post
from tovholder.practice.casework.actions.cases import open_case_in
from tovholder.practice.casework.actions.telling import tell
from tovholder.practice.casework.queries import cases_of

CASEWORKER_CHANGED = "caseworker changed"  # no clock reads it


def change_caseworker(child: Child, *, post: Post, because: str = "", at: datetime, by: Author) -> None:
    """Give the child to another post, and with it to the post's unit; nothing happens where it is there already.

    A child who never had a case has one from now on. Otherwise a new caseworker is no new case, and the clocks go on.
    """
    if child.caseworker_id == post.pk:
        return
    with open_book(at=at, by=by) as book:
        hold_still([child.pk])
        if not cases_of(child):
            open_case_in(book, child, happened_at=at)
        facts = {"from": str(child.caseworker_id or ""), "to": str(post.pk), "because": because}
        child.caseworker, child.unit_id = post, post.unit_id
        book.change(child, "caseworker", "unit")
        tell(book, CASEWORKER_CHANGED, [child], happened_at=at, facts=facts)
