"""A plan is made, revised or ended; from then on its words stand."""

from __future__ import annotations

from datetime import date, datetime

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import hold_still
from tovholder.practice.casework.actions import end_plan
from tovholder.practice.casework.actions.help.plans import end_plan_in, make_plan_in, revise_plan_in
from tovholder.practice.casework.models import PlanKind
from tovholder.practice.plans.comparing import difference
from tovholder.practice.plans.models import PlanVersion
from tovholder.practice.plans.queries.writing import plan_without_words, written

__all__ = ["NoGoals", "end_plan", "make_plan"]

FOLLOWED = "Afløst af en ny plan"
_MADE = (
    "plan",
    "number",
    "influence",
    "changed",
    "because",
    "first_follow_up_on",
    "edition",
    "changed_at",
    "made_at",
    "made_by",
)


class NoGoals(ValueError):
    """There is nothing to make a plan of; the message says what to do."""


def make_plan(
    child: Child,
    *,
    parents: bool = False,
    influence: str,
    because: str = "",
    first_follow_up_on: date | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> PlanVersion:
    """Let the version in work be the plan: the first time it is made, later it is revised and `because` says why.

    What was changed is worked out from the two versions. A plan of another kind that held until now ends with it.
    Raises NoGoals when no version with goals is being written. Barnets lov §§ 91-92, 95 and 108-109.
    """
    with open_book(at=at, by=by) as book:
        hold_still([child.pk])
        found = written(child, parents=parents)
        version: PlanVersion | None = found.in_work
        holds: PlanVersion | None = found.holds
        if version is None or not version.goals.all():
            raise NoGoals("Planen har ingen mål endnu. Skriv det første mål, og gør så planen gældende.")
        version.influence, version.edition, version.changed_at = influence, new_id(), at
        if holds is not None and holds.plan_id == version.plan_id:
            _revise(book, version, holds, child=child, because=because, happened_at=happened_at)
        else:
            version.first_follow_up_on = first_follow_up_on
            _make(book, version, holds, child=child, happened_at=happened_at)
        version.made_at, version.made_by = at, book.by.user_id
        book.change(version, *_MADE)
    return version


def _make(book: Book, version: PlanVersion, holds: PlanVersion | None, *, child: Child, happened_at: datetime) -> None:
    """A plan made for the first time; the one that held until now ends with it."""
    version.number = 1
    before = holds.plan if holds is not None else None
    if before is None and version.kind != PlanKind.PARENTS:
        before = plan_without_words(child)
    if before is not None:
        end_plan_in(book, before, because=FOLLOWED, happened_at=happened_at)
        facts = {"plan": str(before.pk), "kind": before.kind, "because": FOLLOWED}
        book.line(EventKind.PLAN_ENDED.value, about=[child.pk], happened_at=happened_at, facts=facts)
    version.plan = make_plan_in(
        book, child, kind=version.kind, first_follow_up_on=version.first_follow_up_on, happened_at=happened_at
    )


def _revise(
    book: Book, version: PlanVersion, holds: PlanVersion, *, child: Child, because: str, happened_at: datetime
) -> None:
    """A new version of the plan that holds; what was changed is worked out from the two."""
    version.number, version.because, version.changed = holds.number + 1, because, difference(holds, version)
    if holds.plan is not None:
        revise_plan_in(book, holds.plan, child=child, changed=version.changed, because=because, happened_at=happened_at)
