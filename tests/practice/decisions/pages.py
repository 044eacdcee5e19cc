"""The pages around a decision as their tests use them: a decision prepared, decided, and what a page shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.families.models import Adult, Child
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework.models import Decision
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.models import Preparation

WRITTEN = {
    "reasons": "Freja har brug for ro om aftenen.",
    "wish_changed": "Hun får en voksen at tale med.",
    "plan_needed": "yes",
    "plan_because": "Indsatsen er lang.",
    "expected_duration": "6 måneder",
}


def begun(child: Child, by: Author, kind: str = "support", **told: Any) -> Preparation:
    """A decision about the child, asked about since yesterday and begun now."""
    now = timezone.now()
    told = {"raised_at": now - timedelta(days=1), "at": now, "by": by, **told}
    return actions.prepare([child], kind=kind, purpose="At Freja får ro.", **told)[0]


def decided(prepared: Preparation, by: Author, **told: Any) -> Decision:
    """The decision made now, by a caseworker where nothing else is told."""
    now = timezone.now()
    told = {"reasons": "Fordi hun har brug for ro.", "by_level": Level.CASEWORKER, "by_name": "Svend Dahl", **told}
    level, name = told.pop("by_level"), told.pop("by_name")
    when: dict[str, Any] = {"happened_at": now, "at": now, "by": by}
    return actions.decide_prepared(
        [prepared], told, paragraph="Barnets lov § 32", by_level=level, by_name=name, **when
    )[0]


def page(name: str, thing: Model) -> str:
    """Where the page about this thing is."""
    return reverse(f"decisions:{name}", args=[thing.pk])


def letter_to(person: Adult | Child, decision: Decision) -> str:
    """Where the letter to this party is written."""
    return reverse("decisions:send", args=[decision.pk, person.pk])


def shown(browser: Client, address: str) -> str:
    """What stands on the page."""
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def real(asked: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """The statements that ask or write something: what a test's own transaction adds is not the page's."""
    return [each for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]
