"""What is filled in when a holder of custody asks for another caseworker, and when the leader answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.families.models import Adult, Tie, TieKind
from tovholder.practice.casework.forms.days import DayForm, text_area


class WishForm(DayForm):
    """Who asks, and in which words."""

    why = {"adult": "P1"}
    day_asks = _("Bad om det den")

    adult = forms.ChoiceField(label=_("Hvem beder om en anden rådgiver?"), widget=forms.RadioSelect)
    words = forms.CharField(label=_("Hvorfor? Med forælderens egne ord"), widget=text_area(), required=False)

    field_order = ["adult", "words", "happened_on"]

    def __init__(self, *args: Any, holders: Sequence[Tie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._adults = {str(each.adult_id): each.adult for each in holders}
        asked: Any = self.fields["adult"]
        asked.choices = list({str(each.adult_id): _in_words(each) for each in holders}.items())

    def clean_adult(self) -> Adult:
        """The adult who asks."""
        return self._adults[self.cleaned_data["adult"]]


def _in_words(holder: Tie) -> str:
    return f"{holder.adult.name or gettext('En voksen uden navn')} ({TieKind(holder.kind).label.lower()})"


class WishAnswerForm(DayForm):
    """What was answered, and why."""

    why = {"granted": "P1", "answer": "P1"}
    day_asks = _("Besvaret den")

    granted = forms.TypedChoiceField(
        label=_("Får familien en anden rådgiver?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Ja")), ("no", _("Nej"))],
        coerce=lambda given: given == "yes",
    )
    answer = forms.CharField(
        label=_("Svaret, med begrundelse"),
        widget=text_area(),
        help_text=_("Skriv det, som forælderen fik det. Begrund også et ja: den næste rådgiver læser det."),
    )

    field_order = ["granted", "answer", "happened_on"]

    def __init__(self, *args: Any, asked_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked_on = asked_on

    def clean_happened_on(self) -> date:
        """The day it was answered, not before it was asked."""
        day = super().clean_happened_on()
        if day < self._asked_on:
            words = _("Forælderen bad om det %(asked)s og kan ikke have fået svar før. Ret dagen.")
            raise ValidationError(words, params={"asked": f"{self._asked_on:%d.%m.%Y}"})
        return day
