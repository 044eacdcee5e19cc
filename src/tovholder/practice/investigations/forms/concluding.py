"""What is filled in when an investigation ends, or should have: siblings, and the two kinds of conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import name_and_age, shown_name
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.casework.models import (
    ChildConversation,
    GroundsForSupport,
    InterimSupport,
    SiblingResult,
    SiblingWeighed,
)
from tovholder.practice.investigations.checks import Check
from tovholder.practice.investigations.forms.questions import because, long_text


class PreliminaryForm(Form):
    """The preliminary conclusion, when four months are not enough."""

    why = {"text": "BFU-PRELIM"}

    text = long_text(_("Foreløbig vurdering"), rows=10, required=True, help_text=_("Hvad ved vi nu, og hvad mangler?"))
    why_late = long_text(_("Hvorfor er undersøgelsen ikke færdig?"), rows=3)
    expected_on = DayField(label=_("Hvornår venter vi, den er færdig?"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_expected_on(self) -> date | None:
        """The day it should be complete, which has not been."""
        expected: date | None = self.cleaned_data["expected_on"]
        if expected and expected < self.today:
            raise ValidationError(_("Vælg en dag, der ligger forude."))
        return expected


class SiblingsForm(Form):
    """Our view on each other child of the family; what is left open is answered later."""

    def __init__(
        self, *args: Any, siblings: Sequence[Child], weighed: dict[Any, SiblingWeighed], on: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.siblings, self.weighed = siblings, weighed
        for each in siblings:
            before = weighed.get(each.pk)
            name = name_and_age(each, on=on)
            self.fields[f"result_{each.pk}"] = forms.ChoiceField(
                label=name,
                required=False,
                widget=forms.RadioSelect,
                choices=SiblingResult.choices,
                initial=before.result if before else None,
            )
            reason = long_text(_("Begrundelse for %s") % shown_name(each), rows=3)
            reason.initial = before.reason if before else ""
            self.fields[f"reason_{each.pk}"] = reason

    def answered(self) -> list[tuple[Child, SiblingResult, str]]:
        """The children a view is given on that is not the one that stands."""
        found = []
        for each in self.siblings:
            result, reason = self.cleaned_data[f"result_{each.pk}"], self.cleaned_data[f"reason_{each.pk}"]
            before = self.weighed.get(each.pk)
            if result and (before is None or (before.result, before.reason) != (result, reason)):
                found.append((each, SiblingResult(result), reason))
        return found

    def clean(self) -> dict[str, Any]:
        """A result says why, and a reason says what it leads to."""
        given: dict[str, Any] = super().clean() or {}
        for each in self.siblings:
            result, reason = given.get(f"result_{each.pk}"), (given.get(f"reason_{each.pk}") or "").strip()
            if result and not reason:
                self.add_error(f"reason_{each.pk}", _("Skriv, hvorfor. Det kan være kort."))
            if reason and not result:
                self.add_error(f"result_{each.pk}", _("Vælg, hvad det fører til."))
        return given


_ASKED_FIRST = (
    "grounds_for_support",
    "proposed_support",
    "interim_support",
    "relies_on",
    "custody_holders_view",
    "because_parents",
    "helping_factors",
)


class ConcludeForm(HappenedForm):
    """The reasoned conclusion (Barnets lov § 22, stk. 6), and why it is made although something is missing."""

    when_asks = _("Hvornår er den afsluttet?")

    grounds_for_support = forms.ChoiceField(
        label=_("Er der grundlag for støtte?"),
        required=False,
        widget=forms.RadioSelect,
        choices=GroundsForSupport.choices,
    )
    proposed_support = long_text(_("Hvilken støtte foreslår vi?"), rows=3)
    interim_support = forms.ChoiceField(
        label=_("Hvad sker der med den foreløbige støtte?"),
        required=False,
        widget=forms.RadioSelect,
        choices=InterimSupport.choices,
    )
    custody_holders_view = long_text(
        _("Sådan ser forældremyndighedsindehaverne på det"),
        help_text=_("Begge, også den, barnet ikke bor hos. Skriv, hvem der siger hvad."),
    )
    helping_factors = long_text(_("Hvad i familien og netværket kan hjælpe?"), rows=3)
    relies_on = forms.MultipleChoiceField(
        label=_("Bygger på samtalerne med barnet"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        checks: Sequence[Check],
        talks: Sequence[ChildConversation],
        parents: str,
        conclusion: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.conclusion = conclusion
        self.missing = [each for each in checks if not each.is_well]
        self.fields["custody_holders_view"].label = _("Sådan ser %s på det") % parents
        relied: Any = self.fields["relies_on"]
        relied.choices = [(str(each.pk), talk_in_words(each)) for each in talks]
        relied.initial = [str(each.pk) for each in talks]
        if not talks:
            del self.fields["relies_on"]
        self.fields["because_parents"] = because(_("Mangler en forælders syn, så skriv hvorfor"))
        for each in self.missing:
            self.fields[f"because_{each.code}"] = because(_("%s Hvorfor afslutter du alligevel?") % each.missing)
        reasons = [f"because_{each.code}" for each in self.missing]
        self.order_fields([*_ASKED_FIRST, *reasons, "happened_at"])

    def clean(self) -> dict[str, Any]:
        """What is missing has a reason; without a conclusion there is nothing to complete."""
        given: dict[str, Any] = super().clean() or {}
        for each in self.missing:
            if not (given.get(f"because_{each.code}") or "").strip():
                self.add_error(f"because_{each.code}", _("%s Skriv hvorfor, eller gør det først.") % each.missing)
        view, why_not = (given.get(name) or "" for name in ("custody_holders_view", "because_parents"))
        if not view.strip() and not why_not.strip():
            self.add_error("custody_holders_view", _("Skriv, hvad de siger, eller hvorfor det mangler."))
        if not self.conclusion.strip():
            raise ValidationError(
                _("Undersøgelsen skal ende med en begrundet stillingtagen. Skriv den i afsnittet Samlet vurdering.")
            )
        return given

    def completed_despite(self) -> dict[str, str]:
        """What was missing, and why it was completed all the same."""
        codes = [each.code for each in self.missing] + ["parents"]
        given = {code: self.cleaned_data.get(f"because_{code}", "").strip() for code in codes}
        return {code: words for code, words in given.items() if words}


def talk_in_words(talk: ChildConversation) -> str:
    """A talk on a list of choices: its day and what it was about."""
    return " · ".join(filter(None, [day(talk.happened_at), talk.about]))
