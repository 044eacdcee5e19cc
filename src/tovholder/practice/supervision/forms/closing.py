"""What is filled in about a place that closes, or does not after all."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import DayField, Form


class ClosesForm(Form):
    """The day a place closes, and why."""

    why = {"closes_on": "PLACE-CHANGE"}

    closes_on = DayField(label=_("Hvornår lukker stedet?"), help_text=_("Den sidste dag, et barn kan bo der."))
    because = forms.CharField(label=_("Hvorfor?"), required=False, max_length=300)

    def __init__(self, *args: Any, today: date, put_right: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today, self._put_right = today, put_right

    def clean_closes_on(self) -> date:
        """Today or a day to come: a place that has closed already has no children. Put right, it can be any day."""
        given: date = self.cleaned_data["closes_on"]
        if given < self._today and not self._put_right:
            raise ValidationError(_("Dagen er gået. Skriv den sidste dag, et barn kan bo der; i dag, hvis det er nu."))
        return given


class StaysOpenForm(Form):
    """Why a place does not close after all."""

    why = {"because": "PLACE-CHANGE"}

    because = forms.CharField(label=_("Hvorfor lukker stedet ikke alligevel?"), max_length=300)
