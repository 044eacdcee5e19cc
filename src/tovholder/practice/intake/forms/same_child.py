"""What is filled in when two records are the same child."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import Form


class SameChildForm(Form):
    """Which record is kept, and why they are the same child."""

    why = {"keep": "JOURNAL-DUTY", "reason": "JOURNAL-DUTY"}

    keep = forms.ChoiceField(label=_("Hvilken journal skal være barnets?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Hvordan ved du, at det er det samme barn?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For eksempel: samme CPR-nummer, eller forældrene har bekræftet det."),
        max_length=500,
    )

    def __init__(self, *args: Any, records: Sequence[tuple[str, str]], busy: frozenset[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep: Any = self.fields["keep"]
        keep.choices = list(records)
        self.busy = busy

    def clean(self) -> dict[str, Any]:
        """What was filled in; help that runs stands on the record that is kept, where it is seen."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        kept = cleaned.get("keep")
        if kept and any(str(each) != kept for each in self.busy):
            words = _("På den anden journal kører der hjælp. Behold den journal i stedet.")
            if len(self.busy) > 1:
                words = _("Der kører hjælp på begge journaler. Afslut den på den ene, og skriv den ind på den anden.")
            self.add_error("keep", words)
        return cleaned


class NotTheSameForm(Form):
    """Why two records were not the same child after all."""

    why = {"reason": "JOURNAL-DUTY"}

    reason = forms.CharField(
        label=_("Hvorfor er det ikke det samme barn?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500
    )
