"""Before the decision: the question and its purpose, or why nothing is decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import DANISH_TIME
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import name_and_age
from tovholder.foundation.ui.forms import LIES_AHEAD, DayField, Form
from tovholder.practice.casework.forms.days import PriceField
from tovholder.practice.decisions.kinds import DECIDED_ELSEWHERE, kinds_on


class PrepareForm(Form):
    """What is to be decided, and what for. The rest can wait."""

    why = {"kind": "DEC-SUPPORT", "purpose": "CONSENT-FMI"}

    kind = forms.ChoiceField(label=_("Hvad skal afgøres?"))
    purpose = forms.CharField(
        label=_("Hvad er formålet?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Det er formålet, der gives samtykke til. Skriv det, så familien kan kende det."),
        max_length=5_000,
    )
    raised_on = DayField(
        label=_("Hvornår opstod spørgsmålet?"),
        required=False,
        help_text=_("Samtaler med barnet før den dag handler om noget andet og tæller ikke med her."),
    )
    amount = PriceField(label=_("Forventet udgift pr. måned (kr.)"))
    asks = forms.CharField(label=_("Hvorfor nu?"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    also_about = forms.MultipleChoiceField(
        label=_("Det samme spørgsmål gælder også"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Hvert barn får sin egen afgørelse og sit eget brev."),
    )

    field_order = ["kind", "purpose", "also_about", "raised_on", "amount", "asks"]

    def __init__(self, *args: Any, today: date, siblings: Sequence[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        kind: Any = self.fields["kind"]
        prepared = [each for each in kinds_on(today) if each.code not in DECIDED_ELSEWHERE]
        kind.choices = [("", _("Vælg")), *((each.code, each.danish) for each in prepared)]
        also: Any = self.fields["also_about"]
        also.choices = [(str(each.pk), name_and_age(each, on=today)) for each in siblings]
        if not siblings:
            del self.fields["also_about"]

    def clean_raised_on(self) -> date:
        """The day the question came up; today when nothing is filled in."""
        given: date | None = self.cleaned_data.get("raised_on")
        if given is not None and given > self.today:
            raise ValidationError(LIES_AHEAD)
        return given or self.today

    def raised_at(self) -> datetime:
        """The beginning of that day: a talk held the same day is about this question."""
        return datetime.combine(self.cleaned_data["raised_on"], time(0), tzinfo=DANISH_TIME)


class PurposeForm(Form):
    """The purpose, worded anew."""

    why = {"purpose": "CONSENT-FMI"}

    purpose = forms.CharField(label=_("Hvad er formålet?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5_000)


class DropForm(Form):
    """Why nothing is decided."""

    why = {"because": "NOTE-DUTY"}

    because = forms.CharField(label=_("Hvorfor skal der ikke træffes afgørelse?"), max_length=300)
