"""Who may decide what, from a day on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.organisation.competence import LADDER
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.practice.decisions.kinds import kinds_on


class DelegateForm(Form):
    """A level may decide a kind, up to an amount a month."""

    why = {"kind": "DEC-SUPPORT", "level": "DEC-SUPPORT", "starts": "DEC-SUPPORT"}

    kind = forms.ChoiceField(label=_("Hvad afgøres?"))
    level = forms.ChoiceField(label=_("Hvem må afgøre det?"), choices=[(level.value, level.label) for level in LADDER])
    up_to = forms.DecimalField(
        label=_("Højst pr. måned (kr.)"),
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=2,
        help_text=_("Tomt: uanset udgiften."),
    )
    starts = DayField(label=_("Gælder fra"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [(each.code, each.danish) for each in kinds_on(today) if not each.compulsory]
        self.fields["starts"].initial = today
