"""What is asked when a file is attached to a child."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tovholder.foundation.ui.forms import Form, MomentField


class CameForm(Form):
    """Something that came, and when: two dates, received and filed (offentlighedsloven § 15)."""

    received_at = MomentField(
        label=gettext_lazy("Modtaget"), help_text=gettext_lazy("Uden svar: lige nu."), required=False
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._now = now

    def clean_received_at(self) -> datetime:
        """An empty field means now; the future is not when it came."""
        given: datetime | None = self.cleaned_data["received_at"]
        if given is not None and given > self._now:
            raise ValidationError(_("Tidspunktet ligger ude i fremtiden. Skriv, hvornår det kom."))
        return given or self._now


class AttachForm(CameForm):
    """A file, what to call it, and when it came."""

    why = {"file": "JOURNAL-DUTY"}

    file = forms.FileField(
        label=gettext_lazy("Fil"),
        help_text=gettext_lazy("Højst 20 MB. Billeder, PDF, Word og andre dokumenter; ikke programmer."),
        max_length=300,
        allow_empty_file=True,  # the deed says what is wrong with an empty file, in words that help
    )
    title = forms.CharField(
        label=gettext_lazy("Hvad er det?"),
        help_text=gettext_lazy("For eksempel: udtalelse fra skolen. Uden titel bruges filens navn."),
        max_length=200,
        required=False,
    )

    field_order = ["file", "title", "received_at"]
