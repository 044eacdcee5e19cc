"""Who a letter goes to, and what stands in the way of sending it: looked at again on the day it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from tovholder.core.time.ages import whole_years
from tovholder.foundation.families.models import Adult, Child, HomeKind, Protection, Residence, Tie, TieKind
from tovholder.foundation.families.siblings import PARENTS
from tovholder.foundation.letters.addresses import KnownAddress
from tovholder.foundation.letters.exposing import HeldBack, plain, refuse_to_the_family, refuse_while_on_hold
from tovholder.foundation.letters.hidden import hidden_words
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.words import shipped_words
from tovholder.foundation.organisation.models import PeriodQuerySet

# No Digital Post before 15, and no letter alone in the post: what a younger child gets is read together with it.
OWN_POST_FROM = 15


@dataclass(frozen=True)
class Addressee:
    """Whom a letter goes to (modtager), with the name and address of that day.

    `adult` or `child` is whom in our records; neither is somebody outside them (udenforstående).
    """

    name: str
    address: str = ""
    adult: UUID | None = None
    child: UUID | None = None

    @property
    def person(self) -> UUID | None:
        """The one in our records; None for somebody outside them."""
        return self.adult or self.child


@dataclass(frozen=True)
class RecipientSeen:
    """A recipient as the records know them today: what is looked at before anything is sent (modtagertjek).

    `relation` is empty where nobody has tied them to the child. `lives` is where they live today, and `hidden` that it
    must not be shown.
    """

    to: Addressee
    relation: str = ""
    born: date | None = None
    lives: str = ""
    hidden: bool = False
    died: bool = False
    age: int | None = None

    @property
    def known_address(self) -> KnownAddress:
        """Where they live today; where nobody knows, the address the letter was written to."""
        return KnownAddress(self.lives or self.to.address, self.hidden)

    @property
    def by_hand_only(self) -> bool:
        """No letter alone to a child below fifteen: it is handed over and read together (law review F13)."""
        return self.to.child is not None and (self.age is None or self.age < OWN_POST_FROM)

    @property
    def has_moved(self) -> bool:
        """The letter has another address than where they live now; never told of an address that is hidden."""
        written, now = plain(self.to.address), plain(self.lives)
        return bool(written and now) and not self.hidden and written != now


def addressee_of(letter: Letter) -> Addressee:
    """Whom a letter was written to, as it was kept."""
    return Addressee(letter.recipient, letter.address, letter.to_adult_id, letter.to_child_id)


def look_at(to: Addressee, *, child: Child, on: date) -> RecipientSeen:
    """The recipient of a letter about the child, as they are known that day. One statement, none for an outsider."""
    if to.child is not None:
        return _the_child(to, child, on=on)
    if to.adult is None:
        return RecipientSeen(to)
    ties = Tie.objects.on(on).filter(child=child.pk, adult=OuterRef("pk")).values(row=_row("kind", "custody"))
    homes = _homes(Residence.objects.on(on).filter(adult=OuterRef("pk")))
    adult = Adult.objects.annotate(seen_ties=ArraySubquery(ties), homes=ArraySubquery(homes)).get(pk=to.adult)
    lives, secret = _lives(adult.homes)
    relation = _relation(adult.seen_ties[0]) if adult.seen_ties else ""
    return RecipientSeen(to, relation, adult.birth_date, lives, secret, died=adult.died_on is not None)


def known_address(person: UUID, *, child: Child, on: date) -> tuple[str, bool]:
    """Where an adult (or the child itself) lives that day, and whether it must not be shown; "" when nobody knows."""
    whose = Q(child=person) if person == child.pk else Q(adult=person)
    lives, secret = _lives(_homes(Residence.objects.on(on).filter(whose)).values_list("row", flat=True))
    return lives, secret or (person == child.pk and child.protection != Protection.NONE)


def takes_part_in(to: Addressee, children: set[UUID], *, on: date) -> set[UUID]:
    """Those of the children whose papers concern the recipient: the child itself, a parent, who has custody or
    represents the child."""
    if to.child is not None:
        return children & {to.child}
    ties = Tie.objects.on(on).filter(adult=to.adult, child__in=children)
    return {tie.child_id for tie in ties if tie.custody or tie.kind in (*PARENTS, TieKind.REPRESENTATIVE)}


def hindrances(letter: Letter, *, child: Child, seen: RecipientSeen, on: date) -> list[str]:
    """Why the letter must not go out today, each as a sentence that says what to do; empty when it may."""
    found = []
    try:
        refuse_while_on_hold([child.pk])
        if letter.kind in shipped_words() and shipped_words()[letter.kind].never_to_the_childs_home:
            refuse_to_the_family([child.pk], recipient=letter.recipient, address=letter.address, on=on)
    except HeldBack as held:
        found.append(str(held))
    if seen.died:
        found.append(_("Modtageren er død. Tal med din leder om, hvem der skal have besked."))
    said = f"{letter.title}\n{letter.body}".casefold()
    if seen.to.child is None and any(each.casefold() in said for each in hidden_words(child, on=on)):
        found.append(_("Brevet nævner en adresse eller et sted, som er beskyttet. Skriv det om, før det sendes."))
    return found


def _the_child(to: Addressee, child: Child, *, on: date) -> RecipientSeen:
    """The child itself; one of its siblings is somebody else, and not tied to this child."""
    if to.child != child.pk:
        return RecipientSeen(to)
    lives, hidden = known_address(child.pk, child=child, on=on)
    age = whole_years(child.birth_date, on) if child.birth_date is not None else None
    return RecipientSeen(to, _("Barnet selv"), child.birth_date, lives, hidden, child.died_on is not None, age)


def _relation(tie: Mapping[str, Any]) -> str:
    relation = str(TieKind(tie["kind"]).label)
    return _("%s, del i forældremyndigheden") % relation if tie["custody"] else relation


def _homes(residences: PeriodQuerySet) -> QuerySet[Any]:
    """The homes of these, the latest first, as rows."""
    home = _row(address="home__address", kind="home__kind", secret="home__secret")  # noqa: S106 no password
    return residences.order_by("-starts", "pk").values(row=home)


def _row(*fields: str, **named: str) -> JSONObject:
    return JSONObject(**{name: F(name) for name in fields}, **{name: F(path) for name, path in named.items()})


def _lives(homes: Iterable[Mapping[str, Any]]) -> tuple[str, bool]:
    """The address, that of the placement if there is one; and whether any home of theirs must not be shown."""
    known = list(homes)
    addressed = [home for home in known if home["address"]]
    placed = [home for home in addressed if home["kind"] == HomeKind.PLACEMENT]
    home = next(iter(placed or addressed), None)
    return (home["address"] if home else ""), any(each["secret"] for each in known)
