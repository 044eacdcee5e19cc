"""A child goes from one unit to another: the one asks, the other's leader takes it or says why not.

The child stays where it is until it is taken (`give_children`), so that somebody has it all the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import hold_still
from tovholder.foundation.organisation.models import PostKind, Unit
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.actions.the_case.tasks import give_task, open_to_task, settle_of_child, settle_tasks
from tovholder.practice.casework.models import Task, UnitHandOver
from tovholder.practice.casework.queries.handing_over import waiting_hand_over, waiting_hand_overs

ANSWERED_WITHIN = timedelta(days=3)  # ours: a family should not wait for two leaders
# No clock reads these words.
OFFERED, NOT_TAKEN, CALLED_OFF = "hand-over asked for", "hand-over refused", "hand-over called off"


class AlreadyAsked(ValueError):
    """Another unit was asked first and has not answered; the message says so to the person."""


def ask_to_take_over(
    children: Sequence[Child], *, to_unit: Unit, because: str, at: datetime, by: Author
) -> list[UnitHandOver]:
    """Ask another unit to take over these children; who leads it has a task, and a key to each child while it waits.

    Raises AlreadyAsked where one of them waits for an answer: then nobody is asked about any.
    """
    with open_book(at=at, by=by) as book:
        hold_still([child.pk for child in children])
        for waiting in waiting_hand_overs(children).values():
            words = "%s er allerede spurgt og har ikke svaret endnu. Vent på svaret, eller træk spørgsmålet tilbage."
            raise AlreadyAsked(words % waiting.to_unit.name)
        return [_ask(book, child, to_unit, because) for child in children]


def _ask(book: Book, child: Child, to_unit: Unit, because: str) -> UnitHandOver:
    told = {"from_unit_id": child.unit_id, "to_unit": to_unit, "because": because}
    asked = happening(book, UnitHandOver, child, happened_at=book.at, **told)
    task = give_task(
        book,
        child.pk,
        Task.Kind.TAKE_OVER,
        for_post=PostKind.TEAM_LEADER,
        unit=to_unit,
        because=asked.pk,
        within=ANSWERED_WITHIN,
    )
    open_to_task(book, task, unit_id=to_unit.pk)
    settle_of_child(book, child, Task.Kind.NOT_TAKEN_OVER, words="En enhed er spurgt igen.")
    facts = {"hand_over": str(asked.pk), "from": str(child.unit_id or ""), "to": str(to_unit.pk)}
    tell(book, OFFERED, [child], happened_at=book.at, facts=facts)
    return asked


def refuse_hand_overs(asked: Sequence[UnitHandOver], *, because: str, at: datetime, by: Author) -> None:
    """The other unit does not take these children; the leader of their own has a task to find out what then, each."""
    with open_book(at=at, by=by) as book:
        for each in _answer_no(book, asked, because=because, told=NOT_TAKEN):
            leader, kind = PostKind.TEAM_LEADER, Task.Kind.NOT_TAKEN_OVER
            give_task(book, each.child_id, kind, for_post=leader, because=each.pk, within=ANSWERED_WITHIN)


def call_off_hand_overs(asked: Sequence[UnitHandOver], *, because: str, at: datetime, by: Author) -> None:
    """The unit that asked about these children asks no more."""
    with open_book(at=at, by=by) as book:
        _answer_no(book, asked, because=because, told=CALLED_OFF)


def _answer_no(book: Book, asked: Sequence[UnitHandOver], *, because: str, told: str) -> list[UnitHandOver]:
    """Those that still wait are answered, with a line for each; what another leader answered meanwhile stands."""
    children = [each.child for each in asked]
    hold_still([child.pk for child in children])
    waiting = {each.pk for each in waiting_hand_overs(children).values()}
    now = [each for each in asked if each.pk in waiting]
    for each in now:
        _answer(book, each, taken=False, answer=because)
        tell(book, told, [each.child], happened_at=book.at, facts={"hand_over": str(each.pk)})
    return now


def settle_hand_over(book: Book, child: Child, *, answer: str = "") -> None:
    """The child is in another unit now: who was asked has taken it, and said this to it, or need not; and nobody has
    to find out any more what happens now that another unit said no.
    """
    settle_of_child(book, child, Task.Kind.NOT_TAKEN_OVER, words="Barnet er i en anden enhed.")
    asked = waiting_hand_over(child)
    if asked is not None:
        taken = asked.to_unit_id == child.unit_id
        _answer(book, asked, taken=taken, answer=answer if taken else "Barnet er givet til en tredje enhed.")


def _answer(book: Book, asked: UnitHandOver, *, taken: bool, answer: str) -> None:
    asked.answered_at, asked.taken, asked.answer = book.at, taken, answer
    book.change(asked, "answered_at", "taken", "answer")
    settle_tasks(book, because=asked.pk, words="Barnet er overtaget." if taken else answer)
