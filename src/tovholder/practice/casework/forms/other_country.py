"""What is filled in about a child and another country: nothing of it has to be known."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import LIES_AHEAD, DayField, Form
from tovholder.practice.casework.models import OtherCountry


class OtherCountryForm(Form):
    """How the child came and by what right it stays; and where else it belongs, and what is answered from there."""

    unaccompanied = forms.BooleanField(
        label=_("Barnet er kommet til landet uledsaget"),
        required=False,
        help_text=_("Så skal barnet have en repræsentant. Familieretshuset udpeger."),
    )
    stay_basis = forms.CharField(
        label=_("Opholdsgrundlag"),
        required=False,
        max_length=200,
        help_text=_("Som det står i opholdstilladelsen. Står der intet, så skriv, hvad barnet venter på."),
    )
    state_pays_until = DayField(label=_("Staten betaler til"), required=False, help_text=_("Barnets lov § 203."))
    country = forms.CharField(label=_("Barnet hører også til i dette land"), required=False, max_length=100)
    because = forms.ChoiceField(
        label=_("Hvorfor?"), required=False, choices=OtherCountry.Because.choices, widget=forms.RadioSelect
    )
    asked_on = DayField(label=_("Centralmyndigheden er spurgt den"), required=False)
    answered_on = DayField(label=_("Centralmyndigheden har svaret den"), required=False)
    answer = forms.CharField(label=_("Svaret"), required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_asked_on(self) -> date | None:
        """It has been done."""
        return self._has_been("asked_on")

    def clean_answered_on(self) -> date | None:
        """It has come."""
        return self._has_been("answered_on")

    def clean(self) -> dict[str, Any]:
        """The country has a reason, the answer a country, a question and its words."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("country") and not given.get("because"):
            self.add_error("because", _("Vælg, hvorfor det andet land har noget at sige."))
        if (given.get("because") or given.get("asked_on") or given.get("answered_on")) and not given.get("country"):
            self.add_error("country", _("Skriv, hvilket land det er. Hører barnet ikke til der mere, så tøm felterne."))
        if given.get("answered_on") or given.get("answer"):
            self._answer_is_whole(given)
        return given

    def _answer_is_whole(self, given: dict[str, Any]) -> None:
        asked, answered = given.get("asked_on"), given.get("answered_on")
        if asked is None and "asked_on" not in self.errors:
            self.add_error("asked_on", _("Skriv, hvornår centralmyndigheden blev spurgt."))
        if answered is None and "answered_on" not in self.errors:
            self.add_error("answered_on", _("Skriv, hvornår svaret kom."))
        if not given.get("answer"):
            self.add_error("answer", _("Skriv, hvad centralmyndigheden svarede."))
        if asked and answered and answered < asked:
            self.add_error("answered_on", _("Svaret ligger før spørgsmålet. Ret en af dagene."))

    def _has_been(self, name: str) -> date | None:
        given: date | None = self.cleaned_data[name]
        if given is not None and given > self._today:
            raise ValidationError(LIES_AHEAD)
        return given
