"""What is filled in while a child is placed: contact, a pause, support persons, renewal, a family of the network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import danish_day, months_after
from tovholder.foundation.ui.forms import DayField
from tovholder.foundation.ui.wording import day as in_words
from tovholder.practice.casework.actions.network_families import PersonChecked
from tovholder.practice.casework.forms.days import DayForm, text_area
from tovholder.practice.casework.kinds import contact_forms
from tovholder.practice.casework.models import DecidedBy, FamilyContact, Placement, SupportPerson

A_MONTH = 31  # days: a plan of every 31 days is still once a month (CONTACT-BREAK)
LONGEST_PAUSE = timedelta(weeks=8)  # CONTACT-SUSPEND-8W
COMMITTEES_OWN = ("overvaaget", "delvis_afbrudt", "afbrudt", "kontrol")
WITHOUT_SCHEDULE = ("afbrudt", "kontrol")
YEARS_BEFORE_PERMANENT = 3  # PERMANENT-3Y


class ContactForm(DayForm):
    """What contact is decided. Rarer than once a month is a break, and a break is the committee's."""

    why = {"with_whom": "CONTACT-DUTY", "form": "CONTACT-SUPPORTED", "decided_by": "CONTACT-BREAK"}
    day_asks = _("Afgjort den")

    with_whom = forms.CharField(label=_("Samvær med hvem?"), max_length=200, help_text=_("For eksempel: mor, farmor."))
    every_days = forms.IntegerField(
        label=_("Hvor mange dage er der højst imellem?"),
        required=False,
        min_value=1,
        max_value=730,
        widget=forms.NumberInput(attrs={"class": "input-width-xs"}),
        help_text=_("En gang om ugen er 7, hver anden uge 14, en gang om måneden 31."),
    )
    form = forms.ChoiceField(label=_("Hvordan?"), widget=forms.RadioSelect, initial="alm")
    decided_by = forms.ChoiceField(
        label=_("Hvem har afgjort det?"), choices=DecidedBy.choices, widget=forms.RadioSelect
    )
    childs_wish = forms.CharField(label=_("Hvad ønsker barnet?"), required=False, widget=text_area(3))
    reasons = forms.CharField(label=_("Begrundelse"), required=False, widget=text_area(3))
    until = DayField(label=_("Gælder til og med"), required=False)

    field_order = ["with_whom", "every_days", "form", "decided_by", "childs_wish", "reasons", "until", "happened_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["form"]
        kinds.choices = contact_forms(on=self.today)

    def clean(self) -> dict[str, Any]:
        """What was filled in; a break, supervised contact and control are sent to the committee."""
        cleaned = super().clean()
        kind, days, by = cleaned.get("form", ""), cleaned.get("every_days"), cleaned.get("decided_by")
        if days is None and kind and kind not in WITHOUT_SCHEDULE and "every_days" not in self.errors:
            self.add_error("every_days", _("Skriv, hvor mange dage der højst er imellem."))
        rare = days is not None and days > A_MONTH
        if by == DecidedBy.MUNICIPALITY and (rare or kind in COMMITTEES_OWN):
            self.add_error("decided_by", self.to_the_committee(rare=rare))
        if by != DecidedBy.MUNICIPALITY and by and (rare or kind in COMMITTEES_OWN) and not cleaned.get("until"):
            self.add_error("until", _("Udvalget afgør det for en bestemt tid. Skriv den sidste dag."))
        return cleaned

    @staticmethod
    def to_the_committee(*, rare: bool) -> str:
        """What to do instead, when it is not the municipality's to decide (Barnets lov § 105)."""
        what = (
            _("Samvær sjældnere end en gang om måneden er en afbrydelse.")
            if rare
            else _("Det kan kommunen ikke afgøre.")
        )
        instead = _("Det afgør børne- og ungeudvalget. Lav en indstilling, og skriv afgørelsen her bagefter.")
        return f"{what} {instead}"


class PauseForm(DayForm):
    """A pause in contact because the child asks for it: at most 8 weeks."""

    why = {"with_whom": "CONTACT-SUSPEND-8W", "until": "CONTACT-SUSPEND-8W", "childs_wish": "CONTACT-SUSPEND-8W"}
    day_asks = _("Afgjort den")

    with_whom = forms.CharField(
        label=_("Hvem holder barnet pause fra?"), max_length=200, help_text=_("For eksempel: mor, farmor.")
    )
    childs_wish = forms.CharField(label=_("Barnets egne ord"), widget=text_area(3))
    until = DayField(label=_("Til og med"), help_text=_("Højst 8 uger efter afgørelsen."))
    reasons = forms.CharField(label=_("Begrundelse"), required=False, widget=text_area(3))

    field_order = ["with_whom", "childs_wish", "until", "reasons", "happened_on"]

    def clean(self) -> dict[str, Any]:
        """What was filled in, within the 8 weeks of Barnets lov § 104, stk. 5."""
        cleaned = super().clean()
        until, decided = cleaned.get("until"), cleaned.get("happened_at")
        if until and decided:
            last = danish_day(decided) + LONGEST_PAUSE
            if until > last:
                self.add_error("until", _("En pause kan højst vare 8 uger, altså til %s.") % in_words(last))
            if until < danish_day(decided):
                self.add_error("until", _("Pausen kan ikke slutte, før den er besluttet. Ret dagen."))
        return cleaned


class ContactHeldForm(DayForm):
    """Contact as it was decided took place."""

    why = {"contact": "CONTACT-DUTY"}
    day_asks = _("Holdt den")

    contact = forms.ChoiceField(label=_("Hvilket samvær?"), widget=forms.RadioSelect)
    went = forms.CharField(label=_("Hvordan gik det?"), required=False, max_length=500)

    field_order = ["contact", "happened_on", "went"]

    def __init__(self, *args: Any, contacts: Sequence[FamilyContact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contacts = {str(contact.pk): contact for contact in contacts}
        which: Any = self.fields["contact"]
        which.choices = [(str(contact.pk), contact.with_whom) for contact in contacts]

    def clean_contact(self) -> FamilyContact:
        """The decided contact it was."""
        return self.contacts[self.cleaned_data["contact"]]


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

    def __init__(self, *args: Any, placed_since: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_be_permanent_from = months_after(placed_since, 12 * YEARS_BEFORE_PERMANENT)
        self.fields["permanent"].help_text = _("Tidligst %s, efter 3 års anbringelse, og kun af udvalget.") % in_words(
            self.may_be_permanent_from
        )

    def clean(self) -> dict[str, Any]:
        """What was filled in; permanent is the committee's and comes after three years."""
        cleaned = super().clean()
        if cleaned.get("permanent"):
            day = danish_day(cleaned.get("happened_at", self.now))
            if day < self.may_be_permanent_from:
                words = _("Barnet har ikke været anbragt i 3 år. Det kan tidligst afgøres %s.")
                self.add_error("permanent", words % in_words(self.may_be_permanent_from))
            if cleaned.get("decided_by") == DecidedBy.MUNICIPALITY:
                self.add_error("decided_by", _("En permanent anbringelse afgøres af udvalget. Lav en indstilling."))
        elif not cleaned.get("renewal_due") and "renewal_due" not in self.errors:
            self.add_error("renewal_due", _("Skriv, hvornår anbringelsen senest skal behandles igen."))
        return cleaned


ROWS = range(1, 5)  # of people on the page; a family with more fills it in twice
CHECKS = ("criminal", "children")


class NetworkFamilyForm(DayForm):
    """A family of the child's network is approved: everybody of 15 or more checked, the home seen, the child asked."""

    why = {
        "name": "NETWORK-APPROVAL",
        "person_1": "NETWORK-APPROVAL",
        "home_visit_on": "NETWORK-APPROVAL",
        "childs_wish": "NETWORK-APPROVAL",
        "review_on": "NETWORK-APPROVAL",
    }
    day_asks = _("Godkendt den")
    been = ("home_visit_on", "course_on", "contract_on", *(f"{each}_{row}" for row in ROWS for each in CHECKS))

    name = forms.CharField(label=_("Familien"), max_length=200)
    address = forms.CharField(label=_("Adresse"), required=False, max_length=300)
    home_visit_on = DayField(label=_("Hjemmebesøg den"))
    childs_wish = forms.CharField(label=_("Hvad ønsker barnet?"), widget=text_area(3))
    other_children = forms.CharField(label=_("Andre børn i hjemmet, og hvad de siger"), required=False, max_length=500)
    course_on = DayField(label=_("Kursus tilbudt den"), required=False)
    contract_on = DayField(label=_("Kontrakt skrevet under den"), required=False)
    review_on = DayField(label=_("Godkendelsen ses på igen senest"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in ROWS:
            name = forms.CharField(label=_("Navn på %d. person over 15 år") % row, max_length=200, required=row == 1)
            self.ask(f"person_{row}", name)
            self.ask(f"criminal_{row}", DayField(label=_("Straffeattest set den"), required=False))
            self.ask(f"children_{row}", DayField(label=_("Børneattest set den"), required=False))
        people = [f"{name}_{row}" for row in ROWS for name in ("person", *CHECKS)]
        rest = [
            "home_visit_on",
            "childs_wish",
            "other_children",
            "course_on",
            "contract_on",
            "review_on",
            "happened_on",
        ]
        self.order_fields(["name", "address", *people, *rest])

    def people_rows(self) -> Iterator[list[Any]]:
        """The questions about each person, row by row, for the page."""
        for row in ROWS:
            yield [self[f"{name}_{row}"] for name in ("person", *CHECKS)]

    def clean(self) -> dict[str, Any]:
        """What was filled in; nobody of 15 or more is unchecked."""
        cleaned = super().clean()
        people = []
        for row in ROWS:
            name = cleaned.pop(f"person_{row}", "")
            seen = [cleaned.pop(f"{kind}_{row}", None) for kind in CHECKS]
            if not name:
                continue
            people.append(PersonChecked(name, *seen))
            for kind, day in zip(CHECKS, seen, strict=True):
                if day is None and f"{kind}_{row}" not in self.errors:
                    self.add_error(f"{kind}_{row}", _("Alle over 15 år tjekkes, før familien godkendes. Skriv dagen."))
        cleaned["people"] = people
        if cleaned.get("review_on") and cleaned["review_on"] <= self.today:
            self.add_error("review_on", _("Vælg en dag, der ligger forude."))
        return cleaned


def placed_since(placement: Placement, earlier: Sequence[Placement]) -> date:
    """The day the child was first placed in this unbroken row of placements."""
    began = placement.starts_at
    for before in sorted(earlier, key=lambda each: each.starts_at, reverse=True):
        if before.ends_at == began:
            began = before.starts_at
    return danish_day(began)
