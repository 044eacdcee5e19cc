"""Two records that may be the same child, side by side: what each holds, in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.documents.models import Document
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Child, ContactHold, Residence
from tovholder.practice.casework.models import Case, Measure, NoteCopy, Placement
from tovholder.practice.intake.models import Concern


@dataclass(frozen=True)
class Held:
    """What one record holds."""

    child: Child
    address: str
    notifications: int
    notes: int
    documents: int
    duties: int
    help_runs: bool
    case_open: bool
    on_hold: bool


def held_by(children: Sequence[Child], *, on: date) -> list[Held]:
    """What each record holds, in the order given. One statement."""
    found = {row.pop("pk"): row for row in _what_they_hold(children, on=on)}
    return [Held(child=child, **found[child.pk]) for child in children]


def _what_they_hold(children: Sequence[Child], *, on: date) -> list[dict[str, Any]]:
    mine, runs = {"child": OuterRef("pk")}, {"child": OuterRef("pk"), "ends_at": None}
    lives = Residence.objects.on(on).filter(**mine, home__secret=False).order_by("-starts").values("home__address")[:1]
    rows = Child.objects.filter(pk__in=[child.pk for child in children]).values(
        "pk",
        address=Coalesce(Subquery(lives), Value("")),
        notifications=_how_many(Concern.objects.filter(moved_to=None, **mine), "child"),
        notes=_how_many(NoteCopy.objects.filter(struck_at=None, **mine), "child"),
        documents=_how_many(Document.objects.filter(child_id=OuterRef("pk")), "child_id"),
        duties=_how_many(Deadline.objects.running().filter(**mine), "child"),
        help_runs=Exists(Measure.objects.filter(**runs)) | Exists(Placement.objects.filter(**runs)),
        case_open=Exists(Case.objects.filter(closed_at=None, **mine)),
        on_hold=Exists(ContactHold.objects.filter(lifted_at=None, **mine)),
    )
    return list(rows)


def _how_many(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def may_be_the_same(child: Child, *, reader: Reader) -> list[Child]:
    """Other records the reader may see with the same number, or with the same name or birth date; at most twenty."""
    alike = Q(cpr_index=child.cpr_index) if child.cpr_index else Q(pk__in=[])
    if child.name:
        alike |= Q(name_key=folded(child.name))
    if child.birth_date and child.name:
        alike |= Q(birth_date=child.birth_date, name_key__startswith=folded(child.name.split()[0]))
    visible = Child.objects.visible_to(reader, at=reader.at).themselves()
    return list(visible.filter(alike).exclude(pk=child.pk).select_related("unit").order_by("name_key", "pk")[:20])


def records_of(child: Child) -> list[Child]:
    """The other records that have been laid together with this one."""
    return list(Child.objects.filter(same_as=child).order_by("name_key", "pk"))
