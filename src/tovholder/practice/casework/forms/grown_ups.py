"""What is filled in about a grown-up around the child."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.families.models import TieKind
from tovholder.foundation.ui.forms import DayField
from tovholder.practice.casework.forms.who import WhoForm

SOMEBODY_ELSE = ""
CUSTODY = {"yes": True, "no": False, "": None}
_CUSTODY_WORDS = [("yes", _("Ja")), ("no", _("Nej")), ("", _("Ved ikke"))]


class _PersonForm(WhoForm):
    """Who the grown-up is: nothing of it has to be known."""

    name = forms.CharField(label=_("Navn"), required=False, max_length=300)
    phone = forms.CharField(label=_("Telefon"), required=False, max_length=60)
    birth_date = DayField(label=_("Født"), required=False)
    cpr = forms.CharField(
        label=_("CPR-nummer"),
        required=False,
        max_length=20,
        help_text=_("Ti cifre. Uden fødselsdato bruges nummerets. Nummeret gemmes forseglet og vises ikke her."),
    )
    custody = forms.ChoiceField(
        label=_("Har den voksne del i forældremyndigheden?"),
        required=False,
        choices=_CUSTODY_WORDS,
        widget=forms.RadioSelect,
    )

    def clean_custody(self) -> bool | None:
        """With custody, without it, or nobody knows."""
        return CUSTODY[self.cleaned_data["custody"]]


class NewGrownUpForm(_PersonForm):
    """A grown-up is written down as belonging to the child, and to siblings with it: parties, consents, letters."""

    why = {"kind": "HEARING-19"}

    who = forms.ChoiceField(label=_("Er det en af dem?"), required=False, widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=_("Hvem er det for barnet?"), choices=[("", _("Vælg")), *TieKind.choices])
    lives_here = forms.BooleanField(label=_("Bor sammen med barnet"), required=False)
    also = forms.MultipleChoiceField(
        label=_("Gælder det også deres søskende?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    field_order = ["who", "name", "kind", "custody", "lives_here", "phone", "birth_date", "cpr", "also"]

    def __init__(
        self,
        *args: Any,
        known: Sequence[tuple[str, str]] = (),
        siblings: Sequence[tuple[str, str]] = (),
        has_home: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["who"].choices = [*known, (SOMEBODY_ELSE, _("En anden: skriv navnet"))]
        fields["also"].choices = list(siblings)
        for name, is_asked in (("who", known), ("also", siblings), ("lives_here", has_home)):
            if not is_asked:
                del fields[name]

    def clean(self) -> dict[str, Any]:
        """Somebody who is named here, or written down already; not both."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("who") and given.get("name"):
            self.add_error("name", _("Du har både valgt en voksen og skrevet et navn. Lad det ene stå."))
        elif not given.get("who") and not given.get("name"):
            self.add_error("name", _("Skriv, hvad den voksne hedder."))
        return given


class GrownUpForm(_PersonForm):
    """What is known of a grown-up who is written down already, and whether they still belong to the child."""

    since = DayField(
        label=_("Ændringen af forældremyndigheden gælder fra"),
        required=False,
        help_text=_("Tom: i dag. Var den ikke oplyst før, gælder svaret hele tiden, den voksne har været om barnet."),
    )
    moved_on = DayField(label=_("Den voksne er flyttet den"), required=False, help_text=_("Tom med en adresse: i dag."))
    address = forms.CharField(
        label=_("Ny adresse"), required=False, max_length=300, help_text=_("Vej, nummer og by. Tom: den kendes ikke.")
    )
    secret = forms.BooleanField(label=_("Adressen må ikke vises, f.eks. et krisecenter"), required=False)
    ends = DayField(
        label=_("Hører ikke længere til barnet fra"),
        required=False,
        help_text=_("Udfyld kun, hvis den voksne er skrevet på ved en fejl eller ikke længere er om barnet."),
    )

    field_order = ["name", "phone", "birth_date", "cpr", "custody", "since", "moved_on", "address", "secret", "ends"]

    def __init__(self, *args: Any, belongs_since: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._belongs_since = belongs_since

    def clean_moved_on(self) -> date | None:
        """Not a day to come: where somebody lives is what letters go by."""
        given: date | None = self.cleaned_data["moved_on"]
        if given is not None and given > self._today:
            raise ValidationError(_("Dagen ligger ude i fremtiden. Skriv den, når den voksne er flyttet."))
        return given

    def clean_ends(self) -> date | None:
        """Not before the day the grown-up began to belong to the child."""
        given: date | None = self.cleaned_data["ends"]
        if given is not None and given <= self._belongs_since:
            raise ValidationError(_("Skriv en dag efter den, den voksne er skrevet på barnet fra: %s.") % self._from())
        return given

    def _from(self) -> str:
        return f"{self._belongs_since:%d.%m.%Y}"
