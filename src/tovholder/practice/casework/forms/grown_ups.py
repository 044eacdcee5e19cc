"""What is filled in about a grown-up around the child."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.families.cpr import NotACprNumber, cleaned_cpr
from tovholder.foundation.ui.forms import DayField, Form


class GrownUpForm(Form):
    """When a grown-up was born, and the CPR number: neither has to be known."""

    birth_date = DayField(label=_("Født"), required=False)
    cpr = forms.CharField(
        label=_("CPR-nummer"),
        required=False,
        max_length=20,
        help_text=_("Ti cifre. Uden fødselsdato bruges nummerets. Nummeret gemmes forseglet og vises ikke her."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_birth_date(self) -> date | None:
        """Nobody is born tomorrow."""
        given: date | None = self.cleaned_data["birth_date"]
        if given is not None and given > self._today:
            raise ValidationError(_("Fødselsdatoen ligger i fremtiden. Ret datoen."))
        return given

    def clean_cpr(self) -> str:
        """The ten digits; "" when it is left as it is."""
        given: str = self.cleaned_data["cpr"]
        try:
            return cleaned_cpr(given) if given else ""
        except NotACprNumber as fault:
            raise ValidationError(str(fault)) from None
