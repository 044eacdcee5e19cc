"""A follow-up: how each goal goes, what happens now, when we look again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.plans.trend import Trend
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.forms import LIES_AHEAD, DayField, Form
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.casework.models import StatusReport
from tovholder.practice.plans.forms.writing import ahead
from tovholder.practice.plans.models import TrendSign
from tovholder.practice.plans.wording import must_change


class GoalSeenForm(Form):
    """How one goal goes. `seen` is how it went before: twice without a step forward, and something is changed."""

    why = {"trend": "FOLLOW-NEXT"}

    trend = forms.ChoiceField(label=_("Hvordan går det?"), choices=TrendSign.choices, widget=forms.RadioSelect)
    scale = forms.IntegerField(
        label=_("Barnets tal fra 0 til 10"),
        required=False,
        min_value=0,
        max_value=10,
        widget=forms.NumberInput(attrs={"class": "input-width-xs", "inputmode": "numeric"}),
        error_messages={"min_value": _("Tallet er fra 0 til 10."), "max_value": _("Tallet er fra 0 til 10.")},
    )
    changed = forms.CharField(
        label=_("Hvad laver vi om, fordi det ikke virker?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, goal: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"goal-{goal.thread.hex}", **kwargs)
        self.goal = goal
        self.fields["trend"].label = goal.see
        if self.may_stand_still:
            words = _("Målet gik heller ikke fremad sidst. Går det ikke fremad nu, skal I skrive, hvad I laver om.")
            self.fields["changed"].help_text = words

    @property
    def may_stand_still(self) -> bool:
        """The goal did not move last time; now it must, or something is changed."""
        return must_change(self.goal.seen, Trend.LEVEL)

    def clean(self) -> dict[str, Any]:
        """What is changed must be said when the goal did not move twice."""
        given = super().clean() or {}
        trend = given.get("trend")
        if trend and must_change(self.goal.seen, trend) and not given.get("changed", "").strip():
            words = _("Målet er ikke gået fremad to gange. Skriv, hvad I laver om.")
            self.add_error("changed", ValidationError(words))
        return given


class FollowUpForm(HappenedForm):
    """What is said about the whole: what happens now, when we look again and why then."""

    why = {"result": "FOLLOW-NEXT", "next_on": "FOLLOW-RHYTHM", "next_because": "FOLLOW-RHYTHM"}
    when_asks = _("Hvornår fulgte I op?")

    result = forms.CharField(label=_("Hvad sker der nu?"), widget=forms.Textarea(attrs={"rows": 3}))
    child_view = forms.CharField(
        label=_("Hvad siger barnet?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kun medarbejdere ser det. Har I talt længere sammen, så skriv også en samtale."),
    )
    next_on = DayField(label=_("Hvornår kigger vi på det igen?"))
    next_because = forms.CharField(
        label=_("Hvorfor den dag?"),
        max_length=500,
        help_text=_("For eksempel: Barnet ønsker det hver anden måned."),
    )
    status_report = forms.ChoiceField(
        label=_("Statusrapporten fra dem, der hjælper"),
        choices=[("", _("Ikke oplyst")), *StatusReport.choices],
        required=False,
    )
    parents_contacted_on = DayField(label=_("Hvornår talte I med forældrene?"), required=False)
    parents_not_because = forms.CharField(
        label=_("Hvis I ikke har talt med dem: hvorfor?"), required=False, max_length=300
    )

    field_order = [
        "result",
        "child_view",
        "next_on",
        "next_because",
        "status_report",
        "parents_contacted_on",
        "parents_not_because",
        "happened_at",
    ]

    def __init__(self, *args: Any, placed: bool, goes_on: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.placed = placed
        if not goes_on:  # neither help nor a plan: nothing need be looked at again
            self.fields["next_on"].required = self.fields["next_because"].required = False
            self.fields["next_because"].help_text = _("Skriv en dag og hvorfor, hvis I har aftalt at mødes igen.")
        if not placed:
            del self.fields["parents_contacted_on"], self.fields["parents_not_because"]

    def clean_next_on(self) -> date | None:
        """A day that lies ahead; none where help and plan are over."""
        agreed: date | None = self.cleaned_data["next_on"]
        return ahead(agreed, today=danish_day(self.now)) if agreed else None

    def clean_parents_contacted_on(self) -> date | None:
        """A day that has been."""
        talked: date | None = self.cleaned_data["parents_contacted_on"]
        if talked and talked > danish_day(self.now):
            raise ValidationError(LIES_AHEAD)
        return talked

    def clean(self) -> dict[str, Any]:
        """A day has its reason; a placed child's follow-up builds on contact with the custody holder. § 96."""
        given = super().clean() or {}
        if given.get("next_on") and not given.get("next_because") and "next_because" not in self.errors:
            self.add_error("next_because", ValidationError(_("Skriv, hvorfor I ser på det igen netop den dag.")))
        talked = given.get("parents_contacted_on") or given.get("parents_not_because", "").strip()
        if self.placed and not talked and "parents_contacted_on" not in self.errors:
            words = _("Skriv, hvornår I talte med forældrene, eller hvorfor I ikke har gjort det.")
            self.add_error("parents_contacted_on", ValidationError(words))
        return given


def goal_forms(goals: Sequence[Any], *, data: Any, initial: Any) -> list[GoalSeenForm]:
    """One form for each goal; `initial` gives the values of a draft for a prefix."""
    return [GoalSeenForm(data, goal=goal, initial=initial(f"goal-{goal.thread.hex}")) for goal in goals]
