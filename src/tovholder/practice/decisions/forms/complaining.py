"""A complaint and what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.forms import DayField
from tovholder.foundation.ui.language import as_read
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.decisions.models import BoardResult, ComplaintForm, Reconsidered
from tovholder.practice.decisions.parties import Party

SOMEBODY_ELSE = "other"


class _FinalForm(HappenedForm):
    """What the board or the court came to; about a placement without consent also when it is heard again."""

    renewal_due = DayField(
        label=_("Genbehandles senest"),
        required=False,
        help_text=_("Kun hvis der er sat en ny dag. Den træder i stedet for udvalgets. Barnets lov § 50."),
    )

    def __init__(self, *args: Any, renewed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not renewed:
            del self.fields["renewal_due"]

    def clean(self) -> dict[str, Any]:
        """It is heard again after it was decided."""
        given: dict[str, Any] = super().clean() or {}
        again, decided_at = given.get("renewal_due"), given.get("happened_at")
        if again and decided_at and again <= danish_day(decided_at):
            words = _("Dagen ligger ikke efter afgørelsen. Skriv den dag, der er sat, eller lad feltet stå tomt.")
            self.add_error("renewal_due", words)
        return given


class ComplaintReceivedForm(HappenedForm):
    """A complaint, in any form. Nothing about it is refused."""

    why = {"person": "COMPLAINT-4W"}
    when_asks = _("Hvornår kom klagen?")

    person = forms.ChoiceField(label=_("Hvem klager?"), widget=forms.RadioSelect)
    person_name = forms.CharField(label=_("Navn, hvis det er en anden"), required=False, max_length=200)
    form = forms.ChoiceField(label=_("Hvordan kom klagen?"), choices=ComplaintForm.choices, required=False)
    words = forms.CharField(
        label=_("Hvad klages der over?"), required=False, widget=forms.Textarea(attrs={"rows": 5}), max_length=100_000
    )

    field_order = ["person", "person_name", "words", "form", "happened_at"]

    def __init__(self, *args: Any, people: Sequence[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(each.id): each for each in people}
        person: Any = self.fields["person"]
        person.choices = [
            *((str(each.id), f"{each.name}, {as_read(each.relation)}") for each in people),
            (SOMEBODY_ELSE, _("En anden")),
        ]

    def clean(self) -> dict[str, Any]:
        """Somebody else has a name."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("person") == SOMEBODY_ELSE and not given.get("person_name"):
            self.add_error("person_name", _("Skriv, hvem der klager."))
        return given


class ReconsiderForm(HappenedForm):
    """The municipality's own second look."""

    why = {"result": "COMPLAINT-REMIT-4W", "because": "COMPLAINT-REMIT-4W"}
    when_asks = _("Hvornår er der genvurderet?")

    result = forms.ChoiceField(
        label=_("Hvad kom genvurderingen til?"), choices=Reconsidered.choices, widget=forms.RadioSelect
    )
    because = forms.CharField(label=_("Begrundelse"), widget=forms.Textarea(attrs={"rows": 5}), max_length=100_000)

    field_order = ["result", "because", "happened_at"]


class ForwardForm(HappenedForm):
    """The complaint was sent to the appeals board; why, where the municipality has not looked at it once more."""

    why = {"because": "COMPLAINT-REMIT-4W"}
    when_asks = _("Hvornår er klagen sendt?")

    because = forms.CharField(
        label=_("Hvorfor sendes klagen uden genvurdering?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Loven beder kommunen om selv at se på afgørelsen igen, før klagen sendes. "
            "Er det ikke gjort, så gå tilbage og genvurdér først."
        ),
    )

    field_order = ["because", "happened_at"]

    def __init__(self, *args: Any, unreconsidered: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not unreconsidered:
            del self.fields["because"]


class BoardForm(_FinalForm):
    """What the appeals board came to."""

    why = {"result": "COMPLAINT-REMIT-4W"}
    when_asks = _("Hvornår har Ankestyrelsen afgjort det?")

    result = forms.ChoiceField(
        label=_("Hvad kom Ankestyrelsen til?"), choices=BoardResult.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(label=_("Kort, med egne ord"), required=False, widget=forms.Textarea(attrs={"rows": 4}))

    field_order = ["result", "renewal_due", "words", "happened_at"]


class OrderForm(HappenedForm):
    """What the appeals board orders, and by when."""

    why = {"text": "ANKE-ORDER", "due_on": "ANKE-ORDER"}
    when_asks = _("Hvornår kom pålægget?")

    text = forms.CharField(label=_("Hvad skal kommunen gøre?"), widget=forms.Textarea(attrs={"rows": 4}))
    due_on = DayField(label=_("Senest, som der står i pålægget"))

    field_order = ["text", "due_on", "happened_at"]

    def clean(self) -> dict[str, Any]:
        """No order is to be carried out before it was given."""
        given: dict[str, Any] = super().clean() or {}
        due_on, ordered_at = given.get("due_on"), given.get("happened_at")
        if due_on and ordered_at and due_on < danish_day(ordered_at):
            self.add_error("due_on", _("Dagen ligger før pålægget kom. Skriv den dag, der står i pålægget."))
        return given


class OrderDoneForm(HappenedForm):
    """The order is carried out, and the board told."""

    why = {"how": "ANKE-ORDER"}
    when_asks = _("Hvornår var det gjort?")

    how = forms.CharField(label=_("Hvad er gjort?"), widget=forms.Textarea(attrs={"rows": 4}))

    field_order = ["how", "happened_at"]


class CourtDemandedForm(HappenedForm):
    """A party wants the court to look at it."""

    when_asks = _("Hvornår er det forlangt?")


class CourtForm(_FinalForm):
    """What the court decided."""

    why = {"words": "COURT-4W"}
    when_asks = _("Hvornår har retten afgjort det?")

    words = forms.CharField(label=_("Hvad kom retten til?"), widget=forms.Textarea(attrs={"rows": 4}))

    field_order = ["words", "renewal_due", "happened_at"]
