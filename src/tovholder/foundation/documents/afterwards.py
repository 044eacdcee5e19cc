"""A document that comes after the case was closed is filed with a reason (CASE-CLOSE)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.models import Subject
from tovholder.foundation.ui.forms import Form

WHY = "after_closing"
_OF_A_CASE = [kind.value for kind in (EventKind.CASE_OPENED, EventKind.CASE_REOPENED, EventKind.CASE_CLOSED)]


def case_is_closed(child_id: UUID) -> bool:
    """Whether the child's case was closed and not opened again, by the chronicle: this room knows no cases."""
    return bool(closed_among([child_id]))


def closed_among(children: Iterable[UUID]) -> set[UUID]:
    """Those of the children whose case was closed and not opened again. One statement."""
    lines = Subject.objects.filter(child_id__in=list(children), named=True, line__deed__in=_OF_A_CASE)
    last = lines.order_by("child_id", "-line__happened_at", "-line_id").distinct("child_id")
    deeds = last.values_list("child_id", "line__deed")
    return {child for child, deed in deeds if deed == EventKind.CASE_CLOSED.value}


def ask_why(form: Form, *, required: bool = True) -> None:
    """Put the question last before the button: why it is filed in a closed case."""
    label = _("Sagen er lukket. Hvorfor skal det med alligevel?")
    form.fields[WHY] = forms.CharField(label=label, max_length=300, required=required)
