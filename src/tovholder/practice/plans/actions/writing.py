"""Writing on a plan: the version in work. It binds nobody, so no line is told until it is made."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tovholder.core.plans.kinds import plan_word
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import hold_still
from tovholder.practice.casework.models import ChildConversation, PlanKind
from tovholder.practice.plans.models import PlanGoal, PlanVersion, WishFrom
from tovholder.practice.plans.queries.writing import written

WORDS = ("see", "do", "who", "by_when", "measure", "part")
# A goal copied unchanged into a new version is still the one somebody saved.
_KEPT = ("thread", "place", "edition", "changed_at", "changed_by_name")
_WISH = ("wish", "wish_from", "wish_talk", "no_wish_because")


class ChangedMeanwhile(RuntimeError):
    """Somebody else has saved the same since the page was shown; nothing of this is saved."""

    def __init__(self) -> None:
        super().__init__("En anden gemte det samme lige før dig. Din tekst er ikke gemt; tryk igen for at se begge.")


def write_goal(
    children: Sequence[Child],
    *,
    parents: bool = False,
    thread: UUID | None = None,
    see: str,
    do: str,
    who: str,
    by_when: date | None,
    measure: str,
    part: str,
    seen: Collection[str] | None = None,
    at: datetime,
    by: Author,
    by_name: str,
) -> UUID:
    """Write a goal in the version in work, once in each child's plan (a sibling's goal is the same goal).

    A goal of that `thread` is written over; else it is a new one. `seen` are the editions the page was shown with
    (hex); raises ChangedMeanwhile when the first child's goal has another. Returns the goal's thread.
    """
    thread = thread or new_id()
    words: dict[str, Any] = dict(zip(WORDS, (see, do, who, by_when, measure, part), strict=True))
    hold = {"changed_at": at, "changed_by_name": by_name}
    with open_book(at=at, by=by) as book:
        hold_still([child.pk for child in children])
        for number, child in enumerate(children):
            version, goals = _in_work(book, child, parents=parents, by_name=by_name)
            goal = next((each for each in goals if each.thread == thread), None)
            if goal is None:
                place = max((each.place for each in goals), default=0) + 1
                book.add(PlanGoal(version=version, thread=thread, place=place, **words, **hold))
                continue
            if number == 0 and seen is not None and not book.is_new(goal) and goal.edition.hex not in seen:
                raise ChangedMeanwhile
            _write_over(book, goal, {**words, **hold, "edition": new_id()})
    return thread


def drop_goal(child: Child, *, thread: UUID, parents: bool = False, at: datetime, by: Author, by_name: str) -> None:
    """Take a goal out of the version in work; it still stands in the versions made before."""
    with open_book(at=at, by=by) as book:
        hold_still([child.pk])
        version, goals = _in_work(book, child, parents=parents, by_name=by_name)
        for goal in goals:
            if goal.thread != thread:
                continue
            if book.is_new(goal):
                book.added(PlanGoal).remove(goal)
            else:
                book.remove(goal)
        _write_over(book, version, {"changed_at": at, "changed_by_name": by_name})


def write_wish(
    child: Child,
    *,
    parents: bool = False,
    wish: str,
    wish_from: WishFrom,
    wish_talk: ChildConversation | None = None,
    no_wish_because: str = "",
    seen: Collection[str] | None = None,
    at: datetime,
    by: Author,
    by_name: str,
) -> None:
    """Write the child's wish in the version in work, and where its sentences come from.

    Raises ChangedMeanwhile when the version has been saved since the page was shown with the editions `seen`.
    """
    with open_book(at=at, by=by) as book:
        hold_still([child.pk])
        version, _ = _in_work(book, child, parents=parents, by_name=by_name)
        if seen is not None and not book.is_new(version) and version.edition.hex not in seen:
            raise ChangedMeanwhile
        values = dict(zip(_WISH, (wish, wish_from, wish_talk, no_wish_because), strict=True))
        _write_over(book, version, {**values, "edition": new_id(), "changed_at": at, "changed_by_name": by_name})


def drop_changes(version: PlanVersion, *, at: datetime, by: Author) -> None:
    """Throw the version in work away: the one in force goes on. A version that was made cannot be dropped."""
    with open_book(at=at, by=by) as book:
        for goal in version.goals.all():
            book.remove(goal)
        book.remove(version)


def _in_work(book: Book, child: Child, *, parents: bool, by_name: str) -> tuple[PlanVersion, list[PlanGoal]]:
    """The version being written and its goals; begun from the one in force, with the same goals, where there is none.

    A plan of another kind than the law now wants (a child's plan of a young person, a handleplan after 2023) goes
    over in a new plan with the same goals.
    """
    all_there_is = written(child, parents=parents)
    version = all_there_is.in_work
    if version is not None:
        return version, list(version.goals.all())
    holds = all_there_is.holds
    kind = PlanKind.PARENTS.value if parents else plan_word(danish_day(book.at), born=child.birth_date).kind
    fresh = PlanVersion(child=child, kind=kind, changed_at=book.at, changed_by_name=by_name)
    book.add(fresh)
    if holds is None:
        return fresh, []
    if holds.kind == kind:
        fresh.plan, fresh.number = holds.plan, holds.number + 1
    for name in (*_WISH, "influence"):
        setattr(fresh, name, getattr(holds, name))
    return fresh, [book.add(_again(goal, fresh)) for goal in holds.goals.all()]


def _again(goal: PlanGoal, version: PlanVersion) -> PlanGoal:
    words = {name: getattr(goal, name) for name in (*WORDS, *_KEPT)}
    return PlanGoal(version=version, **words)


def _write_over(book: Book, record: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(record, name, value)
    book.change(record, *values)
