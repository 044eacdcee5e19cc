"""The pages of a plan as their tests visit them, and what Freja's plan is about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from tovholder.foundation.families.models import Child
from tovholder.practice.plans.queries.following import NextFollowUp, follow_ups_of, next_after
from tovholder.practice.plans.queries.writing import written

DAY = timedelta(days=1)

SLEEP: dict[str, Any] = {
    "see": "Freja sover hele natten",
    "do": "Mor og Freja læser en bog hver aften",
    "who": "Mor og Freja",
    "by_when": date(2026, 12, 1),
    "measure": "Freja har sovet fem nætter i træk",
    "part": "wellbeing",
}

SCHOOL: dict[str, Any] = {
    "see": "Freja er i skole hver dag",
    "do": "Moster følger Freja om morgenen",
    "who": "Moster Ida",
    "by_when": date(2026, 11, 1),
    "measure": "Skolen skriver fraværet ned",
    "part": "school",
}


def page(name: str, child: Child, *, parents: bool = False) -> str:
    """The address of a page of the child's plan, or of the parents'."""
    return reverse(f"plans:{'parents_' if parents else ''}{name}", args=[child.pk])


def words_of(answer: Any) -> str:
    """What stands on the page."""
    return str(answer.content.decode())


def next_follow_up(child: Child) -> NextFollowUp | None:
    """The follow-up that was agreed on next, for the plan that holds."""
    holds = written(child).holds
    return next_after(holds.plan if holds else None, follow_ups_of(child, most=1))
