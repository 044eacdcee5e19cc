"""Who may decide what, from a day on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.organisation.competence import LADDER
from tovholder.foundation.organisation.models import Competence
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.forms.days import PriceField
from tovholder.practice.decisions.kinds import kinds_on


class DelegateForm(Form):
    """A level may decide a kind, up to an amount a month."""

    why = {"kind": "DEC-SUPPORT", "level": "DEC-SUPPORT", "starts": "DEC-SUPPORT"}

    kind = forms.ChoiceField(label=_("Hvad afgøres?"))
    level = forms.ChoiceField(label=_("Hvem må afgøre det?"), choices=[(level.value, level.label) for level in LADDER])
    up_to = PriceField(label=_("Højst pr. måned (kr.)"), help_text=_("Tomt: uanset udgiften."))
    starts = DayField(label=_("Gælder fra"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [(each.code, each.danish) for each in kinds_on(today) if not each.compulsory]
        self.fields["starts"].initial = today


class EndRuleForm(Form):
    """The last day a rule of the plan holds."""

    why = {"last_day": "DEC-SUPPORT"}

    last_day = DayField(
        label=_("Sidste dag, reglen gælder"),
        help_text=_("Afgørelser, der er truffet under reglen, står ved magt."),
    )

    def __init__(self, *args: Any, rule: Competence, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rule = rule

    def clean_last_day(self) -> date:
        """Not before the rule begins, and no longer than it was to hold: the next rule begins there."""
        given: date = self.cleaned_data["last_day"]
        if given < self.rule.starts - timedelta(days=1):
            raise ValidationError(
                _("Reglen begynder først den %s. Vælg dagen før, hvis den slet ikke skal gælde.")
                % day(self.rule.starts)
            )
        if self.rule.ends is not None and given >= self.rule.ends:
            raise ValidationError(_("Reglen slutter allerede før den dag."))
        return given

    def ends(self) -> date:
        """The first day it does not hold."""
        last_day: date = self.cleaned_data["last_day"]
        return last_day + timedelta(days=1)
