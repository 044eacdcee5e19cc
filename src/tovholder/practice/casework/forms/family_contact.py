"""What is filled in about the placed child's contact with its family."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.forms import DayField
from tovholder.foundation.ui.wording import day as in_words
from tovholder.practice.casework.forms.days import DayForm, text_area
from tovholder.practice.casework.kinds import contact_forms
from tovholder.practice.casework.models import DecidedBy, FamilyContact

A_MONTH = 31  # days: a plan of every 31 days is still once a month (CONTACT-BREAK)
LONGEST_PAUSE = timedelta(weeks=8)  # CONTACT-SUSPEND-8W
COMMITTEES_OWN = ("overvaaget", "delvis_afbrudt", "afbrudt", "kontrol")
WITHOUT_SCHEDULE = ("afbrudt", "kontrol")


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
