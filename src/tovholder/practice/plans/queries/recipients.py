"""Whom a plan may be sent to: the child from ten, and those with custody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, OuterRef, Subquery, Value, When

from tovholder.core.time.ages import is_of_age
from tovholder.foundation.families.models import Child, HomeKind, Residence, Tie, TieKind
from tovholder.foundation.families.showing import shown_name

PARTY_FROM = 10  # years, rule PARTY-10: from then a child is a party to its own case. Barnets lov § 3


@dataclass(frozen=True)
class Recipient:
    """One person the plan may go to, as the sender must be able to check it: name, relation, address."""

    key: str
    name: str
    relation: str
    address: str
    is_child: bool = False

    @property
    def can_be_reached(self) -> bool:
        """A letter needs an address."""
        return bool(self.address)


def recipients_of(child: Child, *, on: date, parents: bool = False) -> list[Recipient]:
    """The child, when it is a party, and the living custody holders, each with their own address. Two statements.

    The parents' plan goes to the custody holders alone.
    """
    found = []
    if not parents and child.birth_date is not None and is_of_age(child.birth_date, PARTY_FROM, on=on):
        found.append(Recipient("child", shown_name(child), "Barnet selv", _home_of(child, on), is_child=True))
    at_home = Residence.objects.on(on).filter(adult=OuterRef("adult")).order_by("-starts")
    ties = Tie.objects.on(on).filter(child=child, custody=True, adult__died_on=None).select_related("adult")
    for tie in ties.annotate(lives=Subquery(at_home.values("home__address")[:1])).order_by("kind", "pk"):
        name = tie.adult.name or TieKind(tie.kind).label
        found.append(Recipient(str(tie.adult_id), name, TieKind(tie.kind).label, tie.lives or ""))
    return found


def _home_of(child: Child, on: date) -> str:
    """Where the child lives now: at the placement, if there is one."""
    placed_first = Case(
        When(home__kind=HomeKind.PLACEMENT, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    home = Residence.objects.on(on).filter(child=child).order_by(placed_first, "-starts")
    return home.values_list("home__address", flat=True).first() or ""
