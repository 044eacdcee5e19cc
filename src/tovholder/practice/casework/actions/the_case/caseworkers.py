"""Who the child's caseworker is: the children of a post are given to another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import hold_still
from tovholder.foundation.organisation.models import Post, Unit
from tovholder.practice.casework.actions.telling import tell
from tovholder.practice.casework.actions.the_case.cases import open_case_in
from tovholder.practice.casework.actions.the_case.handing_over import settle_hand_over
from tovholder.practice.casework.actions.the_case.tasks import settle_of_child
from tovholder.practice.casework.models import Task
from tovholder.practice.casework.queries import cases_of

CASEWORKER_CHANGED = "caseworker changed"  # no clock reads it
PASSED_ON = "closed case passed on"  # no clock reads it


def change_caseworker(child: Child, *, post: Post, because: str = "", at: datetime, by: Author) -> None:
    """Give the child to another post, and with it to the post's unit; nothing happens where it is there already.

    A child who never had a case has one from now on. Otherwise a new caseworker is no new case, and the clocks go on.
    """
    give_children([child], post=post, because=because, at=at, by=by)


def give_children(
    children: Sequence[Child], *, post: Post, because: str = "", answer: str = "", at: datetime, by: Author
) -> None:
    """Give all of these children to another post at once, each with a line of its own (`change_caseworker`).

    `answer` is what the unit that was asked to take them over says to those who asked.
    """
    elsewhere = [child for child in children if child.caseworker_id != post.pk]
    if not elsewhere:
        return
    with open_book(at=at, by=by) as book:
        hold_still([child.pk for child in elsewhere])
        for child in elsewhere:
            if not cases_of(child):
                open_case_in(book, child, happened_at=at)
            facts = {"from": str(child.caseworker_id or ""), "to": str(post.pk), "because": because}
            is_elsewhere = child.unit_id != post.unit_id
            child.caseworker, child.unit_id = post, post.unit_id
            book.change(child, "caseworker", "unit")
            if is_elsewhere:
                settle_hand_over(book, child, answer=answer)
            settle_of_child(book, child, Task.Kind.NEW_CASEWORKER, words="Barnet har fået en anden rådgiver.")
            tell(book, CASEWORKER_CHANGED, [child], happened_at=at, facts=facts)


def pass_on_closed(children: Sequence[Child], *, to_unit: Unit | None = None, at: datetime, by: Author) -> None:
    """What a post or unit that ends has left, children without an open case: nobody is their caseworker from now on.

    `to_unit` is who may see them then. Should a case be opened again, its leader finds it without a caseworker.
    """
    if not children:
        return
    with open_book(at=at, by=by) as book:
        hold_still([child.pk for child in children])
        for child in children:
            child.caseworker = None
            child.unit = to_unit or child.unit
            book.change(child, "caseworker", "unit")
        facts = {"to_unit": str(to_unit.pk) if to_unit else ""}
        book.line(PASSED_ON, about=[child.pk for child in children], happened_at=at, facts=facts)
