"""What is filled in when a child goes to another unit: who is asked, and what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.organisation.models import Unit
from tovholder.practice.casework.forms.caseworkers import GivingForm, SiblingsAlong

NOT_TAKEN = "no"


class AskUnitForm(SiblingsAlong):
    """Which unit is asked, about whom, and why."""

    why = {"unit": "P1", "because": "P1"}

    unit = forms.ChoiceField(label=_("Hvilken enhed skal have barnet?"), widget=forms.RadioSelect)
    because = forms.CharField(label=_("Hvorfor?"), max_length=300)

    field_order = ["unit", "also", "because"]

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self._units = {str(each.pk): each for each in units}
        fields["unit"].choices = [(key, each.name) for key, each in self._units.items()]

    def clean_unit(self) -> Unit:
        """The unit."""
        return self._units[self.cleaned_data["unit"]]


class AnswerTogether(SiblingsAlong):
    """An answer about a child, and about the siblings whom the same was asked about."""

    also = forms.MultipleChoiceField(
        label=_("Gælder svaret også søskende?"),
        help_text=_("Fjern krydset ved den, der skal have et andet svar. Det giver I bagefter."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class TakeOverForm(AnswerTogether, GivingForm):
    """Who in the unit becomes the child's caseworker, or that the unit does not take the child; and what it answers."""

    field_order = ["also", "post", "because"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["post"].label = _("Hvem hos jer bliver barnets rådgiver?")
        fields["post"].choices = [*fields["post"].choices, (NOT_TAKEN, _("Vi overtager ikke barnet"))]
        fields["because"].label = _("Jeres svar til dem, der spurgte")
        fields["because"].help_text = _("Overtager I ikke barnet, så skriv hvorfor.")

    def clean_post(self) -> Any:
        """The post's id; None where the child is not taken."""
        return None if self.cleaned_data["post"] == NOT_TAKEN else super().clean_post()

    def clean_because(self) -> str:
        """Who does not take the child says why."""
        said: str = self.cleaned_data["because"]
        if "post" in self.cleaned_data and self.cleaned_data["post"] is None and not said:
            raise ValidationError(_("Skriv, hvorfor I ikke overtager barnet."))
        return said


class CallOffForm(AnswerTogether):
    """Why the other unit is asked no more."""

    why = {"because": "P1"}
    field_order = ["also", "because"]

    because = forms.CharField(label=_("Hvorfor?"), max_length=300)
