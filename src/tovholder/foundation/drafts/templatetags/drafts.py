"""`{% load drafts %}`: what was written in another window, in the words of the form's own questions."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BaseForm
from django.template.context import Context

from tovholder.foundation.drafts.queries import Found
from tovholder.foundation.drafts.writing import Writing

register = template.Library()


@register.inclusion_tag("drafts/others.html", takes_context=True)
def other_drafts(context: Context, writing: Writing, form: BaseForm) -> dict[str, Any]:
    """After the form: this person's other drafts of it, in full, so that nothing typed is lost."""
    shown = [(draft, _answers(draft, form)) for draft in writing.others]
    return {"drafts": shown, "csrf_token": context.get("csrf_token")}


def _answers(draft: Found, form: BaseForm) -> list[tuple[str, str]]:
    """Question and answer of what is filled in; free text in full, other answers as they were sent."""
    labels = {form.add_prefix(name): str(field.label or name) for name, field in form.fields.items()}
    return [(labels[name], "\n".join(values)) for name, values in draft.typed.items() if name in labels and any(values)]
