"""Two kinds of question: some lines, and one line of reason."""

from __future__ import annotations

from typing import Any

from django import forms


def long_text(label: Any, *, rows: int = 4, required: bool = False, help_text: Any = "") -> forms.CharField:
    """A question answered with some lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, help_text=help_text, widget=widget, max_length=100_000)


def because(label: Any) -> forms.CharField:
    """One line of reason."""
    return forms.CharField(label=label, required=False, max_length=500)
