"""Who a letter goes to, and what stands in the way of sending it: looked at again on the day it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from tovholder.foundation.families.models import Child, Protection, Residence, Tie, TieKind
from tovholder.foundation.families.siblings import PARENTS
from tovholder.foundation.letters.exposing import HeldBack, plain, refuse_to_the_family, refuse_while_on_hold
from tovholder.foundation.letters.hidden import hidden_words
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.words import shipped_words


@dataclass(frozen=True)
class Addressee:
    """The recipient as the child's records know them. `hidden`: where they live must not be shown."""

    id: UUID
    name: str
    relation: str
    born: date | None = None
    hidden: bool = False
    is_child: bool = False
    died: bool = False


def addressee_of(letter: Letter, *, child: Child, on: date) -> Addressee | None:
    """The one person of that name who is the child or is tied to the child that day; None where there is none, or two.

    One statement.
    """
    told = plain(letter.recipient)
    if child.name and plain(child.name) == told:
        protected = child.protection != Protection.NONE
        return Addressee(child.pk, child.name, _("Barnet selv"), child.birth_date, protected, True)
    in_secret = Exists(Residence.objects.on(on).filter(adult=OuterRef("adult"), home__secret=True))
    ties = Tie.objects.on(on).filter(child=child.pk).annotate(hidden=in_secret).select_related("adult")
    found = {tie.adult_id: tie for tie in ties if tie.adult.name and plain(tie.adult.name) == told}
    if len(found) != 1:
        return None
    (tie,) = found.values()
    relation = str(TieKind(tie.kind).label)
    if tie.custody:
        relation = _("%s, del i forældremyndigheden") % relation
    return Addressee(tie.adult_id, tie.adult.name, relation, None, tie.hidden, died=tie.adult.died_on is not None)


def takes_part_in(addressee: Addressee, children: set[UUID], *, on: date) -> set[UUID]:
    """Those of the children whose papers concern the recipient: the child itself, a parent, who has custody."""
    if addressee.is_child:
        return children & {addressee.id}
    ties = Tie.objects.on(on).filter(adult=addressee.id, child__in=children)
    return {tie.child_id for tie in ties if tie.custody or tie.kind in PARENTS}


def hindrances(letter: Letter, *, child: Child, addressee: Addressee | None, on: date) -> list[str]:
    """Why the letter must not go out today, each as a sentence that says what to do; empty when it may."""
    found = []
    try:
        refuse_while_on_hold([child.pk])
        if letter.kind in shipped_words() and shipped_words()[letter.kind].never_to_the_childs_home:
            refuse_to_the_family([child.pk], recipient=letter.recipient, address=letter.address, on=on)
    except HeldBack as held:
        found.append(str(held))
    if addressee is not None and addressee.died:
        found.append(_("Modtageren er død. Tal med din leder om, hvem der skal have besked."))
    said = f"{letter.title}\n{letter.body}".casefold()
    if not (addressee and addressee.is_child) and any(each.casefold() in said for each in hidden_words(child, on=on)):
        found.append(_("Brevet nævner en adresse eller et sted, som er beskyttet. Skriv det om, før det sendes."))
    return found
