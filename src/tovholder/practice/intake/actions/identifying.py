"""Who is the little boy on the second floor? Found out, and put back when it was wrong."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import children_around, hold_still
from tovholder.practice.intake.actions.carrying import carry_over, take_back
from tovholder.practice.intake.actions.keys import keys_too
from tovholder.practice.intake.actions.settling import lives_somewhere, settle_questions
from tovholder.practice.intake.models import Concern, Notification


def identify_child(child: Child, *, known_child: Child, reason: str = "", at: datetime, by: Author) -> None:
    """A child known only by description, or by a second record, is this known child; can be undone.

    Clocks and history count as one. Contact hold, address protection and closed doors stand on the known child too
    from now on. The household of the known child gets the sibling clock that the
    notification could not start, and whoever assesses it the keys.
    """
    known = known_child.same_as or known_child
    if known.pk == child.pk:
        return
    with open_book(at=at, by=by) as book:
        near = [each.child_id for each in children_around([known.pk], on=danish_day(at))]
        hold_still([child.pk, known.pk, *near])
        followers = list(Child.objects.filter(same_as=child).order_by("pk"))
        for each in (child, *followers):
            each.same_as = known
            book.change(each, "same_as")
        facts: dict[str, Any] = {
            "child": str(child.pk),
            "known_child": str(known.pk),
            "followers": [str(f.pk) for f in followers],
            "carried": carry_over(book, [child, *followers], to=known),
        }
        if reason:
            facts["reason"] = reason
        book.line("child identified", about=[child.pk, known.pk], happened_at=at, facts=facts)
        met_as, today = [child.pk, *(each.pk for each in followers)], danish_day(at)
        settle_questions(book, known, met_as=met_as, address_known=lives_somewhere(known, on=today))
        for concern in _waiting([child, *followers]):
            pass_over(book, concern.notification, near, through="identification")
            keys_too(book, concern.notification, [known.pk, *near])
        # The clocks are counted for the children as they are identified: that has to stand first.
        book.put_down()
        recount_duties(book, [known.pk, *near])


def undo_identification(child: Child, *, reason: str, at: datetime, by: Author) -> None:
    """It was not the same child after all; each has its own clocks again. Without an identification: nothing."""
    known = child.same_as
    if known is None:
        return
    with open_book(at=at, by=by) as book:
        hold_still([child.pk, known.pk])
        child.same_as = None
        book.change(child, "same_as")
        told = _identification(child)
        take_back(book, told.get("carried", {}), to=known)
        for each in Child.objects.filter(pk__in=told.get("followers", []), same_as=known).order_by("pk"):
            each.same_as = child
            book.change(each, "same_as")
        facts = {"child": str(child.pk), "known_child": str(known.pk), "reason": reason}
        book.line("identification undone", about=[child.pk, known.pk], happened_at=at, facts=facts)
        book.put_down()
        recount_duties(book, [child.pk, known.pk])


def _waiting(children: Iterable[Child]) -> Iterable[Concern]:
    """The rows of these children not yet screened."""
    rows = Concern.objects.filter(child__in=list(children), moved_to=None, screened_at=None)
    return rows.select_related("notification").order_by("pk")


def pass_over(book: Book, notification: Notification, near: list[UUID], *, through: str) -> None:
    """These children are known to be near now: each not named in the notification gets the sibling clock."""
    named = set(Concern.objects.filter(notification=notification, moved_to=None).values_list("child", flat=True))
    passed_over = [child for child in near if child not in named]
    if passed_over:
        facts = {"notification": str(notification.pk), "through": through}
        book.line("notification received", about=[], passed_over=passed_over, happened_at=book.at, facts=facts)


def _identification(child: Child) -> dict[str, Any]:
    """What the line of the child's identification says: who came along, and what was carried over."""
    lines = Line.objects.filter(deed="child identified", subjects__child_id=child.pk, facts__facts__child=str(child.pk))
    line = lines.select_related("facts").order_by("-pk").first()
    told: dict[str, Any] = line.facts.facts if line else {}
    return told
