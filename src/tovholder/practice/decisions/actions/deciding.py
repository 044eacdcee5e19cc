"""The decision itself, signed by one with the competence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.queries import hold_still
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework.actions import book_decision, book_youth_support
from tovholder.practice.casework.models import ChildConversation, Decision
from tovholder.practice.decisions.actions.proposing import settle_proposals
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.models import Preparation
from tovholder.practice.decisions.queries import one_is_decided
from tovholder.practice.decisions.youth_support import Support


class AlreadyDecided(ValueError):
    """Somebody decided it first; the message says so to the person."""


def decide_prepared(
    preparations: Sequence[Preparation],
    answers: Mapping[str, Any],
    *,
    paragraph: str,
    by_level: Level,
    by_name: str,
    relies_on: Sequence[ChildConversation] = (),
    support: Support | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> list[Decision]:
    """Decide what was prepared: a record for each sibling, one line about them all. Raises AlreadyDecided.

    `answers` are further columns of Decision (reasons, facts, plan_needed ...); `support` is what a decision on youth
    support grants or refuses, which is recorded with it.
    """
    with open_book(at=at, by=by) as book:
        hold_still([each.child_id for each in preparations])
        if one_is_decided(preparations):
            raise AlreadyDecided("Afgørelsen er allerede truffet. Åbn barnets afgørelser for at se den.")
        made = book_prepared(
            book,
            preparations,
            answers,
            paragraph=paragraph,
            by_level=by_level,
            by_name=by_name,
            relies_on=relies_on,
            happened_at=happened_at,
        )
        if support is not None:
            _book_support(book, made, support)
        recount_duties(book, [subject.child_id for _, _, subjects in book.lines for subject in subjects])
    return made


def _book_support(book: Book, made: Sequence[Decision], support: Support) -> None:
    """The answer on youth support is recorded with the decision: nobody writes it twice."""
    for decision in made:
        told: dict[str, Any] = asdict(support) | {"because": decision.reasons, "young_view": decision.child_view}
        book_youth_support(book, decision.child, decision=decision, happened_at=decision.happened_at, **told)


def book_prepared(
    book: Book,
    preparations: Sequence[Preparation],
    answers: Mapping[str, Any],
    *,
    paragraph: str,
    by_level: Level,
    by_name: str,
    relies_on: Sequence[ChildConversation] = (),
    happened_at: datetime,
) -> list[Decision]:
    """The same as part of another deed (the committee's own), which counts the clocks itself."""
    first = preparations[0]
    made = book_decision(
        book,
        [each.child for each in preparations],
        kind=first.kind,
        happened_at=happened_at,
        relies_on=relies_on,
        # The line names the matter that all the siblings share; each record its own preparation.
        matter=first.together or first.pk,
        marks=_asked_about(first, on=danish_day(happened_at)),
        paragraph=paragraph,
        purpose=first.purpose,
        amount=first.amount,
        by_level=by_level,
        by_name=by_name,
        **answers,
    )
    for decision, each in zip(made, preparations, strict=True):
        decision.matter, decision.purpose, decision.amount = each.pk, each.purpose, each.amount
        if each is not first:
            decision.child_view = ""  # what one child said is not what another thinks, nor for its parents (F02)
        each.decided_at = happened_at
        book.change(each, "decided_at")
    settle_proposals(book, preparations)
    return made


def _asked_about(preparation: Preparation, *, on: date) -> dict[str, str]:
    """What the child must have been heard about, and since when: a talk before that was about something else (F15)."""
    raised_at = preparation.raised_at.astimezone(UTC).isoformat()
    return {"view_on": str(kind_on(preparation.kind, on).about), "raised_at": raised_at}
