"""What may be chosen on the desk's pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.entrances.desk.kinds import KINDS
from tovholder.entrances.desk.queries.timeline import Event, Wanted
from tovholder.foundation.ui.forms import DayField, Form


class TimelineFilter(Form):
    """Which part of the timeline: what kind, by whom, and between which days. Nothing chosen shows all."""

    slags = forms.ChoiceField(label=_("Vis"), required=False)
    hvem = forms.ChoiceField(label=_("Skrevet af"), required=False)
    fra = DayField(label=_("Fra og med"), required=False)
    til = DayField(label=_("Til og med"), required=False)

    def __init__(self, *args: Any, everything: Iterable[Event], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = {str(each.who): each.by for each in everything if each.who and each.by}
        fields: dict[str, Any] = self.fields
        fields["slags"].choices = [("", _("Alt")), *((kind, _(words)) for kind, words in KINDS.items())]
        fields["hvem"].choices = [("", _("Alle")), *sorted(people.items(), key=lambda item: item[1])]

    def clean(self) -> dict[str, Any]:
        """A period that ends before it starts is turned round rather than refused."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("fra") and cleaned.get("til") and cleaned["til"] < cleaned["fra"]:
            cleaned["fra"], cleaned["til"] = cleaned["til"], cleaned["fra"]
        return cleaned

    def wanted(self) -> Wanted:
        """What was asked for; a field that could not be read asks for nothing."""
        if not self.is_bound:
            return Wanted()
        self.is_valid()
        given = self.cleaned_data
        who = UUID(given["hvem"]) if given.get("hvem") else None
        return Wanted(given.get("slags") or "", who, given.get("fra"), given.get("til"))
