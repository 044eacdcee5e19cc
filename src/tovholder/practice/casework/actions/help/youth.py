"""From 16 to 23: the youth plan considered, a coordinator named, adult life prepared, support decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import (
    AdultLifePreparation,
    Coordinator,
    Decision,
    YouthAnswer,
    YouthPlanConsidered,
    YouthSupport,
)


def consider_youth_plan(
    child: Child, *, made: bool, because: str, happened_at: datetime, at: datetime, by: Author
) -> YouthPlanConsidered:
    """Record the yes or no to a youth plan, and why. Barnets lov § 108; a must for a placed young person."""
    with open_book(at=at, by=by) as book:
        considered = happening(book, YouthPlanConsidered, child, happened_at=happened_at, made=made, because=because)
        facts = {"considered": str(considered.pk), "made": made, "because": because}
        tell(book, EventKind.YOUTH_PLAN_CONSIDERED, [child], happened_at=happened_at, facts=facts)
    return considered


def name_coordinator(
    child: Child, *, name: str, title: str = "", phone: str = "", happened_at: datetime, at: datetime, by: Author
) -> Coordinator:
    """Name the person who holds the young person's case together (tovholder 16+)."""
    with open_book(at=at, by=by) as book:
        named = happening(book, Coordinator, child, happened_at=happened_at, name=name, title=title, phone=phone)
        facts = {"coordinator": str(named.pk), "name": name, "title": title}
        tell(book, EventKind.COORDINATOR_NAMED, [child], happened_at=happened_at, facts=facts)
    return named


def prepare_adult_life(
    child: Child,
    *,
    topics: Mapping[str, str],
    young_agreed_on: date | None = None,
    adult_side: str = "",
    adult_agreed_on: date | None = None,
    not_for_because: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> AdultLifePreparation:
    """Record how far the preparation for adult life has come; each time anew. Barnets lov §§ 122-123.

    `not_for_because` says why the young person is none of those whom the law asks to prepare.
    """
    with open_book(at=at, by=by) as book:
        prepared = happening(
            book,
            AdultLifePreparation,
            child,
            happened_at=happened_at,
            topics=dict(topics),
            young_agreed_on=young_agreed_on,
            adult_side=adult_side,
            adult_agreed_on=adult_agreed_on,
            not_for_because=not_for_because,
        )
        facts = {"preparation": str(prepared.pk), "topics": sorted(topics), "ended": prepared.ended}
        tell(book, EventKind.ADULT_LIFE_PREPARED, [child], happened_at=happened_at, facts=facts)
    return prepared


def decide_youth_support(
    child: Child, *, answer: YouthAnswer, because: str, happened_at: datetime, at: datetime, by: Author, **said: Any
) -> YouthSupport:
    """The same as `book_youth_support`, as a deed of its own: a decision that was not prepared here."""
    with open_book(at=at, by=by) as book:
        decided = book_youth_support(book, child, answer=answer, because=because, happened_at=happened_at, **said)
        recount_duties(book, [child.pk])
    return decided


def book_youth_support(
    book: Book,
    child: Child,
    *,
    answer: YouthAnswer,
    because: str,
    kind: str = "",
    starts: date | None = None,
    ends: date | None = None,
    young_view: str = "",
    plan_revised_with: bool = False,
    decision: Decision | None = None,
    happened_at: datetime,
) -> YouthSupport:
    """Record the answer on support after 18, as part of a deed: granted, refused or granted again.

    Barnets lov §§ 111 and 113-116. The deed counts the clocks itself.
    """
    decided = happening(
        book,
        YouthSupport,
        child,
        happened_at=happened_at,
        answer=answer,
        kind=kind,
        starts=starts,
        ends=ends,
        because=because,
        young_view=young_view,
        plan_revised_with=plan_revised_with,
        decision=decision,
    )
    facts = {
        "youth_support": str(decided.pk),
        "granted": answer != YouthAnswer.REFUSED,
        "answer": str(answer),
        "until": ends.isoformat() if ends else None,
        "because": because,
    }
    book.line(EventKind.YOUTH_SUPPORT_DECIDED.value, about=[child.pk], happened_at=happened_at, facts=facts)
    return decided
