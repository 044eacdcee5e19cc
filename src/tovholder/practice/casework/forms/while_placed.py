"""What is filled in while a child is placed: support persons and renewal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import danish_day, months_after
from tovholder.foundation.ui.forms import DayField
from tovholder.foundation.ui.wording import day as in_words
from tovholder.practice.casework.forms.days import DayForm, text_area
from tovholder.practice.casework.models import DecidedBy, Placement, SupportPerson

YEARS_BEFORE_PERMANENT = 3  # PERMANENT-3Y


class SupportPersonForm(DayForm):
    """What came of finding the child or the parents a support person."""

    why = {"whose": "CHILD-SUPPORT-PERSON", "outcome": "PARENT-SUPPORTER"}
    day_asks = _("Drøftet den")

    whose = forms.ChoiceField(
        label=_("Støtteperson for hvem?"), choices=SupportPerson.Whose.choices, widget=forms.RadioSelect
    )
    outcome = forms.ChoiceField(
        label=_("Hvad blev resultatet?"), choices=SupportPerson.Outcome.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(label=_("Støttepersonens navn"), required=False, max_length=200)
    words = forms.CharField(label=_("Hvad sagde barnet eller forældrene?"), required=False, max_length=500)

    field_order = ["whose", "outcome", "name", "words", "happened_on"]


class RenewalForm(DayForm):
    """The placement was taken up again: when next, or permanent."""

    why = {"decided_by": "RENEW-FORCED"}
    day_asks = _("Afgjort den")

    decided_by = forms.ChoiceField(
        label=_("Hvem har afgjort det?"), choices=DecidedBy.choices, widget=forms.RadioSelect
    )
    permanent = forms.BooleanField(label=_("Permanent anbringelse (§ 67)"), required=False)
    renewal_due = DayField(label=_("Skal behandles igen senest"), required=False)
    reasons = forms.CharField(label=_("Begrundelse"), required=False, widget=text_area(3))

    field_order = ["decided_by", "renewal_due", "permanent", "reasons", "happened_on"]

    def __init__(self, *args: Any, placed_since: date, forced: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.forced = forced
        self.may_be_permanent_from = months_after(placed_since, 12 * YEARS_BEFORE_PERMANENT)
        self.fields["permanent"].help_text = _("Tidligst %s, efter 3 års anbringelse, og kun af udvalget.") % in_words(
            self.may_be_permanent_from
        )

    def clean(self) -> dict[str, Any]:
        """What was filled in; permanent is the committee's and comes after three years."""
        cleaned = super().clean()
        day = danish_day(cleaned.get("happened_at", self.now))
        if cleaned.get("permanent"):
            if day < self.may_be_permanent_from:
                words = _("Barnet har ikke været anbragt i 3 år. Det kan tidligst afgøres %s.")
                self.add_error("permanent", words % in_words(self.may_be_permanent_from))
            if cleaned.get("decided_by") == DecidedBy.MUNICIPALITY:
                self.add_error("decided_by", _("En permanent anbringelse afgøres af udvalget. Lav en indstilling."))
        elif not cleaned.get("renewal_due") and "renewal_due" not in self.errors:
            self.add_error("renewal_due", _("Skriv, hvornår anbringelsen senest skal behandles igen."))
        elif (due := cleaned.get("renewal_due")) and due <= day:
            self.add_error("renewal_due", _("Den næste behandling ligger efter den dag, det blev afgjort."))
        if self.forced and cleaned.get("decided_by") == DecidedBy.MUNICIPALITY and not cleaned.get("permanent"):
            words = _("Barnet er anbragt uden samtykke. Det afgør udvalget igen: rejs sagen under Udvalget.")
            self.add_error("decided_by", words)
        return cleaned


def placed_since(placement: Placement, earlier: Sequence[Placement]) -> date:
    """The day the child was first placed in this unbroken row of placements."""
    began = placement.starts_at
    for before in sorted(earlier, key=lambda each: each.starts_at, reverse=True):
        if before.ends_at == began:
            began = before.starts_at
    return danish_day(began)
