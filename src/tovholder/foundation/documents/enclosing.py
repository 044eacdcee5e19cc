"""What is sent along with a letter (bilag): which children each paper is about, and who may have it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import IntegrityError
from django.db.models import OuterRef
from django.utils.translation import gettext as _

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.documents.models import Document, Enclosure, HowSent, LetterSent
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.letters.digital_post import send_by_digital_post
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.recipients import RecipientSeen, takes_part_in

MOST = 200
LETTER_SENT = "letter sent"  # no clock reads it


class AlreadySent(ValueError):
    """The letter was noted as sent before."""


@dataclass(frozen=True)
class Paper:
    """A document of the child that may be sent along, and every child the same paper lies on."""

    document: Document
    about: frozenset[UUID]
    names: str


def papers_of(child: Child, *, reader: Reader) -> list[Paper]:
    """The child's documents, the last one first, with whom each is about: one letter filed on three is about three.

    A child the reader may not see is "et andet barn". One statement, and one more when other children are among them.
    """
    same = Document.objects.filter(digest=OuterRef("digest")).order_by().values("child_id")
    kept = Document.objects.filter(child_id=child.pk).annotate(about=ArraySubquery(same))
    found = list(kept.order_by("-received_at", "pk")[:MOST])
    others = {each for document in found for each in document.about} - {child.pk}
    seen = Child.objects.visible_to(reader, at=reader.at).filter(pk__in=others) if others else ()
    names = {each.pk: shown_name(each) for each in (child, *seen)}
    return [Paper(each, frozenset(each.about), _named(set(each.about), names)) for each in found]


def not_for(seen: RecipientSeen, papers: Sequence[Paper], *, because: str, on: date) -> list[str]:
    """Why these papers must not be sent to the recipient, each as a sentence; empty when they may.

    A recipient nobody has tied to the child has no part in anything by the records: then somebody says why.
    """
    if not seen.relation:
        if papers and not because.strip():
            return [_("Modtageren er ikke registreret hos barnet. Skriv, hvorfor modtageren må få bilagene.")]
        return []
    everybody = {each for paper in papers for each in paper.about}
    theirs = takes_part_in(seen.to, everybody, on=on) if everybody else set()
    words = _("»%(title)s« handler om %(names)s, og modtageren har ikke del i det hele. Tag bilaget ud.")
    return [words % {"title": paper.document.title, "names": paper.names} for paper in papers if paper.about - theirs]


def send_letter(
    letter: Letter,
    *,
    child: Child,
    how: HowSent,
    papers: Iterable[Paper] = (),
    because: str = "",
    at: datetime,
    by: Author,
) -> LetterSent:
    """Note that the letter has been checked and sent, how, and with which papers: one line. Raises AlreadySent.

    By Digital Post it is put in the outbox. Raises HasNoLetterbox for somebody outside our records.
    """
    along = list(papers)
    try:
        with open_book(at=at, by=by) as book:
            sent = book.add(LetterSent(letter=letter, how=how, because=because.strip()[:300], sent_at=at))
            if how is HowSent.DIGITAL_POST:
                send_by_digital_post(book, letter)
            for each in along:
                book.add(Enclosure(letter=sent, document=each.document))
            facts = {"letter": str(letter.pk), "how": str(how), "documents": [str(each.document.pk) for each in along]}
            book.line(LETTER_SENT, about=[child.pk], happened_at=at, facts=facts)
    except IntegrityError:
        if not LetterSent.objects.filter(pk=letter.pk).exists():
            raise
        raise AlreadySent(_("Brevet er noteret som sendt i forvejen.")) from None
    return sent


def _named(children: Iterable[UUID], names: dict[UUID, str]) -> str:
    known = sorted(names[each] for each in children if each in names)
    hidden = sum(each not in names for each in children)
    return ", ".join([*known, *([_("et andet barn")] * hidden)])
