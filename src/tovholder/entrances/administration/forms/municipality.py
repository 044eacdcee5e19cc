"""What an administrator fills in about the municipality, its closing days and other systems' keys."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.entrances.administration.forms.fields import ClockField, NumberToCall
from tovholder.foundation.organisation.models import ClosingDay
from tovholder.foundation.ui.forms import DayField, Form


class KeyForm(Form):
    """Which system a key is for."""

    why = {"name": "LOG-USE"}

    name = forms.CharField(label=_("Hvilket system er nøglen til?"), max_length=100, help_text=_("F.eks. skolernes."))


class MunicipalityForm(Form):
    """What the municipality has decided for itself, and no kept date depends on."""

    why = {"out_of_hours_phone": "NOTIF-24H", "opens": "NOTIF-24H", "closes": "NOTIF-24H"}

    out_of_hours_phone = NumberToCall(label=_("Døgnvagtens telefon"), help_text=_("Vises for alle, der underretter."))
    daytime_phone = NumberToCall(label=_("Modtagelsens telefon"), required=False)
    intake_mailbox = forms.EmailField(
        label=_("Modtagelsens postkasse"),
        required=False,
        help_text=_("Får besked, når noget er kommet, uden et ord om nogen."),
    )
    opens = ClockField(label=_("Modtagelsen åbner"))
    closes = ClockField(label=_("Modtagelsen lukker"))
    escalate_after_minutes = forms.IntegerField(
        label=_("Døgnvagt: den næste får besked efter (minutter)"), min_value=1, max_value=720, required=False
    )
    history_open_days = forms.IntegerField(
        label=_("Modtagelsen kan se tidligere sager efter en afgørelse (dage)"),
        min_value=0,
        max_value=365,
        required=False,
    )
    letter_closing = forms.CharField(
        label=_("Sidst i hvert brev"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )

    def clean(self) -> dict[str, Any]:
        """It opens before it closes."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("opens") and given.get("closes") and given["opens"] >= given["closes"]:
            self.add_error("closes", _("Modtagelsen lukker, før den åbner. Ret tiderne."))
        return given


class ClosingDayForm(Form):
    """A day the offices are closed."""

    why = {"day": "NOTIF-24H", "because": "NOTIF-24H"}

    day = DayField(label=_("Dag"))
    because = forms.CharField(label=_("Hvorfor?"), max_length=100, help_text=_("F.eks. grundlovsdag eller flytning."))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_day(self) -> date:
        """Today or a day to come."""
        given: date = self.cleaned_data["day"]
        if given < self._today:
            raise ValidationError(_("Dagen er gået. Skriv en dag fra i dag og frem."))
        return given

    def clean(self) -> dict[str, Any]:
        """A day that is closed for another reason is not closed once more: the new reason would be lost."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        same_day = ClosingDay.objects.filter(day=given["day"]) if "day" in given else ClosingDay.objects.none()
        if (closed := same_day.exclude(why=given.get("because", "")).first()) is not None:
            words = _("Dagen er allerede en lukkedag (%s). Fjern den først, hvis grunden er en anden.")
            self.add_error("day", words % closed.why)
        return given
