"""Who waits to see the file, and who has been answered."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.documents.models import LetterSent
from tovholder.foundation.families.models import Child, Tie
from tovholder.practice.decisions.models import FileAccess, PartyRepresentative

RULE = "ACCESS-7D"


def access_awaited() -> QuerySet[FileAccess]:
    """The requests for the file that nobody has answered, the oldest first."""
    return FileAccess.objects.filter(answered_at=None).order_by("happened_at", "pk")


def access_requests_of(child: Child) -> list[FileAccess]:
    """All requests for the child's file, those that wait first, then the newest; `letter_sent` when the answer went."""
    sent = Exists(LetterSent.objects.filter(pk=OuterRef("letter")))
    found = FileAccess.objects.filter(child=child).annotate(letter_sent=sent).order_by("-happened_at", "-pk")
    return sorted(found, key=lambda each: each.answered_at is not None)


def access_clocks_of(child: Child) -> list[Deadline]:
    """The days to answer by that run for this child, the first first."""
    return list(Deadline.objects.running().filter(child=child, rule=RULE).order_by("due_at", "pk"))


def access_request_to_open(request_id: UUID) -> FileAccess | None:
    """A request for the file, before the page opens its child."""
    return FileAccess.objects.filter(pk=request_id).first()


def ties_of(child: Child, *, on: date) -> list[Tie]:
    """The living grown-ups around the child that day, each with what they are to it."""
    ties = Tie.objects.on(on).filter(child=child, adult__died_on=None)
    return list(ties.select_related("adult").order_by("starts", "pk"))


def representatives_of(child: Child, *, on: date) -> list[PartyRepresentative]:
    """Who speaks for a party that day."""
    return list(PartyRepresentative.objects.on(on).filter(child=child).order_by("starts", "pk"))
