"""Who speaks for a party; and a second opinion by the appeals board."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import DayField, Form
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.decisions.models import LettersTo
from tovholder.practice.decisions.parties import Party


class RepresentativeForm(Form):
    """A party's representative: who, with what mandate, for what, and from when."""

    why = {
        "person": "REPRESENTATIVE-8",
        "name": "REPRESENTATIVE-8",
        "mandate": "REPRESENTATIVE-8",
        "scope": "REPRESENTATIVE-8",
        "letters_to": "REPRESENTATIVE-8",
    }

    person = forms.ChoiceField(label=_("Hvem skal repræsenteres?"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Repræsentantens navn"), max_length=200)
    address = forms.CharField(label=_("Adresse"), required=False, max_length=300)
    phone = forms.CharField(label=_("Telefon"), required=False, max_length=60)
    mandate = forms.CharField(
        label=_("Fuldmagten"), max_length=300, help_text=_("Skriftlig eller mundtlig, fra hvornår, og hvor den ligger.")
    )
    scope = forms.CharField(
        label=_("Hvad må repræsentanten?"),
        max_length=300,
        help_text=_("For eksempel: hele sagen, eller kun anbringelsen."),
    )
    letters_to = forms.ChoiceField(label=_("Hvem får brevene?"), choices=LettersTo.choices, widget=forms.RadioSelect)
    starts = DayField(label=_("Fra"), required=False)
    ends = DayField(label=_("Til"), required=False, help_text=_("Tomt: indtil videre."))

    def __init__(self, *args: Any, people: Sequence[Party], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.today = {str(each.id): each for each in people}, today
        person: Any = self.fields["person"]
        person.choices = [(str(each.id), f"{each.name}, {each.relation}") for each in people]
        self.fields["starts"].initial = today
        self.fields["letters_to"].initial = LettersTo.ALSO

    def clean(self) -> dict[str, Any]:
        """It ends after it begins."""
        given: dict[str, Any] = super().clean() or {}
        given["starts"] = given.get("starts") or self.today
        if given.get("ends") and given["ends"] <= given["starts"]:
            self.add_error("ends", _("Slutdagen skal ligge efter startdagen."))
        return given

    def told(self) -> dict[str, Any]:
        """What is kept, with the party's name as it is now."""
        given = dict(self.cleaned_data)
        party = self.people[given["person"]]
        return {**given, "person": party.id, "person_name": party.name}


class EndRepresentationForm(Form):
    """The day from which nobody speaks for the party any more."""

    ends = DayField(label=_("Repræsenterer ikke længere fra"), required=False)

    def __init__(self, *args: Any, starts: date, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starts, self.today = starts, today
        self.fields["ends"].initial = today

    def clean_ends(self) -> date:
        """After it began; today when nothing is filled in."""
        given: date = self.cleaned_data.get("ends") or self.today
        if given <= self.starts:
            raise ValidationError(_("Dagen skal ligge efter den dag, repræsentationen begyndte."))
        return given


class SecondOpinionForm(HappenedForm):
    """Somebody asks for a second opinion."""

    why = {"asked_by": "SECOND-OPINION-U10"}

    asked_by = forms.CharField(label=_("Hvem beder om den?"), max_length=200)

    field_order = ["asked_by", "happened_at"]


class ForwardOpinionForm(HappenedForm):
    """It was sent to the appeals board."""


class OpinionGivenForm(HappenedForm):
    """What the appeals board answered."""

    why = {"answer": "SECOND-OPINION-U10"}

    answer = forms.CharField(label=_("Hvad siger Ankestyrelsen?"), widget=forms.Textarea(attrs={"rows": 4}))

    field_order = ["answer", "happened_at"]
