"""`{% load plans %}`: the faults of several forms on one page, told in one place."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.forms import BaseForm

from tovholder.foundation.ui.faults import Fault, faults_of

register = template.Library()


@register.inclusion_tag("ui/error_summary.html")
def all_faults(forms: Sequence[BaseForm]) -> dict[str, list[Fault]]:
    """What must be mended in any of these forms."""
    return {"faults": [fault for form in forms for fault in faults_of(form)]}
