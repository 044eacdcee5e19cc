"""Fields that several of an administrator's forms ask for."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class NumberToCall(forms.CharField):
    """A telephone number somebody is to be called on; an address or a word is none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> str:
        """Digits, with what people put between them."""
        said: str = super().clean(value)
        if said and not re.fullmatch(r"\+?[\d\s().-]{3,}", said, re.ASCII):
            raise ValidationError(_("Skriv et telefonnummer med tal, f.eks. 70 10 20 30."))
        return said


class ClockField(forms.TimeField):
    """A time of the day on the Danish clock."""

    default_error_messages = {"invalid": _("Skriv klokkeslættet som 08:00.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **kwargs)
