"""What is filled in about a visit: six questions, on a phone in the car."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import DayField, Form
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.supervision.actions import Met
from tovholder.practice.supervision.goals import Goal

TRENDS = [("up", _("↑ Bedre")), ("same", _("→ Som før")), ("down", _("↓ Værre"))]
IN_ALL = Goal("", "Hvordan går det i det hele?")


class VisitForm(HappenedForm):
    """A visit to a placed child (ux S10): the child, what I saw, the goals, what happens now, when again."""

    why = {"met": "SUPERV-2Y"}
    when_asks = _("Hvornår var du der?")

    met = forms.ChoiceField(
        label=_("Talte du med barnet?"),
        widget=forms.RadioSelect,
        choices=[
            (Met.ALONE.value, _("Ja, alene")),
            (Met.NOT_ALONE.value, _("Ja, men ikke alene")),
            (Met.DIRECT.value, _("Direkte kontakt: barnet er for lille eller uden sprog")),
            (Met.NOT_MET.value, _("Nej")),
        ],
    )
    why_not = forms.CharField(label=_("Hvorfor ikke, eller hvorfor ikke alene?"), required=False, max_length=300)
    words = forms.CharField(
        label=_("Barnets egne ord"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Kun medarbejdere ser dem, til de deles."),
    )
    seen = forms.CharField(label=_("Det så jeg"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    happens_now = forms.CharField(
        label=_("Hvad sker der nu?"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    next_on = DayField(label=_("Næste besøg"), required=False)

    def __init__(self, *args: Any, today: date, goals: Sequence[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.goals = today, list(goals) or [IN_ALL]
        for number, goal in enumerate(self.goals):
            self.fields[f"goal_{number}"] = forms.ChoiceField(
                label=goal.words, choices=TRENDS, required=False, widget=forms.RadioSelect
            )

    @property
    def goal_fields(self) -> list[Any]:
        """One question for each goal, as the page shows them."""
        return [self[f"goal_{number}"] for number in range(len(self.goals))]

    def clean_next_on(self) -> date | None:
        """A visit to come lies ahead."""
        given: date | None = self.cleaned_data.get("next_on")
        if given is not None and given < self.today:
            raise ValidationError(_("Dagen er gået. Vælg en dag, der kommer."))
        return given

    def clean(self) -> dict[str, Any]:
        """Where the child was not met, or not alone, the law wants the reason."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("met") in {Met.NOT_MET, Met.NOT_ALONE} and not given.get("why_not"):
            self.add_error("why_not", _("Skriv hvorfor: barnet skal så vidt muligt tales med alene."))
        if given.get("met") == Met.DIRECT and not given.get("seen"):
            self.add_error("seen", _("Skriv, hvad du så: hvem barnet var sammen med, hvor længe, og hvordan det var."))
        return given

    def trends(self) -> list[dict[str, str]]:
        """How it goes with each goal that was answered."""
        given = [(goal, self.cleaned_data.get(f"goal_{number}", "")) for number, goal in enumerate(self.goals)]
        return [{"goal": goal.id, "words": goal.words, "trend": trend} for goal, trend in given if trend]


class CancelForm(HappenedForm):
    """A visit that did not take place."""

    why = {"because": "SUPERV-2Y"}
    when_asks = _("Hvornår skulle det have været?")

    because = forms.CharField(label=_("Hvorfor blev besøget ikke til noget?"), max_length=300)

    field_order = ["because", "happened_at"]


class PlanForm(Form):
    """The next visit."""

    why = {"day": "SUPERV-2Y"}

    day = DayField(label=_("Dag"))
    clock = forms.TimeField(
        label=_("Klokken"),
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H"],
        help_text=_("For eksempel 14.30. Kan stå tomt."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_day(self) -> date:
        """A visit to come lies ahead."""
        given: date = self.cleaned_data["day"]
        if given < self.today:
            raise ValidationError(_("Dagen er gået. Vælg en dag, der kommer."))
        return given
