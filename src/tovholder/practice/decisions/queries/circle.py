"""Who are the parties to a decision, and what each row of them says."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F

from tovholder.foundation.families.models import Child, ChildState, Tie, TieKind
from tovholder.foundation.families.showing import shown_name
from tovholder.practice.decisions.parties import Near, Party, Subject, circle


def subject_of(child: Child) -> Subject:
    """The child as the circle of parties needs it."""
    return Subject(child.pk, shown_name(child), child.birth_date, unborn=child.state == ChildState.UNBORN)


def parties_of(child: Child, *, kind: str, on: date) -> tuple[Party, ...]:
    """The circle of parties that day, for a decision that was not prepared here."""
    ties = Tie.objects.on(on).filter(child=child, adult__died_on=None).order_by("starts", "pk")
    rows = ties.values("adult", "kind", "custody", name=F("adult__name"), phone=F("adult__phone"))
    return circle(subject_of(child), near(list(rows)), kind=kind, on=on)


def near(rows: Any) -> list[Near]:
    """The grown-ups around a child, from rows of ties: of JSON, or of a query."""
    return [
        Near(
            row["adult"] if isinstance(row["adult"], UUID) else UUID(row["adult"]),
            row["name"] or "En voksen uden navn",
            row["kind"],
            str(TieKind(row["kind"]).label).lower(),
            row["custody"],
            phone=row.get("phone", ""),
        )
        for row in rows
    ]
