"""Consents: asked for and answered, withdrawn, limited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.casework.models import AfterWithdrawal, ConsentForm
from tovholder.practice.decisions.forms.steps import called
from tovholder.practice.decisions.parties import Party, Subject

GIVEN, LIMITED, REFUSED, ASKED = "given", "limited", "refused", "asked"


class GiveConsentForm(HappenedForm):
    """Somebody was asked for consent to the purpose, and answered or not."""

    why = {"person": "CONSENT-FMI", "outcome": "CONSENT-FMI"}

    person = forms.ChoiceField(label=_("Hvem er spurgt?"), widget=forms.RadioSelect)
    outcome = forms.ChoiceField(
        label=_("Hvad blev svaret?"),
        widget=forms.RadioSelect,
        choices=[
            (GIVEN, _("Ja til formålet")),
            (LIMITED, _("Ja, men med begrænsninger")),
            (REFUSED, _("Nej")),
            (ASKED, _("Ikke svaret endnu")),
        ],
    )
    limits = forms.CharField(
        label=_("Begrænsninger"), required=False, help_text=_("Kun, når svaret er ja med begrænsninger.")
    )
    form = forms.ChoiceField(
        label=_("Hvordan?"), required=False, choices=ConsentForm.choices, initial=ConsentForm.WRITTEN.value
    )
    interpreter = forms.CharField(label=_("Tolk"), required=False, max_length=200)

    field_order = ["person", "outcome", "limits", "form", "interpreter", "happened_at"]

    def __init__(self, *args: Any, people: Sequence[Party | Subject], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(each.id): each.name for each in people}
        person: Any = self.fields["person"]
        person.choices = [(str(each.id), called(each)) for each in people]
        if len(people) == 1:
            person.initial = str(people[0].id)

    def clean(self) -> dict[str, Any]:
        """A yes with limits says which."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("outcome") == LIMITED and not given.get("limits"):
            self.add_error("limits", _("Skriv, hvilke begrænsninger der er sat."))
        return given


_OF_PLACEMENTS = {AfterWithdrawal.RETURN_HOME, AfterWithdrawal.RETURN_PERIOD, AfterWithdrawal.COMMITTEE}


class WithdrawForm(HappenedForm):
    """A consent is withdrawn, and what follows is decided the same day."""

    why = {"follows": "OWN-CONSENT-WITHDRAWN"}

    follows = forms.ChoiceField(
        label=_("Hvad følger efter?"), choices=AfterWithdrawal.choices, widget=forms.RadioSelect
    )

    field_order = ["follows", "happened_at"]

    def __init__(self, *args: Any, placement: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        follows: Any = self.fields["follows"]
        left_out = {AfterWithdrawal.HELP_ENDS} if placement else _OF_PLACEMENTS
        follows.choices = [(each.value, each.label) for each in AfterWithdrawal if each not in left_out]


class LimitForm(HappenedForm):
    """A consent that stands is limited."""

    why = {"limits": "CONSENT-FMI"}

    limits = forms.CharField(label=_("Hvad gælder samtykket ikke?"), widget=forms.Textarea(attrs={"rows": 3}))

    field_order = ["limits", "happened_at"]
