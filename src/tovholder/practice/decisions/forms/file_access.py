"""What is asked when somebody wants to see the file, and when they are answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.letters.addresses import KnownAddress, address_field
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.decisions.models import Access, Asker

LAWYER, SOMEBODY = "lawyer", "somebody"


@dataclass(frozen=True)
class MayAsk:
    """Somebody known who may be the one that asks: the child, a grown-up, or who speaks for a party."""

    key: str
    name: str
    said: str
    asker: Asker
    person: UUID | None = None


class AskForFileForm(HappenedForm):
    """Who asks for the file, when it came, and what they want to see."""

    why = {"who": "ACCESS-7D", "words": "ACCESS-7D"}
    when_asks = _("Hvornår kom den?")

    who = forms.ChoiceField(label=_("Hvem beder om aktindsigt?"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Navn, hvis personen ikke står ovenfor"), max_length=200, required=False)
    words = forms.CharField(
        label=_("Hvad beder de om at se?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=10_000,
        help_text=_("For eksempel: hele sagen, eller undersøgelsen og skolens udtalelse."),
    )
    also_about = forms.MultipleChoiceField(
        label=_("Gælder det også søskende?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    field_order = ["who", "name", "words", "also_about", "happened_at"]

    def __init__(
        self, *args: Any, people: Sequence[MayAsk], siblings: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {each.key: each for each in people}
        who: Any = self.fields["who"]
        also_about: Any = self.fields["also_about"]
        who.choices = [(each.key, each.said) for each in people] + [
            (LAWYER, _("En advokat eller anden, der taler for en part")),
            (SOMEBODY, _("En anden, for eksempel en journalist")),
        ]
        also_about.choices = list(siblings)
        if not siblings:
            del self.fields["also_about"]

    def clean(self) -> dict[str, Any]:
        """Who is not known by name is named."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("who") in (LAWYER, SOMEBODY) and not given.get("name"):
            self.add_error("name", _("Skriv, hvem der beder om det."))
        return given

    def asked(self) -> dict[str, Any]:
        """The answers as the deed takes them."""
        given = self.cleaned_data
        told = {"words": given["words"], "happened_at": given["happened_at"]}
        if known := self.people.get(given["who"]):
            return {"asker": known.asker, "person": known.person, "person_name": known.name, **told}
        asker = Asker.REPRESENTATIVE if given["who"] == LAWYER else Asker.OTHER
        return {"asker": asker, "person_name": given["name"], **told}


class AnswerAboutFileForm(HappenedForm):
    """What was answered: all, some or nothing, and why something is left out."""

    why = {"access": "ACCESS-7D"}
    when_asks = _("Hvornår blev der svaret?")

    access = forms.ChoiceField(
        label=_("Hvad er der svaret?"),
        widget=forms.RadioSelect,
        choices=[
            (Access.WHOLE, _("Alt, der er bedt om, er givet")),
            (Access.PART, _("Noget er givet, og noget er undtaget")),
            (Access.REFUSED, _("Der er givet afslag")),
        ],
    )
    answer = forms.CharField(
        label=_("Hvad er givet, og hvordan?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står i brevet. For eksempel: »Du får hele sagen som bilag til brevet.«"),
    )
    because = forms.CharField(
        label=_("Hvad er undtaget, og hvorfor?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kun når noget er undtaget. Det står i brevet, med en klagevejledning."),
    )
    paragraph = forms.CharField(
        label=_("Efter hvilken bestemmelse?"),
        required=False,
        max_length=200,
        help_text=_("Loven med paragraf, stykke og nummer."),
    )

    write_letter = forms.BooleanField(
        label=_("Skriv et brev med svaret"),
        required=False,
        initial=True,
        help_text=_("Du vælger bilag og ser brevet igennem, før det sendes. Fjern krydset, hvis svaret er givet."),
    )
    address = address_field(_("Adresse på brevet"))

    field_order = ["access", "answer", "because", "paragraph", "write_letter", "address", "happened_at"]

    def __init__(self, *args: Any, known: KnownAddress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        known.offer(self.fields["address"])

    def where(self) -> str:
        """Where the letter goes; "" when it is given by hand or goes by Digital Post."""
        return self.known.unless(self.cleaned_data.get("address", ""))

    def clean(self) -> dict[str, Any]:
        """What is left out is left out for a reason, and by a paragraph (forvaltningsloven § 22)."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("access") in (Access.PART, Access.REFUSED):
            if not given.get("because"):
                self.add_error("because", _("Skriv, hvad der er undtaget, og hvorfor."))
            if not given.get("paragraph"):
                self.add_error("paragraph", _("Skriv, hvilken bestemmelse det er undtaget efter."))
        elif given.get("access") == Access.WHOLE and (given.get("because") or given.get("paragraph")):
            self.add_error("access", _("Er noget undtaget, er der ikke givet alt. Vælg, at noget er undtaget."))
        return given

    def answered(self) -> dict[str, Any]:
        """The answers as the deed takes them, but for the letter."""
        told = ("answer", "because", "paragraph", "happened_at")
        return {"access": Access(self.cleaned_data["access"]), **{each: self.cleaned_data[each] for each in told}}
