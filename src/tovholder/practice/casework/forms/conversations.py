"""What is filled in about a talk or other direct contact with the child."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.practice.casework.forms.happened import HappenedForm
from tovholder.practice.casework.models import ContactForm


class ConversationForm(HappenedForm):
    """A talk or other direct contact with the child about one matter."""

    why = {"about": "CHILD-VIEW", "form": "CHILD-VIEW"}

    words = forms.CharField(
        label=_("Barnets egne ord"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Skriv det, barnet sagde, så barnet kan kende det. Kun medarbejdere ser det, til det deles."),
    )
    about = forms.CharField(
        label=_("Hvad handlede samtalen om?"),
        max_length=300,
        help_text=_("For eksempel: underretningen fra skolen, hvor barnet skal bo."),
    )
    form = forms.ChoiceField(
        label=_("Hvordan mødte du barnet?"),
        choices=ContactForm.choices,
        widget=forms.RadioSelect,
        initial=ContactForm.TALK,
    )
    alone = forms.TypedChoiceField(
        label=_("Var du alene med barnet?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("yes", _("Ja")), ("no", _("Nej"))],
        coerce=lambda given: given == "yes",
        empty_value=None,
    )
    place = forms.CharField(label=_("Hvor?"), required=False, max_length=200)

    field_order = ["words", "about", "form", "alone", "place", "happened_at"]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
