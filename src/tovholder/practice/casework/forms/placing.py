"""What is filled in about a placement: where, on what ground, until when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import danish_day, months_after
from tovholder.foundation.families.models import Home, HomeKind
from tovholder.foundation.ui.forms import DayField
from tovholder.foundation.ui.wording import day as in_words
from tovholder.practice.casework.actions.placed.placements import PlacementTerms
from tovholder.practice.casework.forms.days import DayForm, PriceField, nothing_chosen, text_area
from tovholder.practice.casework.kinds import NETWORK_FAMILY, place_kinds
from tovholder.practice.casework.models import (
    Basis,
    DecidedBy,
    Decision,
    NetworkApproval,
    PlaceChange,
    Siblings,
)
from tovholder.practice.casework.queries.help import closes_on, known_place


class PlaceTermsForm(DayForm):
    """What is agreed about a place, and what can be put right afterwards: the kind, until when, the price, siblings."""

    of_the_living = True
    why = {"municipality": "PLACE-PPV-OTHER-MUN", "kind": "STAT-PLACE", "siblings": "STAT-PLACE"}

    municipality = forms.CharField(label=_("Hvilken kommune ligger stedet i?"), max_length=100)
    kind = forms.ChoiceField(label=_("Hvad er det for et sted?"))
    siblings = forms.ChoiceField(label=_("Søskende"), choices=Siblings.choices, widget=forms.RadioSelect)
    siblings_because = forms.CharField(label=_("Hvorfor ikke sammen med søskende?"), required=False, max_length=500)
    planned_end = DayField(label=_("Planlagt slut"), required=False)
    price_month = PriceField(label=_("Pris pr. måned, hvis du kender den (kr.)"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [*nothing_chosen(str(_("Vælg"))), *place_kinds(on=self.today)]

    def clean(self) -> dict[str, Any]:
        """What was filled in; siblings apart have a reason, and the end lies after the beginning."""
        cleaned = super().clean()
        if cleaned.get("planned_end") and cleaned["planned_end"] < self.began(cleaned):
            self.add_error("planned_end", _("Anbringelsen kan ikke slutte, før den begynder. Ret en af dagene."))
        if cleaned.get("siblings") == Siblings.APART and not cleaned.get("siblings_because"):
            self.add_error("siblings_because", _("Skriv, hvorfor søskende ikke bor sammen."))
        return cleaned

    def began(self, cleaned: Mapping[str, Any]) -> date:
        """The day the child moved in."""
        return danish_day(cleaned.get("happened_at", self.now))

    def terms(self) -> PlacementTerms:
        """What was agreed, as the deed wants it."""
        given = {name: self.cleaned_data[name] for name in ("kind", "municipality", "siblings_because")}
        agreed = {name: self.cleaned_data[name] for name in ("planned_end", "price_month")}
        return PlacementTerms(**given, **agreed, siblings=Siblings(self.cleaned_data["siblings"]))


class ChangePlacementForm(PlaceTermsForm):
    """What can be put right about a placement; the place and its ground are decided, not put right."""

    happened_on = None  # type: ignore[assignment]  # the field of the form above is not asked here

    def __init__(self, *args: Any, starts: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starts = starts

    field_order = ["municipality", "kind", "siblings", "siblings_because", "planned_end", "price_month"]

    def began(self, cleaned: Mapping[str, Any]) -> date:
        """The day the child moved in, which is not asked here."""
        return self.starts


class PlacementForm(PlaceTermsForm):
    """A placement that begins, also after another: six questions that must be answered."""

    why = {"place": "STAT-PLACE", "basis": "DEC-PLACE", **PlaceTermsForm.why}
    day_asks = _("Flyttede ind")

    approval = forms.ChoiceField(label=_("Godkendt netværksplejefamilie"), required=False)
    place = forms.CharField(
        label=_("Hvor flytter barnet hen?"), max_length=200, help_text=_("Stedets eller familiens navn.")
    )
    address = forms.CharField(label=_("Adresse"), required=False, max_length=300)
    secret = forms.BooleanField(label=_("Adressen er hemmelig for forældre og netværk"), required=False)
    basis = forms.ChoiceField(label=_("Hvad bygger anbringelsen på?"), choices=Basis.choices, widget=forms.RadioSelect)
    decision = forms.ChoiceField(label=_("Bygger på afgørelsen"), required=False)
    renewal_due = DayField(
        label=_("Skal behandles igen senest"),
        required=False,
        help_text=_("Datoen står i afgørelsen, når barnet er anbragt uden samtykke eller er under et år."),
    )

    field_order = [
        "approval",
        "place",
        "address",
        "secret",
        "municipality",
        "kind",
        "happened_on",
        "basis",
        "decision",
        "siblings",
        "siblings_because",
        "planned_end",
        "renewal_due",
        "price_month",
    ]

    def __init__(
        self,
        *args: Any,
        decisions: Iterable[tuple[Decision, str]] = (),
        approvals: Sequence[NetworkApproval] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.decisions = {str(decision.pk): decision for decision, _words in decisions}
        self.approvals = {str(approval.pk): approval for approval in approvals}
        named: Any = self.fields["decision"]
        named.choices = nothing_chosen() + [(str(decision.pk), words) for decision, words in decisions]
        homes: Any = self.fields["approval"]
        homes.choices = nothing_chosen(str(_("Et andet sted"))) + [(str(each.pk), each.home.name) for each in approvals]
        for name, there in (("decision", self.decisions), ("approval", self.approvals)):
            if not there:
                del self.fields[name]
        if approvals:
            self.fields["place"].required = False

    def clean(self) -> dict[str, Any]:
        """What was filled in; a network family is approved before the child moves in."""
        cleaned = super().clean()
        approved = self.approvals.get(cleaned.get("approval", ""))
        if approved is None and not cleaned.get("place") and "place" not in self.errors:
            self.add_error("place", _("Udfyld »%s«.") % self.fields["place"].label)
        if cleaned.get("kind") == NETWORK_FAMILY and approved is None:
            words = _("En netværksplejefamilie godkendes til barnet, før det flytter ind. Godkend familien først.")
            self.add_error("kind", words)
        closed = closes_on(self.home())
        if closed and self.began(cleaned) >= closed:
            words = _("Stedet er lukket den %s. Vælg et andet sted, eller ret dagen, barnet flyttede ind.")
            self.add_error("approval" if approved else "place", words % in_words(closed))
        return cleaned

    def home(self) -> Home:
        """The place: the approved family's, one we know by its name and address, or a new one."""
        given = self.cleaned_data
        approved = self.approvals.get(given.get("approval", ""))
        if approved is not None:
            return approved.home
        name, address, secret = given.get("place", ""), given.get("address", ""), given.get("secret", False)
        written = Home(kind=HomeKind.PLACEMENT, name=name, address=address, secret=secret)
        return known_place(written) or written

    def terms(self) -> PlacementTerms:
        """What was agreed, and what it rests on, as the deed wants it."""
        given = self.cleaned_data
        return replace(
            super().terms(),
            basis=Basis(given["basis"]),
            decision=self.decisions.get(given.get("decision", "")),
            approval=self.approvals.get(given.get("approval", "")),
            renewal_due=given["renewal_due"],
        )


class SchoolNeedsForm(DayForm):
    """What PPR found about the child's need of special education."""

    why = {"result": "PLACE-PPV-OTHER-MUN"}
    day_asks = _("Vurderet den")

    result = forms.CharField(
        label=_("Hvad har barnet brug for i skolen?"),
        widget=text_area(4),
        help_text=_("Også når barnet ikke har brug for specialundervisning."),
    )
    made_by = forms.CharField(label=_("Vurderet af"), required=False, max_length=200, initial="PPR")

    field_order = ["result", "made_by", "happened_on"]


class PlaceChangeForm(DayForm):
    """One of the two decisions of a change of place; the second names the place."""

    why = {"decided_by": "PLACE-CHANGE-2", "reasons": "PLACE-CHANGE", "place": "DEC-PLACE-SITE"}
    day_asks = _("Afgjort den")
    been = ("statement_on",)

    place = forms.CharField(label=_("Hvor flytter barnet hen?"), max_length=300)
    decided_by = forms.ChoiceField(
        label=_("Hvem har afgjort det?"), choices=DecidedBy.choices, widget=forms.RadioSelect
    )
    reasons = forms.CharField(label=_("Begrundelse"), widget=text_area())
    childs_view = forms.CharField(label=_("Hvad siger barnet?"), required=False, widget=text_area(3))
    statement_on = DayField(label=_("Udtalelse fra stedet, barnet bor på nu"), required=False)

    field_order = ["place", "reasons", "decided_by", "childs_view", "statement_on", "happened_on"]

    def __init__(self, *args: Any, step: int, forced: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step, self.forced = step, forced
        if step == PlaceChange.GROUND:
            del self.fields["place"]

    def clean_decided_by(self) -> DecidedBy:
        """Who decided: without consent the ground is the committee's (Barnets lov § 98, stk. 4)."""
        by = DecidedBy(self.cleaned_data["decided_by"])
        if self.step == PlaceChange.GROUND and self.forced and by == DecidedBy.MUNICIPALITY:
            raise ValidationError(
                _("Barnet er anbragt uden samtykke. Om det skal flytte, afgøres af udvalget. Lav en indstilling.")
            )
        return by


class ReturnHomeForm(DayForm):
    """The decision that the child goes home, and over how long (at most 6 months)."""

    why = {"home_on": "HOME-DECISION", "support": "HOME-PLAN"}
    day_asks = _("Afgjort den")
    been = ("statement_on",)

    home_on = DayField(label=_("Hvornår skal barnet hjem?"))
    until = DayField(
        label=_("Hjemgivelsesperioden varer til"),
        required=False,
        help_text=_("Højst 6 måneder fra afgørelsen. Perioden skal gøre flytningen skånsom."),
    )
    no_period_because = forms.CharField(label=_("Ingen periode, fordi"), required=False, max_length=300)
    support = forms.CharField(label=_("Hvilken støtte får familien bagefter?"), widget=text_area(3))
    childs_view = forms.CharField(label=_("Hvad siger barnet?"), required=False, widget=text_area(3))
    statement_on = DayField(label=_("Udtalelse fra stedet, barnet bor på"), required=False)

    field_order = ["home_on", "until", "no_period_because", "support", "childs_view", "statement_on", "happened_on"]

    def __init__(self, *args: Any, starts: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starts = starts

    def clean_home_on(self) -> date:
        """The day the child goes home; before it was placed there is none."""
        day: date = self.cleaned_data["home_on"]
        if day < self.starts:
            raise ValidationError(_("Barnet blev først anbragt %s. Ret dagen.") % in_words(self.starts))
        return day

    def clean(self) -> dict[str, Any]:
        """What was filled in; the period is there or excused, and within 6 months of the decision (§ 100, stk. 3)."""
        cleaned = super().clean()
        until, decided = cleaned.get("until"), cleaned.get("happened_at", self.now)
        if not until and not cleaned.get("no_period_because") and "until" not in self.errors:
            self.add_error("until", _("Skriv, hvor længe perioden varer, eller hvorfor der ingen er."))
        if until and until > months_after(danish_day(decided), 6):
            self.add_error("until", _("Perioden kan højst vare 6 måneder fra afgørelsen. Vælg en tidligere dag."))
        if until and until < max(danish_day(decided), cleaned.get("home_on") or until):
            self.add_error("until", _("Perioden kan ikke slutte, før barnet er hjemme. Ret en af dagene."))
        return cleaned
