"""What is known already when a decision is written: nobody should have to look it up beside the page.

What the investigation came to, what the child said about this, and what the parties answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Value
from django.utils.translation import gettext as _

from tovholder.practice.casework.models import ChildConversation, Investigation
from tovholder.practice.decisions.models import Preparation, Step

NOTHING = Value("", output_field=CharField())
Row = tuple[str, str, datetime, str, str]


@dataclass(frozen=True)
class Known:
    """Whose words, when, and the words."""

    source: str
    on: datetime
    words: str


def what_was_proposed(child_id: UUID) -> list[Known]:
    """What the latest investigation that is done came to, and the support it proposed."""
    return _told(_concluded(child_id))


def what_is_known(preparation: Preparation, *, talks: Sequence[UUID]) -> list[Known]:
    """What the investigation came to, the child's words in these talks, and the parties' answers. One statement."""
    heard = ChildConversation.objects.filter(pk__in=talks).exclude(words="")
    answers = Step.objects.filter(preparation=preparation.pk).exclude(answer="")
    rows = _concluded(preparation.child_id).union(
        _as_rows(heard, "talk", NOTHING, "happened_at", "words", NOTHING),
        _as_rows(answers, "answer", "person_name", "answered_at", "answer", NOTHING),
        all=True,
    )
    return _told(rows)


def _concluded(child_id: UUID) -> Any:
    done = Investigation.objects.filter(child=child_id, completed_at__isnull=False).order_by("-completed_at")
    return _as_rows(done, "concluded", NOTHING, "completed_at", "conclusion", "proposed_support")[:1]


def _as_rows(found: Any, kind: str, *columns: Any) -> Any:
    return found.values_list(Value(kind, output_field=CharField()), *columns)


def _told(rows: Any) -> list[Known]:
    found: list[Known] = []
    for row in sorted(rows, key=lambda each: (each[0] != "concluded", each[2])):
        found += _in_words(row)
    return found


def _in_words(row: Row) -> list[Known]:
    kind, name, on, words, more = row
    if kind == "talk":
        return [Known(_("Barnet, kun for medarbejdere"), on, words)]
    if kind == "answer":
        return [Known(_("%s svarer") % name, on, words)]
    both = [(_("Undersøgelsens samlede vurdering"), words), (_("Undersøgelsen foreslår"), more)]
    return [Known(source, on, said) for source, said in both if said]
