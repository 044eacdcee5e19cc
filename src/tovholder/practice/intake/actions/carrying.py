"""What protects a child goes along when two records turn out to be one child, and back again when they were not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from tovholder.foundation.access.models import Shut
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.actions import set_protection
from tovholder.foundation.families.models import Child, ContactHold, Protection
from tovholder.practice.intake.actions.protecting import put_on_hold

MOVED = "Kontaktstoppet står nu på den journal, der er barnets."
NOT_THE_SAME = "Kontaktstoppet hørte til et andet barn, som ved en fejl blev lagt sammen med dette."
_WEAKEST_FIRST = (Protection.NONE, Protection.CPR, Protection.PLACE, Protection.POLICE)


def carry_over(book: Book, records: Sequence[Child], *, to: Child) -> dict[str, Any]:
    """The record that is kept gets the holds, the protection and the closed doors of the others; part of a deed.

    Pages and letters ask the record they are about, so it stands there itself. The facts say what was carried, so
    that `take_back` can.
    """
    return {
        "holds": _holds(book, records, to),
        "shuts": _shuts(book, records, to),
        "protection": _protection(book, records, to),
        "safe_channel": _safe_channel(book, records, to),
    }


def take_back(book: Book, carried: dict[str, Any], *, to: Child) -> None:
    """What was carried over to the record, and still stands there, ends: it was not the same child; part of a deed."""
    _give_back_holds(book, carried.get("holds") or {})
    for shut in Shut.objects.filter(pk__in=carried.get("shuts", []), ends_at=None).order_by("pk"):
        shut.ends_at = book.at
        book.change(shut, "ends_at")
    protection = carried.get("protection")
    if protection and to.protection == protection[1]:
        set_protection(book, to, protection=Protection(protection[0]), since=book.at)
    if carried.get("safe_channel") and to.safe_channel == carried["safe_channel"]:
        to.safe_channel = ""
        book.change(to, "safe_channel")


def _holds(book: Book, records: Sequence[Child], to: Child) -> dict[str, Any]:
    """One hold stands for the child, on the record that is kept: lifting it there lifts it."""
    standing = list(ContactHold.objects.filter(child__in=[to, *records], lifted_at=None).order_by("set_at", "pk"))
    theirs = [hold for hold in standing if hold.child_id != to.pk]
    if not theirs:
        return {}
    new: list[ContactHold] = []
    if len(theirs) == len(standing):
        review_on = min((hold.review_on for hold in theirs if hold.review_on), default=None)
        new = put_on_hold(book, [to], because=theirs[0].because, review_on=review_on, set_at=book.at)
    if book.by.user_id is None:  # only a named person ends a hold
        theirs = []
    for hold in theirs:
        hold.lifted_at, hold.lifted_by, hold.lifted_because = book.at, book.by.user_id, MOVED
        book.change(hold, "lifted_at", "lifted_by", "lifted_because")
    return {"set": [str(hold.pk) for hold in new], "ended": [str(hold.pk) for hold in theirs]}


def _give_back_holds(book: Book, carried: dict[str, list[str]]) -> None:
    """The hold ends where it was set, and stands again where it was ended, unless somebody has lifted it since."""
    standing = list(ContactHold.objects.filter(pk__in=carried.get("set", []), lifted_at=None).order_by("pk"))
    if carried.get("set") and not standing:
        return
    for hold in standing if book.by.user_id else ():
        hold.lifted_at, hold.lifted_by, hold.lifted_because = book.at, book.by.user_id, NOT_THE_SAME
        book.change(hold, "lifted_at", "lifted_by", "lifted_because")
        facts = {"reason": NOT_THE_SAME}
        book.line("contact hold lifted", about=[hold.child_id], happened_at=book.at, facts=facts)
    for hold in ContactHold.objects.filter(pk__in=carried.get("ended", [])).select_related("child").order_by("pk"):
        put_on_hold(book, [hold.child], because=hold.because, review_on=hold.review_on, set_at=book.at)


def _shuts(book: Book, records: Sequence[Child], to: Child) -> list[str]:
    open_ones = Q(ends_at=None) | Q(ends_at__gt=book.at)
    have: set[UUID] = set(Shut.objects.filter(open_ones, child_id=to.pk).values_list("unit", flat=True))
    carried = []
    for shut in Shut.objects.filter(open_ones, child_id__in=[each.pk for each in records]).order_by("pk"):
        if shut.unit_id not in have:
            have.add(shut.unit_id)
            mine = Shut(child_id=to.pk, unit_id=shut.unit_id, because=shut.because, starts_at=book.at)
            carried.append(str(book.add(mine).pk))
    return carried


def _protection(book: Book, records: Sequence[Child], to: Child) -> list[str] | None:
    strongest = max([to, *records], key=lambda each: _WEAKEST_FIRST.index(Protection(each.protection)))
    if strongest.protection == to.protection:
        return None
    before, now = to.protection, Protection(strongest.protection)
    set_protection(book, to, protection=now, since=book.at)
    return [str(before), str(now)]


def _safe_channel(book: Book, records: Sequence[Child], to: Child) -> str:
    """How the child is reached without danger: where the record that is kept does not say, another may."""
    if to.safe_channel:
        return ""
    to.safe_channel = next((each.safe_channel for each in records if each.safe_channel), "")
    if to.safe_channel:
        book.change(to, "safe_channel")
    return to.safe_channel
