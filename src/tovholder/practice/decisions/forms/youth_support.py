"""What a decision on support after 18 asks besides: granted or not, what, and from when until when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.core.law.codelists import codelist
from tovholder.core.time.ages import birthday
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.forms import DayField
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.casework.models import YouthAnswer

OF_AGE, UNTIL = 18, 23  # years, rule YOUTH-RANGE
FIELDS = ("support_answer", "support_kind", "support_starts", "support_ends", "plan_revised_with")


class SupportFields(HappenedForm):
    """The fields of a form that may decide on youth support; `of_support` says whether it does."""

    why = {"support_answer": "YOUTH-6M"}

    support_answer = forms.ChoiceField(
        label=_("Hvad er afgjort?"),
        choices=YouthAnswer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, om ungestøtte er bevilget eller afslået.")},
    )
    support_kind = forms.ChoiceField(label=_("Hvilken støtte?"), required=False)
    support_starts = DayField(label=_("Støtten gives fra"), required=False)
    support_ends = DayField(label=_("Støtten gives til"), required=False)
    plan_revised_with = forms.BooleanField(label=_("Ungeplanen er gennemgået sammen med den unge"), required=False)

    def __init__(self, *args: Any, of_support: bool, born: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.until = birthday(born, UNTIL) if born else None
        if not of_support:
            for name in FIELDS:
                del self.fields[name]
            return
        kind: Any = self.fields["support_kind"]
        kind.choices = [("", _("Vælg")), *codelist("youth_support_type").choices(danish_day(self.now))]
        if born:
            self.fields["support_starts"].initial = birthday(born, OF_AGE)
        if self.until:
            self.fields["support_ends"].help_text = _("Senest den dag, den unge fylder 23: %s.") % day(self.until)

    def clean(self) -> dict[str, Any]:
        """Support that is granted has a kind and a first day, and ends at 23 at the latest. Barnets lov § 113."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("support_answer") in (YouthAnswer.GRANTED, YouthAnswer.AGAIN):
            if not given.get("support_kind"):
                self.add_error("support_kind", _("Vælg, hvilken støtte der er givet."))
            if not given.get("support_starts") and "support_starts" not in self.errors:
                self.add_error("support_starts", _("Skriv, hvornår støtten begynder."))
        starts, ends = given.get("support_starts"), given.get("support_ends")
        if starts and ends and ends <= starts:
            self.add_error("support_ends", _("Støtten kan ikke slutte, før den begynder."))
        if ends and self.until and ends > self.until:
            self.add_error("support_ends", _("Støtten kan højst vare, til den unge fylder 23."))
        return given

    def support_answers(self) -> dict[str, Any]:
        """What was answered, as plain words and dates; a refusal has no days. Empty for other kinds."""
        given = self.cleaned_data
        if "support_answer" not in given:
            return {}
        granted = given["support_answer"] != YouthAnswer.REFUSED
        days = {name: given[name] if granted else None for name in ("support_starts", "support_ends")}
        return {
            "support_answer": given["support_answer"],
            "support_kind": given["support_kind"] if granted else "",
            **{name: each.isoformat() if each else "" for name, each in days.items()},
            "plan_revised_with": given["plan_revised_with"],
        }
