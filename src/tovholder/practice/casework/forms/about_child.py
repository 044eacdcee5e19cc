"""What is filled in when something that stands on the child itself is put right, and when it lives somewhere else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.ages import can_be_due
from tovholder.foundation.families.models import Protection
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.practice.casework.forms.who import WhoForm


class AboutChildForm(WhoForm):
    """Who the child is and how it is reached: what stands comes filled in. Before its birth there is a due date."""

    name = forms.CharField(label=_("Barnets fulde navn"), required=False, max_length=300)
    called = forms.CharField(label=_("Vil gerne kaldes"), required=False, max_length=100)
    birth_date = DayField(
        label=_("Barnet er født"), required=False, help_text=_("Frister, der følger alderen, tælles på ny.")
    )
    due_date = DayField(label=_("Termin"), required=False, help_text=_("Frister, der følger terminen, tælles på ny."))
    cpr = forms.CharField(
        label=_("Barnets CPR-nummer"),
        required=False,
        max_length=20,
        help_text=_("Udfyld kun for at skrive eller rette nummeret. Det gemmes forseglet og vises ikke her."),
    )
    needs_interpreter = forms.BooleanField(label=_("Der skal tolk til, når vi taler med familien"), required=False)
    language = forms.CharField(label=_("Familiens sprog"), required=False, max_length=60)
    school_or_daycare = forms.CharField(label=_("Barnets skole eller dagtilbud"), required=False, max_length=200)
    protection = forms.ChoiceField(label=_("Er adressen beskyttet?"), choices=Protection.choices, required=False)
    safe_channel = forms.CharField(
        label=_("Sikker kontakt"),
        required=False,
        max_length=300,
        help_text=_("Hvordan, hvor og hvornår barnet kan nås uden fare, og hvornår ikke. Vises øverst på hver side."),
    )

    def __init__(self, *args: Any, unborn: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("birth_date", "cpr") if unborn else ("due_date",):
            del self.fields[name]

    def clean_due_date(self) -> date | None:
        """A day a child can be expected on, or the one that stood."""
        due: date | None = self.cleaned_data["due_date"]
        if due and "due_date" in self.changed_data and not can_be_due(due, on=self._today):
            raise ValidationError(_("Terminen kan ikke passe: den ligger for langt fra i dag. Ret dagen."))
        return due

    def clean_protection(self) -> str:
        """Nothing chosen is no protection."""
        return self.cleaned_data["protection"] or Protection.NONE


class HomeForm(Form):
    """The child lives in one more home, or has moved from one; in two at once when it goes between its parents."""

    address = forms.CharField(
        label=_("Barnet bor nu også på denne adresse"),
        required=False,
        max_length=300,
        help_text=_("Vej, nummer og by."),
    )
    share = forms.CharField(
        label=_("Hvor meget?"), required=False, max_length=100, help_text=_("For eksempel: hver anden uge.")
    )
    moved_on = DayField(label=_("Fra hvilken dag?"), required=False, help_text=_("Et tomt felt betyder i dag."))
    leaves = forms.MultipleChoiceField(
        label=_("Er barnet flyttet herfra?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    also = forms.MultipleChoiceField(
        label=_("Gælder det også deres søskende?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    field_order = ["leaves", "address", "share", "moved_on", "also"]

    def __init__(
        self,
        *args: Any,
        today: date,
        homes: Sequence[tuple[str, str, date]] = (),
        siblings: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._today, self._since = today, {key: since for key, _words, since in homes}
        fields: dict[str, Any] = self.fields
        fields["leaves"].choices = [(key, words) for key, words, _since in homes]
        fields["also"].choices = list(siblings)
        for name, is_asked in (("leaves", homes), ("also", siblings)):
            if not is_asked:
                del fields[name]

    def clean_moved_on(self) -> date:
        """Today, unless another day is given."""
        return self.cleaned_data["moved_on"] or self._today

    def clean(self) -> dict[str, Any]:
        """Something has changed, and nobody moves out before they moved in."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        left, day = given.get("leaves", []), given.get("moved_on")
        if not left and not given.get("address"):
            self.add_error("address", _("Skriv den nye adresse, eller sæt kryds ved det hjem, barnet er flyttet fra."))
        if day and any(self._since[key] >= day for key in left):
            self.add_error(
                "moved_on", _("Barnet er først skrevet på hjemmet den dag eller senere. Skriv en senere dag.")
            )
        return given
