"""Whom a plan may be sent to: the child when it is a party, and those with custody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast

from tovholder.core.time.ages import is_of_age
from tovholder.foundation.chronicle.rows import rows_of
from tovholder.foundation.families.models import Child, HomeKind, Protection, Residence, Tie, TieKind
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.letters.recipients import Addressee
from tovholder.practice.decisions.parties import party_age


@dataclass(frozen=True)
class Recipient:
    """One person the plan may go to, as the sender must be able to check it: name, relation, address.

    An address that is `hidden` stands on the letter and is not shown.
    """

    key: str
    name: str
    relation: str
    address: str
    hidden: bool = False
    is_child: bool = False

    def addressee(self, child: Child) -> Addressee:
        """Whom the letter to this recipient is to."""
        if self.is_child:
            return Addressee(self.name, self.address, child=child.pk)
        return Addressee(self.name, self.address, adult=UUID(self.key))

    @property
    def can_be_reached(self) -> bool:
        """A letter needs an address."""
        return bool(self.address)


def recipients_of(child: Child, *, on: date, parents: bool = False) -> list[Recipient]:
    """The child, when it is a party, and the living custody holders, each with their own address. One statement.

    The parents' plan goes to the custody holders alone.
    """
    lives, secret = (Subquery(_home(on).values(name)[:1]) for name in ("home__address", "home__secret"))
    (home, is_secret, holders) = Child.objects.filter(pk=child.pk).values_list(lives, secret, _holders(on)).get()
    protected = child.protection != Protection.NONE
    found = []
    if not parents and child.birth_date is not None and is_of_age(child.birth_date, party_age(on), on=on):
        found.append(
            Recipient(
                "child", shown_name(child), "Barnet selv", home or "", bool(is_secret) or protected, is_child=True
            )
        )
    for holder in holders:
        relation = TieKind(holder["kind"]).label
        name, address = holder["name"] or relation, holder["lives"] or ""
        hidden = bool(holder["secret"]) or (protected and address == home)  # the child's own home is theirs too
        found.append(Recipient(holder["adult"], name, relation, address, hidden))
    return found


def _holders(on: date) -> ArraySubquery:
    """The child's living custody holders, and where each of them lives."""
    at_home = Residence.objects.on(on).filter(adult=OuterRef("adult")).order_by("-starts")
    ties = Tie.objects.on(on).filter(child=OuterRef("pk"), custody=True, adult__died_on=None).order_by("kind", "pk")
    lives, secret = (Subquery(at_home.values(name)[:1]) for name in ("home__address", "home__secret"))
    adult = Cast("adult_id", TextField())
    return rows_of(ties, "kind", adult=adult, name="adult__name", lives=lives, secret=secret)


def _home(on: date) -> QuerySet[Any]:
    """Where the child lives now: at the placement, if there is one."""
    placed_first = Case(
        When(home__kind=HomeKind.PLACEMENT, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return Residence.objects.on(on).filter(child=OuterRef("pk")).order_by(placed_first, "-starts")
