"""What is sent along with a letter (bilag): which children each paper is about, and who may have it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.documents.models import Document, Enclosure
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.letters.recipients import RecipientSeen, takes_part_in

MOST = 200


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
    kept = Document.objects.filter(child_id=child.pk).annotate(about=_of_the_same_paper())
    found = list(kept.order_by("-received_at", "pk")[:MOST])
    others = {each for document in found for each in document.about} - {child.pk}
    names = {child.pk: shown_name(child)} | _names_seen(others, reader=reader)
    return [Paper(each, frozenset(each.about), _named(set(each.about), names)) for each in found]


@dataclass(frozen=True)
class Lying:
    """A document where it lies: whom else the same paper lies on, and whether it has been sent out from here."""

    document: Document
    also_on: frozenset[UUID]
    was_sent: bool

    def others(self, *, reader: Reader) -> str:
        """Whom else it lies on, named as far as the reader may see them; "" where it lies on nobody else."""
        return _named(self.also_on, _names_seen(self.also_on, reader=reader))


def document_to_move(document_id: UUID) -> Lying | None:
    """A document, before the page opens its child. One statement."""
    sent = Exists(Enclosure.objects.filter(document=OuterRef("pk")))
    rows = Document.objects.filter(pk=document_id).annotate(about=_of_the_same_paper(), was_sent=sent)
    found = rows.first()
    return Lying(found, frozenset(found.about) - {found.child_id}, found.was_sent) if found else None


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


def too_much(papers: Sequence[Paper]) -> str:
    """What is wrong when the papers are more than can go along by wire; "" when they can."""
    if sum(paper.document.size for paper in papers) <= settings.ATTACHMENT_MAX_BYTES:
        return ""
    most = settings.ATTACHMENT_MAX_BYTES // (1024 * 1024)
    return _("Bilagene fylder mere end %s MB tilsammen. Tag nogle ud, eller send brevet med post.") % most


def _of_the_same_paper() -> ArraySubquery:
    """The children that a file with these very bytes lies on."""
    return ArraySubquery(Document.objects.filter(digest=OuterRef("digest")).order_by().values("child_id"))


def _names_seen(children: Collection[UUID], *, reader: Reader) -> dict[UUID, str]:
    seen = Child.objects.visible_to(reader, at=reader.at).filter(pk__in=children) if children else ()
    return {each.pk: shown_name(each) for each in seen}


def _named(children: Iterable[UUID], names: dict[UUID, str]) -> str:
    known = sorted(names[each] for each in children if each in names)
    hidden = sum(each not in names for each in children)
    return ", ".join([*known, *([_("et andet barn")] * hidden)])
