"""Visits to a placed child: made, cancelled, and the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import StrEnum

from django.db import transaction

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions import speak_with_child, visit
from tovholder.practice.casework.models import ChildConversation, ContactForm, Matter, SupervisionVisit
from tovholder.practice.casework.queries import placement_at
from tovholder.practice.supervision.models import PlannedVisit

ABOUT = "Tilsynsbesøg"


class Met(StrEnum):
    """How the child was met at the visit."""

    ALONE = "alone"
    NOT_ALONE = "not_alone"
    DIRECT = "direct"
    NOT_MET = "not_met"


def record_visit(
    child: Child,
    *,
    met: Met,
    why_not: str = "",
    words: str = "",
    seen: str = "",
    goals: Sequence[Mapping[str, str]] = (),
    happens_now: str = "",
    next_on: date | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> SupervisionVisit:
    """Record a visit, the talk with the child at it, and the next visit: one deed. Barnets lov § 156, stk. 5.

    It counts only when the child was met: talked with, or for a child too young or without speech in another direct
    way (law review F14). The child's words are kept with the talk, for staff until an act shares them.
    """
    with transaction.atomic():
        placement = placement_at(child, at=happened_at)
        place = placement.home.name if placement is not None and placement.home is not None else ""
        talk = None if met == Met.NOT_MET else _talk(child, met, why_not, words, seen, place, happened_at, at, by)
        made = visit(
            child,
            child_seen=talk is not None,
            conversation=talk,
            why_not=why_not,
            seen=seen,
            goals=goals,
            happens_now=happens_now,
            placement=placement,
            happened_at=happened_at,
            at=at,
            by=by,
        )
        with open_book(at=at, by=by) as book:
            for waiting in PlannedVisit.objects.filter(child=child, made_as=None, moved_at=None):
                waiting.made_as = made
                book.change(waiting, "made_as")
        if next_on is not None:
            plan_visit(child, day=next_on, at=at, by=by)
    return made


def cancel_visit(child: Child, *, because: str, happened_at: datetime, at: datetime, by: Author) -> SupervisionVisit:
    """Record that a visit did not take place, and why; it does not count, and the planned one is off."""
    with transaction.atomic():
        off = visit(
            child,
            cancelled=True,
            cancelled_because=because,
            placement=placement_at(child, at=happened_at),
            happened_at=happened_at,
            at=at,
            by=by,
        )
        with open_book(at=at, by=by) as book:
            _move_away(book, child)
    return off


def plan_visit(child: Child, *, day: date, clock: time | None = None, at: datetime, by: Author) -> PlannedVisit:
    """Book the next visit; one that was booked before is moved."""
    with transaction.atomic():
        with open_book(at=at, by=by) as book:
            _move_away(book, child)
        with open_book(at=at, by=by) as book:
            planned = book.add(PlannedVisit(child=child, day=day, clock=clock, booked_at=at, booked_by=by.user_id))
            facts = {"appointment": str(planned.pk), "kind": "supervision", "day": day.isoformat()}
            book.line(EventKind.APPOINTMENT_BOOKED.value, about=[child.pk], happened_at=at, facts=facts)
            recount_duties(book, [child.pk])
    return planned


def _move_away(book: Book, child: Child) -> None:
    for waiting in PlannedVisit.objects.filter(child=child, made_as=None, moved_at=None):
        waiting.moved_at = book.at
        book.change(waiting, "moved_at")


def _talk(
    child: Child,
    met: Met,
    why_not: str,
    words: str,
    seen: str,
    place: str,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> ChildConversation:
    direct = met == Met.DIRECT
    return speak_with_child(
        child,
        form=ContactForm.DIRECT_CONTACT if direct else ContactForm.TALK,
        about=ABOUT,
        matters=[Matter.FOLLOW_UP],
        place=place,
        alone=None if direct else met == Met.ALONE,
        not_alone_because=why_not if met == Met.NOT_ALONE else "",
        words=words,
        seen=seen if direct else "",
        happened_at=happened_at,
        at=at,
        by=by,
    )
