"""Where a letter goes: the address we know is offered and can be written over; one that must not be shown is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def address_field(label: Any) -> forms.CharField:
    """The lines of an address as they stand on the envelope."""
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=300)


@dataclass(frozen=True)
class KnownAddress:
    """Where the recipient lives as far as we know, and whether it must not be shown."""

    text: str = ""
    hidden: bool = False

    def offer(self, field: forms.Field) -> None:
        """Fill it in, or say that it is put on the letter unseen."""
        if self.hidden:
            field.help_text = _("Adressen er beskyttet. Den sættes på brevet, uden at den vises her.")
        else:
            field.initial = self.text

    def unless(self, written: str) -> str:
        """What was written; else the address that must not be shown. One that was shown and struck out is gone."""
        return written or (self.text if self.hidden else "")
