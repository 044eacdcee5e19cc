"""What is wrong in a filled-in form, as a list that leads to the fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BaseFormSet


@dataclass(frozen=True)
class Fault:
    """One message, and the id of the field that it is about ("" when it is about the whole form)."""

    message: str
    anchor: str


def faults_of(form: BaseForm | BaseFormSet[Any] | str) -> Iterator[Fault]:
    """The faults of a form or a set of forms, in the order of the page; none for what is neither."""
    if isinstance(form, BaseFormSet):
        yield from (Fault(str(message), "") for message in form.non_form_errors())
        for each in form.forms:
            yield from faults_of(each)
    elif isinstance(form, BaseForm) and form.is_bound:
        yield from (Fault(str(message), "") for message in form.non_field_errors())
        for bound in form:
            yield from (Fault(str(message), _anchor(bound)) for message in bound.errors)


def _anchor(bound: Any) -> str:
    """The first control of a field: a group of choices has one id for each choice."""
    if bound.use_fieldset and bound.subwidgets:
        return str(bound.subwidgets[0].id_for_label)
    return str(bound.id_for_label)
