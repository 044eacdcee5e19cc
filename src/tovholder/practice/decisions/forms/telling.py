"""Sending a decision: how and where it goes; and that a party has it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.letters.addresses import KnownAddress, address_field
from tovholder.foundation.ui.forms import LIES_AHEAD, DayField, Form
from tovholder.practice.decisions.addressees import PartyRecipient
from tovholder.practice.decisions.models import HowTold

_NOT_BY_HAND = frozenset({HowTold.LETTER.value, HowTold.DIGITAL_POST.value})
_HAD_IT = _("Klagefristen på fire uger løber fra den dag, parten har brevet.")


class PartyLetterForm(Form):
    """One party's letter. An address that must not be shown is put on the letter without being shown here."""

    why = {"how": "COMPLAINT-GUIDANCE-25"}

    how = forms.ChoiceField(label=_("Hvordan?"), choices=HowTold.choices, widget=forms.RadioSelect)
    address = address_field(_("Adressen, hvis det er et brev med posten"))
    told_to_child = forms.CharField(
        label=_("Sådan siger vi det til barnet"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Korte sætninger, som barnet forstår. Intet om andre, som barnet ikke skal vide."),
    )
    told_on = DayField(
        label=_("Har allerede fået brevet den"),
        required=False,
        help_text=_("Kun hvis parten har det i hånden. Ellers skrives det, når brevet er kommet frem."),
    )

    field_order = ["told_to_child", "how", "address", "told_on"]

    def __init__(
        self,
        *args: Any,
        addressee: PartyRecipient,
        decided_on: date,
        today: date,
        known: KnownAddress,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.addressee, self.known = addressee, known
        self.decided_on, self.today = decided_on, today
        how: Any = self.fields["how"]
        how.choices = _named(_ways_to(addressee))
        how.initial = _usual_way(addressee, known.text)
        known.offer(self.fields["address"])
        if not addressee.is_child:
            del self.fields["told_to_child"]

    def clean_told_on(self) -> date | None:
        """The day the party had it, from the day of the decision until today."""
        return _since_it_was_made(self.cleaned_data.get("told_on"), self.decided_on, self.today)

    def clean(self) -> dict[str, Any]:
        """A letter has an address; a child has words of its own."""
        given: dict[str, Any] = super().clean() or {}
        if self.addressee.is_child and not given.get("told_to_child"):
            self.add_error("told_to_child", _("Skriv afgørelsen, så barnet forstår den."))
        if given.get("how") == HowTold.LETTER and not self.where():
            self.add_error("address", _("Skriv adressen, eller vælg en anden måde."))
        return given

    def where(self) -> str:
        """Where the letter goes: what is written, else the address we know; "" where it is not sent by post."""
        if self.cleaned_data.get("how") != HowTold.LETTER:
            return ""
        return self.known.unless(self.cleaned_data.get("address", ""))


class SendAgainForm(Form):
    """How a letter that did not come through goes now; in the post to the newest address we know, or another one."""

    why = {"how": "COMPLAINT-GUIDANCE-25"}

    how = forms.ChoiceField(label=_("Hvordan sendes det nu?"), widget=forms.RadioSelect)
    address = address_field(_("Adressen, brevet nu sendes til"))

    def __init__(self, *args: Any, known: KnownAddress, has_letterbox: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        how: Any = self.fields["how"]
        how.choices = _named(_NOT_BY_HAND if has_letterbox else frozenset({HowTold.LETTER.value}))
        how.initial = HowTold.LETTER
        known.offer(self.fields["address"])

    def clean(self) -> dict[str, Any]:
        """A letter in the post has an address."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("how") == HowTold.LETTER and not self.where():
            self.add_error("address", _("Skriv adressen, eller vælg en anden måde. Brevet kan også udleveres."))
        return given

    def where(self) -> str:
        """Where it goes; "" where it is not sent by post."""
        if self.cleaned_data.get("how") != HowTold.LETTER:
            return ""
        return self.known.unless(self.cleaned_data.get("address", ""))


class HandedOverForm(Form):
    """The party has the letter: how, and from which day."""

    why = {"how": "COMPLAINT-4W"}

    how = forms.ChoiceField(label=_("Hvordan fik parten brevet?"), choices=[], widget=forms.RadioSelect)
    told_on = DayField(label=_("Hvilken dag havde parten brevet?"), required=False, help_text=_HAD_IT)

    def __init__(self, *args: Any, decided_on: date, today: date, likely: HowTold, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decided_on, self.today = decided_on, today
        choice: Any = self.fields["how"]
        choice.choices = _named(frozenset(HowTold.values) - {HowTold.DIGITAL_POST.value})
        choice.initial = likely
        self.fields["told_on"].initial = today

    def clean_told_on(self) -> date:
        """The day the party had it; today when nothing is filled in."""
        return _since_it_was_made(self.cleaned_data.get("told_on"), self.decided_on, self.today) or self.today


def _named(ways: frozenset[str]) -> list[tuple[str, Any]]:
    """The ways as they are chosen: a letter is here one in the post."""
    by_post: Any = _("Brev med posten")
    return [(way, by_post if way == HowTold.LETTER else name) for way, name in HowTold.choices if way in ways]


def _ways_to(addressee: PartyRecipient) -> frozenset[str]:
    """No letter alone to a child below fifteen; who is not in our records has no Digital Post from us."""
    ways = frozenset(HowTold.values)
    if addressee.read_together:
        return ways - _NOT_BY_HAND
    return ways - {HowTold.DIGITAL_POST.value} if addressee.represents else ways


def _usual_way(addressee: PartyRecipient, known_address: str) -> HowTold:
    """A child's letter goes to no address by itself: it is read together, or goes to the young person's own post."""
    if addressee.is_child:
        return HowTold.READ_TOGETHER if addressee.read_together else HowTold.DIGITAL_POST
    return HowTold.LETTER if addressee.represents and known_address else HowTold.DIGITAL_POST


def _since_it_was_made(given: date | None, decided_on: date, today: date) -> date | None:
    if given is not None and given > today:
        raise ValidationError(LIES_AHEAD)
    if given is not None and given < decided_on:
        words = _("Dagen ligger før afgørelsen %(made)s. Skriv den dag, parten havde brevet.")
        raise ValidationError(words, params={"made": f"{decided_on:%d.%m.%Y}"})
    return given
