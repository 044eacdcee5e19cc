"""What is filled in about help: eight questions at most that must be answered, here three."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import moment_on
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.practice.casework.actions.help.measures import MeasureTerms
from tovholder.practice.casework.forms.days import DayForm, PriceField, nothing_chosen, text_area
from tovholder.practice.casework.kinds import measure_kinds
from tovholder.practice.casework.models import Decision, EndReason

# Death is told on a page of its own, where everything that goes out is stopped too.
WHY_IT_ENDS = [each for each in EndReason.choices if each[0] != EndReason.DEATH]


class TermsForm(Form):
    """What is agreed about help: why, from whom, until when, and what it costs."""

    why = {"purpose": "FOLLOW-FIRST", "provider": "I18"}

    purpose = forms.CharField(
        label=_("Hvad skal hjælpen føre til?"),
        widget=text_area(),
        help_text=_("Det, I ser på ved opfølgningen. Skriv det, så familien kan kende det."),
    )
    provider = forms.CharField(label=_("Hvem giver hjælpen?"), max_length=200)
    decision = forms.ChoiceField(label=_("Bygger på afgørelsen"), required=False)
    planned_end = DayField(label=_("Planlagt slut"), required=False)
    price_month = PriceField(label=_("Pris pr. måned, hvis du kender den (kr.)"))
    price_package = PriceField(label=_("Pris for hele forløbet, hvis den er aftalt samlet (kr.)"))

    def __init__(self, *args: Any, starts: date, decisions: Iterable[tuple[Decision, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starts = starts
        self.decisions = {str(decision.pk): decision for decision, _words in decisions}
        field: Any = self.fields["decision"]
        field.choices = nothing_chosen() + [(str(decision.pk), words) for decision, words in decisions]
        if not self.decisions:
            del self.fields["decision"]

    def clean(self) -> dict[str, Any]:
        """What was filled in; the end lies after the beginning."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("planned_end") and cleaned["planned_end"] < (cleaned.get("starts_on") or self.starts):
            self.add_error("planned_end", _("Hjælpen kan ikke slutte, før den begynder. Ret en af dagene."))
        return cleaned

    def terms(self) -> MeasureTerms:
        """What was agreed, as the deed wants it."""
        given = {name: self.cleaned_data[name] for name in ("purpose", "provider", "planned_end")}
        prices = {name: self.cleaned_data[name] for name in ("price_month", "price_package")}
        return MeasureTerms(**given, **prices, decision=self.decisions.get(self.cleaned_data.get("decision", "")))


class MeasureForm(TermsForm):
    """Help that begins, or is agreed to begin: the kind from the list of the law of that day."""

    why = {"kind": "STAT-SUPPORT", **TermsForm.why}

    kind = forms.ChoiceField(label=_("Hvilken hjælp?"))
    starts_on = DayField(
        label=_("Begynder"),
        required=False,
        help_text=_("Ligger dagen forude, står hjælpen som aftalt, til du skriver, at den er begyndt."),
    )

    field_order = [
        "kind",
        "purpose",
        "provider",
        "starts_on",
        "planned_end",
        "decision",
        "price_month",
        "price_package",
    ]

    def __init__(self, *args: Any, now: datetime, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"starts_on": today, **(kwargs.get("initial") or {})}
        super().__init__(*args, starts=today, **kwargs)
        self.now = now
        kind: Any = self.fields["kind"]
        kind.choices = [*nothing_chosen(str(_("Vælg"))), *measure_kinds(on=today)]

    def clean(self) -> dict[str, Any]:
        """What was filled in, with the moment it begins; today when no day is."""
        cleaned = super().clean()
        cleaned["starts_at"] = moment_on(cleaned.get("starts_on") or self.starts, now=self.now)
        return cleaned

    @property
    def lies_ahead(self) -> bool:
        """The help is agreed and has not begun."""
        return bool(self.cleaned_data["starts_at"] > self.now)


class EndForm(DayForm):
    """Why help or a placement ends, and when."""

    why = {"because": "I14", "where": "HOME-DECISION"}
    day_asks = _("Sidste dag")

    because = forms.ChoiceField(label=_("Hvorfor slutter det?"), choices=WHY_IT_ENDS, widget=forms.RadioSelect)
    words = forms.CharField(label=_("Hvad siger barnet og familien om det?"), required=False, max_length=500)
    where = forms.ChoiceField(
        label=_("Hvor bor barnet så?"),
        choices=[("home", _("Hjemme (hjemgivelse)")), ("elsewhere", _("Et andet sted, for eksempel for sig selv"))],
        widget=forms.RadioSelect,
    )

    field_order = ["where", "because", "words", "happened_on"]

    def __init__(self, *args: Any, began_on: date, whereto: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.began_on = began_on
        if not whereto:
            del self.fields["where"]

    def clean_happened_on(self) -> date:
        """The day it ended, not before it began."""
        day = super().clean_happened_on()
        if day < self.began_on <= self.today:
            raise ValidationError(_("Det kan ikke slutte, før det begyndte. Ret dagen."))
        return day


class BeginForm(DayForm):
    """The day agreed help began."""

    day_asks = _("Begyndte den")
