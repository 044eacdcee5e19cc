"""What is filled in about members and meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import DayField, Form, MomentField
from tovholder.foundation.ui.wording import moment
from tovholder.practice.committee.models import ChairKind, CommitteeMeeting, Seat


class MemberForm(Form):
    """Somebody takes a seat."""

    why = {"name": "DEC-PLACE-FORCED", "seat": "DEC-PLACE-FORCED", "starts": "DEC-PLACE-FORCED"}

    name = forms.CharField(label=_("Navn"), max_length=200)
    seat = forms.ChoiceField(label=_("Plads"), choices=Seat.choices)
    deputy = forms.BooleanField(label=_("Er suppleant for pladsen"), required=False)
    chair = forms.ChoiceField(
        label=_("Formand?"), choices=ChairKind.choices, required=False, widget=forms.RadioSelect, initial=""
    )
    phone = forms.CharField(
        label=_("Telefon"),
        max_length=60,
        required=False,
        help_text=_("Skal skrives for formand og stedfortræder: døgnvagten ringer hertil om natten."),
    )
    starts = DayField(label=_("Fra og med"))

    def clean(self) -> dict[str, Any]:
        """The chair and the deputy chair have a seat of their own, and a telephone."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("chair") and not given.get("phone"):
            self.add_error("phone", _("Skriv et telefonnummer: formand og stedfortræder skal kunne nås om natten."))
        if given.get("chair") and given.get("deputy"):
            self.add_error("deputy", _("En suppleant kan ikke være formand. Vælg en af delene."))
        return given


class LeaveForm(Form):
    """A member leaves the seat."""

    why = {"ends": "DEC-PLACE-FORCED"}

    ends = DayField(label=_("Til, men ikke med"))

    def __init__(self, *args: Any, starts: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.starts = starts

    def clean_ends(self) -> date:
        """After the day the seat was taken."""
        ends: date = self.cleaned_data["ends"]
        if ends <= self.starts:
            raise ValidationError(_("Slutdagen skal ligge efter den dag, pladsen blev taget."))
        return ends


class MeetingForm(Form):
    """A meeting is booked."""

    why = {"meets_at": "COMMITTEE-BUNDLE"}

    meets_at = MomentField(label=_("Hvornår?"))
    place = forms.CharField(label=_("Hvor?"), max_length=200, required=False)


class CallOffForm(Form):
    """Why a meeting is called off."""

    why = {"because": "COMMITTEE-BUNDLE"}

    because = forms.CharField(label=_("Hvorfor aflyses mødet?"), max_length=300)


class AgendaForm(Form):
    """Which meeting a matter is put on."""

    why = {"meeting": "COMMITTEE-BUNDLE"}

    meeting = forms.ChoiceField(label=_("Møde"))

    def __init__(self, *args: Any, meetings: Sequence[CommitteeMeeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {str(each.pk): each for each in meetings}
        field: Any = self.fields["meeting"]
        field.choices = meeting_choices(meetings)

    def clean_meeting(self) -> CommitteeMeeting:
        """The meeting itself."""
        found = self.meetings.get(self.cleaned_data["meeting"])
        if found is None:
            raise ValidationError(_("Mødet findes ikke længere. Vælg et andet."))
        return found


def meeting_choices(meetings: Sequence[CommitteeMeeting]) -> list[tuple[str, str]]:
    """The meetings as choices: when, and where."""
    return [(str(each.pk), ", ".join(filter(None, [moment(each.meets_at), each.place]))) for each in meetings]
