"""What is asked when a letter template is put in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import DayField, Form


class TemplateForm(Form):
    """A Word file, and the day it holds from."""

    why = {"file": "COMPLAINT-GUIDANCE-25", "starts": "COMPLAINT-GUIDANCE-25"}

    file = forms.FileField(
        label=_("Word-fil"),
        help_text=_("Et Word-dokument (.docx) på højst 2 MB, uden billeder, sidehoved og sidefod."),
        max_length=300,
        allow_empty_file=True,  # the check says what is wrong with it, in words that help
    )
    starts = DayField(label=_("Gælder fra"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self.fields["starts"].initial = today

    def clean_starts(self) -> date:
        """Letters that are written keep their words: a template holds from today at the earliest."""
        given: date = self.cleaned_data["starts"]
        if given < self._today:
            raise ValidationError(_("Dagen er gået. Skriv i dag eller en senere dag."))
        return given
