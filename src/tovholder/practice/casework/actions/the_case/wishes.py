"""A holder of custody asks for another caseworker, and the leader answers."""

from __future__ import annotations

from datetime import datetime, timedelta

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.families.models import Adult, Child
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.actions.the_case.caseworkers import CASEWORKER_CHANGED
from tovholder.practice.casework.actions.the_case.tasks import give_task, settle_tasks
from tovholder.practice.casework.models import CaseworkerWish, ChildRequest, Task
from tovholder.practice.casework.queries.wishes import line_since

ANSWERED_WITHIN = timedelta(days=14)  # ours, as what a child asks for
CHANGED_WITHIN = timedelta(days=14)  # ours: from the yes to somebody new
# No clock reads these words.
WISHED, ANSWERED = "other caseworker asked for", "wish for other caseworker answered"


def ask_for_other_caseworker(
    child: Child, *, adult: Adult, words: str = "", happened_at: datetime, at: datetime, by: Author
) -> CaseworkerWish:
    """Record that this adult asks for another caseworker: the leader's to answer, not that of the one it is about.

    The words never stand in the line.
    """
    with open_book(at=at, by=by) as book:
        wish = happening(book, CaseworkerWish, child, happened_at=happened_at, adult=adult, words=words)
        kind, leader = Task.Kind.PARENTS_CASEWORKER, PostKind.TEAM_LEADER
        give_task(book, child.pk, kind, for_post=leader, because=wish.pk, within=ANSWERED_WITHIN)
        tell(book, WISHED, [child], happened_at=happened_at, facts={"wish": str(wish.pk), "adult": str(adult.pk)})
    return wish


def give_another_caseworker(book: Book, asked: CaseworkerWish | ChildRequest) -> None:
    """Who asked has been told yes: the leader has it to do until `give_children` has done it, if it is not done."""
    if not line_since(asked.child, CASEWORKER_CHANGED, since=asked.recorded_at):
        kind, leader = Task.Kind.NEW_CASEWORKER, PostKind.TEAM_LEADER
        give_task(book, asked.child_id, kind, for_post=leader, because=asked.pk, within=CHANGED_WITHIN)


def answer_wish(
    wish: CaseworkerWish, *, answer: str, granted: bool, happened_at: datetime, at: datetime, by: Author
) -> None:
    """Record the answer, with its reasons; a yes waits for who leads the unit until the child is given to another.

    Answered twice, the first stands.
    """
    if wish.answered_at is not None:
        return
    with open_book(at=at, by=by) as book:
        wish.answered_at, wish.answer, wish.granted = max(happened_at, wish.happened_at), answer, granted
        book.change(wish, "answered_at", "answer", "granted")
        settle_tasks(book, because=wish.pk, words="Forælderen har fået svar.")
        if granted:
            give_another_caseworker(book, wish)
        facts = {"wish": str(wish.pk), "granted": granted}
        tell(book, ANSWERED, [wish.child], happened_at=wish.answered_at, facts=facts)
