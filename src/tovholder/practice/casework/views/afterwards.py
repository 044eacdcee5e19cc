"""What is put into a case that is closed is put there with a reason, on whatever page it is written (CASE-CLOSE)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.forms import HouseForm
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import Case
from tovholder.practice.casework.queries.waiting import closed_case_of

WHY = "after_closing"


@dataclass(frozen=True)
class Afterwards:
    """A page about a child whose case is closed asks why; where a case is open, or none ever was, it asks nothing."""

    child: Child
    closed: Case | None

    def ask(self, form: HouseForm) -> None:
        """Put the question first in the form."""
        if self.closed is not None:
            form.fields[WHY] = forms.CharField(
                label=_("Sagen er lukket. Hvorfor skal det med alligevel?"),
                max_length=300,
                error_messages={"required": _("Sagen er lukket. Skriv, hvorfor det skal med alligevel.")},
            )
            form.order_fields([WHY, *form.fields])

    def answer(self, form: HouseForm) -> str:
        """Why, taken out of what the deed is given."""
        because: str = form.cleaned_data.pop(WHY, "")
        return because

    def tell(self, made: Any, *, what: str, because: str, reader: Reader) -> None:
        """Record that what the deed has made came into the closed case, and why."""
        if self.closed is None:
            return
        self.closed.child = self.child
        first = made[0] if isinstance(made, Sequence) and made else made
        record: UUID = getattr(first, "pk", None) or self.child.pk
        when: dict[str, Any] = {"happened_at": reader.at, "at": reader.at, "by": reader.hand}
        actions.add_to_closed_case(self.closed, what=what, record=record, because=because, **when)


def afterwards_of(child: Child) -> Afterwards:
    """Whether the child's case is closed; one query, and none where a record of the child has told that it is not."""
    return Afterwards(child, closed_case_of(child) if getattr(child, "case_closed_at", True) else None)


def told_by(record: Any, child: Child) -> None:
    """The record was read with `seen_closed` as its `case_closed_at`: the child's case is not asked for again."""
    setattr(child, "case_closed_at", record.case_closed_at)  # noqa: B010 (no field of the child)
