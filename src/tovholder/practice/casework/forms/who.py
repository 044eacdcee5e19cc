"""What is asked of anybody who is written down, child or grown-up: when they were born, and their number."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.families.cpr import NotACprNumber, cleaned_cpr
from tovholder.foundation.ui.forms import Form


class WhoForm(Form):
    """A form with the fields `birth_date` and `cpr`, each in its own words."""

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
