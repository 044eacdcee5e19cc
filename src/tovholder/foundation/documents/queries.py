"""What lies in the post basket, for how long, and the one sentence a leader needs of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from tovholder.core.time.calendar import Calendar, danish_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.documents.mailbox.place import configured_mailbox
from tovholder.foundation.documents.models import Document, Enclosure, IncomingMail, LetterSent, Mailbox
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.organisation.models import PostKind
from tovholder.foundation.organisation.queries import legal_calendar, the_municipality

# House rule, the same as the clock of JOURNAL-DUTY: "as soon as possible" is two hverdage and no more.
FILED_WITHIN = 2
MOST = 200  # documents
SHOWN = 100  # letters on the child's page of documents
# A hiccup of the line mends itself; this long, and somebody has to look at it.
TROUBLED_FOR = timedelta(minutes=5)
SILENT_FOR = timedelta(hours=1)
SORTERS = frozenset({PostKind.INTAKE, PostKind.CASEWORKER, PostKind.TEAM_LEADER, PostKind.HEAD})


@dataclass(frozen=True)
class Unfiled:
    """How much post lies in baskets, how much of it for more than two hverdage, and since when the oldest."""

    waiting: int
    late: int
    oldest_on: date | None


def unfiled(units: Iterable[UUID] | None, *, now: datetime) -> Unfiled:
    """The post nobody has filed or set aside in these units' baskets; None is the whole municipality."""
    rows = waiting_in(units).values_list("received_at", flat=True)
    days = sorted(danish_day(each) for each in rows)
    calendar = legal_calendar(the_municipality()) if days else Calendar()
    late = sum(is_late(day, calendar=calendar, today=danish_day(now)) for day in days)
    return Unfiled(len(days), late, days[0] if days else None)


def waiting_in(units: Iterable[UUID] | None) -> QuerySet[IncomingMail]:
    """The post that waits in these units' baskets, the oldest first."""
    rows = IncomingMail.objects.filter(filed_at=None, set_aside_because="")
    if units is not None:
        rows = rows.filter(unit__in=list(units))
    return rows.order_by("received_at", "pk")


def is_late(received_on: date, *, calendar: Calendar, today: date) -> bool:
    """Whether post that came that day has lain for more than two hverdage."""
    return today > calendar.legal_day_number(FILED_WITHIN, after=received_on)


def baskets_of(reader: Reader) -> tuple[UUID, ...]:
    """The units whose post this person sorts: their own, as intake, caseworker or leader; others have none."""
    return reader.units if reader.kinds & SORTERS else ()


def in_basket(mail_id: UUID, *, reader: Reader) -> IncomingMail | None:
    """A piece of post this person may open: in one of their baskets, also set aside, and not filed yet."""
    mine = IncomingMail.objects.filter(unit__in=baskets_of(reader), filed_at=None)
    return mine.select_related("unit").filter(pk=mail_id).first()


def lies_in_basket(digests: Iterable[str], *, unit_id: UUID) -> bool:
    """Whether one of these very files waits in the unit's basket already."""
    return IncomingMail.objects.filter(unit=unit_id, filed_at=None, files__digest__in=list(digests)).exists()


def put_aside_in(units: Iterable[UUID]) -> QuerySet[IncomingMail]:
    """The post set aside in these units' baskets, the last one first."""
    rows = IncomingMail.objects.filter(unit__in=list(units), filed_at=None).exclude(set_aside_because="")
    return rows.order_by("-taken_in_at", "pk")


@dataclass(frozen=True)
class Stuck:
    """Mail has not been fetched since then, and why (one Danish sentence without names)."""

    since: datetime | None
    because: str


def stuck_mailbox(*, now: datetime) -> Stuck | None:
    """The mailbox of the settings, when mail has not come in from it for some time; None when all is well."""
    place = configured_mailbox()
    if place is None:
        return None
    box = Mailbox.objects.filter(pk=place.key).first()
    if box is None or (box.trouble == "" and (box.worked_at is None or box.worked_at <= now - SILENT_FOR)):
        return Stuck(box.worked_at if box else None, "Ingen har set efter mail. Kører `tovholder serve`?")
    if box.troubled_since is not None and box.troubled_since <= now - TROUBLED_FOR:
        return Stuck(box.troubled_since, box.trouble)
    return None


def documents_of(child_id: UUID) -> list[Document]:
    """The child's documents, the last one first; the very same file is listed once. One statement."""
    kept = Document.objects.filter(child_id=child_id).order_by("-received_at", "pk")[:MOST]
    once: dict[str, Document] = {}
    for each in kept:
        once.setdefault(each.digest, each)
    return list(once.values())


def letters_with(document: Document) -> list[LetterSent]:
    """The letters the document was sent out with, the first one first. One statement."""
    sent = LetterSent.objects.filter(enclosures__document=document.pk)
    return list(sent.select_related("letter").order_by("sent_at", "pk"))


def was_sent_out(document: Document) -> bool:
    """Whether the document has gone out with a letter."""
    return Enclosure.objects.filter(document=document.pk).exists()


def letters_of(child_id: UUID) -> list[Letter]:
    """The letters written about the child, the last one first, with what is known of their sending. One statement.

    The same words to another address are not one more: they stand with the first.
    """
    letters = Letter.objects.filter(child=child_id, went_as=None).select_related("sent")
    return list(letters.order_by("-written_at", "pk")[:SHOWN])
