"""Checking before sending: to whom, how, where, and when they have it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import DayField, Form
from tovholder.practice.decisions.models import HowTold
from tovholder.practice.decisions.parties import Party

TAKES_AN_ADDRESS = frozenset({HowTold.LETTER.value})


class PartyLetterForm(Form):
    """One party's letter. An address that must not be shown is put on the letter without being shown here."""

    why = {"how": "COMPLAINT-GUIDANCE-25"}

    send = forms.BooleanField(label=_("Skal have afgørelsen nu"), required=False, initial=True)
    how = forms.ChoiceField(label=_("Hvordan?"), choices=HowTold.choices)
    address = forms.CharField(
        label=_("Adresse"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=300
    )
    told_on = DayField(
        label=_("Modtaget"),
        required=False,
        help_text=_("Klagefristen på fire uger løber fra den dag, parten har brevet."),
    )
    told_to_child = forms.CharField(
        label=_("Sådan siger vi det til barnet"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Korte sætninger, som barnet forstår. Intet om andre, som barnet ikke skal vide."),
    )

    def __init__(self, *args: Any, party: Party, today: date, known_address: str, hidden: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.party, self.today, self.known_address, self.hidden = party, today, known_address, hidden
        self.fields["told_on"].initial = today
        self.fields["how"].initial = _usual_way(party, known_address)
        if hidden:
            self.fields["address"].help_text = _("Adressen er beskyttet. Den sættes på brevet, uden at den vises her.")
        else:
            self.fields["address"].initial = known_address
        if not party.is_child:
            del self.fields["told_to_child"]

    def clean_told_on(self) -> date:
        """The day the party had it; today when nothing is filled in."""
        given: date | None = self.cleaned_data.get("told_on")
        if given is not None and given > self.today:
            raise ValidationError(_("Dagen ligger i fremtiden. Ret datoen."))
        return given or self.today

    def clean(self) -> dict[str, Any]:
        """A letter has an address; a child has words of its own."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("send"):
            return given
        if self.party.is_child and not given.get("told_to_child"):
            self.add_error("told_to_child", _("Skriv afgørelsen, så barnet forstår den."))
        if given.get("how") in TAKES_AN_ADDRESS and not self.where():
            self.add_error("address", _("Skriv adressen, eller vælg en anden måde."))
        if self.party.read_together and given.get("how") in (HowTold.LETTER, HowTold.DIGITAL_POST):
            self.add_error("how", _("Barnet er under 15 år. Giv det brevet, og læs det sammen."))
        return given

    def where(self) -> str:
        """Where the letter goes: what is written, else the address we know; "" where it is not sent by post."""
        if self.cleaned_data.get("how") not in TAKES_AN_ADDRESS:
            return ""
        return str(self.cleaned_data.get("address") or (self.known_address if self.hidden else ""))


def _usual_way(party: Party, known_address: str) -> HowTold:
    """A child's letter goes to no address by itself: it is read together, or goes to the young person's own post."""
    if party.is_child:
        return HowTold.READ_TOGETHER if party.read_together else HowTold.DIGITAL_POST
    return HowTold.LETTER if known_address else HowTold.DIGITAL_POST
