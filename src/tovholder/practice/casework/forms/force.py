"""What is filled in about force used against a placed child."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.practice.casework.forms.days import text_area
from tovholder.practice.casework.forms.happened import HappenedForm
from tovholder.practice.casework.models import ForceUsed, ReportedTo

DAYS = ("reported_on", "child_shown_on", "parents_told_on")


class ForceForm(HappenedForm):
    """What happened, and who used force."""

    why = {"what": "FORCE-REPORT", "used_by": "FORCE-REPORT"}

    what = forms.CharField(label=_("Hvad skete der?"), widget=text_area(6))
    used_by = forms.CharField(
        label=_("Hvem brugte magt?"), max_length=200, help_text=_("Navn og stilling, som stedet har oplyst.")
    )
    paragraph = forms.CharField(
        label=_("Hvilken paragraf har stedet skrevet?"),
        required=False,
        max_length=100,
        help_text=_("I voksenansvarsloven."),
    )

    field_order = ["what", "used_by", "happened_at", "paragraph"]

    def __init__(self, *args: Any, now: Any, **kwargs: Any) -> None:
        super().__init__(*args, now=now, **kwargs)


class ReportForceForm(Form):
    """Who knows of it, and what the child says. It can be filled in bit by bit."""

    reported_to = forms.MultipleChoiceField(
        label=_("Hvem har fået indberetningen?"),
        required=False,
        choices=ReportedTo.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Handlekommunen og socialtilsynet skal altid have den."),
    )
    reported_on = DayField(label=_("Indberettet den"), required=False)
    child_shown_on = DayField(label=_("Barnet har set indberetningen den"), required=False)
    childs_words = forms.CharField(
        label=_("Barnets egne ord"),
        required=False,
        widget=text_area(),
        help_text=_("Barnet kan skrive til indberetningen. Kun medarbejdere ser ordene, til de deles."),
    )
    child_not_heard_because = forms.CharField(label=_("Barnet er ikke hørt, fordi"), required=False, max_length=300)
    parents_told_on = DayField(label=_("Forældremyndighedsindehaver orienteret den"), required=False)
    parents_not_told_because = forms.CharField(
        label=_("Forældrene er ikke orienteret, fordi"), required=False, max_length=300
    )

    def __init__(self, *args: Any, used: ForceUsed, now: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.began, self.today = danish_day(used.happened_at), danish_day(now)

    def clean(self) -> dict[str, Any]:
        """What was filled in: no day before it happened or after today, and a report has both a day and somebody."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for name in DAYS:
            day = given.get(name)
            if day is not None and not self.began <= day <= self.today:
                self.add_error(name, _("Dagen ligger før hændelsen eller i fremtiden. Ret den."))
        if given.get("reported_to") and not given.get("reported_on") and "reported_on" not in self.errors:
            given["reported_on"] = self.today
        if given.get("reported_on") and not given.get("reported_to"):
            self.add_error("reported_to", _("Sæt kryds ved dem, der fik indberetningen den dag."))
        if not any(given.values()) and not self.errors:
            raise ValidationError(_("Udfyld det, der er sket siden. Du kan gemme lidt ad gangen."))
        return given
