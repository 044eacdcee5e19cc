"""What is filled in to bring a matter before the committee."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import name_and_age
from tovholder.foundation.ui.forms import Form
from tovholder.foundation.ui.language import in_danish
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.committee.forms.meetings import meeting_choices
from tovholder.practice.committee.kinds import choices_on
from tovholder.practice.committee.models import CommitteeMeeting, Recipient
from tovholder.practice.committee.queries.people import Party

HOW = [
    ("digital", _("Digital Post")),
    ("secure", _("Sikker mail")),
    ("hand", _("Givet i hånden")),
    ("letter", _("Brev med posten")),
]


@in_danish
def way_sent(how: str) -> str:
    """How it went, in the words that the proof keeps: Danish, whatever language the page is read in."""
    return str(dict(HOW)[how])


class MatterForm(Form):
    """A matter comes before the committee: what is to be decided, for whom, and when."""

    why = {"kind": "DEC-PLACE-FORCED"}

    kind = forms.ChoiceField(label=_("Hvad skal udvalget afgøre?"))
    also_about = forms.MultipleChoiceField(label=_("Samtidig om"), required=False, widget=forms.CheckboxSelectMultiple)
    meeting = forms.ChoiceField(label=_("Møde"), required=False)

    def __init__(
        self,
        *args: Any,
        on: date,
        siblings: Sequence[Child],
        meetings: Sequence[CommitteeMeeting],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {str(each.pk): each for each in meetings}
        kind: Any = self.fields["kind"]
        kind.choices = [("", _("Vælg")), *choices_on(on)]
        also: Any = self.fields["also_about"]
        also.choices = [(str(each.pk), name_and_age(each, on=on)) for each in siblings]
        if not siblings:
            del self.fields["also_about"]
        meeting: Any = self.fields["meeting"]
        meeting.choices = [("", _("Endnu ikke berammet")), *meeting_choices(meetings)]

    def clean_meeting(self) -> CommitteeMeeting | None:
        """The meeting itself; None when there is none yet."""
        return self.meetings.get(self.cleaned_data["meeting"])


class WithdrawForm(Form):
    """Why a matter is not heard after all."""

    why = {"because": "DEC-PLACE-FORCED"}

    because = forms.CharField(label=_("Hvorfor skal sagen ikke behandles?"), max_length=300)


class RecommendationForm(Form):
    """The recommendation: what the office wants decided, and why. The rest is taken from the file."""

    why = {"recommends": "DEC-PLACE-FORCED"}

    recommends = forms.CharField(
        label=_("Vi indstiller"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Hvad skal udvalget beslutte, efter hvilken paragraf, og hvorfor kan andet ikke løse det?"),
    )
    purpose = forms.CharField(label=_("Formål"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    expected_duration = forms.CharField(label=_("Forventet varighed"), required=False, max_length=200)


class BundleForm(HappenedForm):
    """Who has been sent the papers, how and when. One recipient each gives one line of proof."""

    why = {"how": "COMMITTEE-BUNDLE"}
    when_asks = _("Hvornår blev det sendt?")

    to = forms.MultipleChoiceField(label=_("Sendt til"), required=False, widget=forms.CheckboxSelectMultiple)
    lawyer = forms.CharField(
        label=_("Advokat"), required=False, max_length=200, help_text=_("Navn, og for hvem: »Advokat Bo Lind for mor«.")
    )
    other = forms.CharField(label=_("Anden part"), required=False, max_length=200)
    how = forms.ChoiceField(label=_("Hvordan?"), choices=HOW, widget=forms.RadioSelect)
    summons = forms.BooleanField(
        label=_("Indkaldelsen til mødet var med, med oplysning om aktindsigt og ret til at udtale sig (§ 141)"),
        required=False,
    )

    field_order = ["to", "lawyer", "other", "how", "summons", "happened_at"]

    def __init__(self, *args: Any, parties: Sequence[Party], members: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {party.key: (party.kind, party.name) for party in parties}
        everybody = [(party.key, f"{party.name} ({party.role.lower()})") for party in parties]
        if members:
            self.known["members"] = (Recipient.MEMBER, "Udvalgets medlemmer")
            everybody.append(("members", _("Udvalgets medlemmer: %s") % ", ".join(members)))
        to: Any = self.fields["to"]
        to.choices = everybody

    def clean(self) -> dict[str, Any]:
        """Somebody must have had it."""
        given: dict[str, Any] = super().clean() or {}
        if not any(given.get(name) for name in ("to", "lawyer", "other")) and not self.errors:
            self.add_error("to", _("Vælg, eller skriv, hvem materialet er sendt til."))
        return given

    def recipients(self) -> list[tuple[Recipient, str]]:
        """Everybody it went to."""
        found = [self.known[key] for key in self.cleaned_data["to"]]
        if self.cleaned_data["lawyer"]:
            found.append((Recipient.LAWYER, self.cleaned_data["lawyer"]))
        if self.cleaned_data["other"]:
            found.append((Recipient.OTHER_PARTY, self.cleaned_data["other"]))
        return found
