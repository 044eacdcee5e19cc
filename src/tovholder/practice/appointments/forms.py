"""What is asked about an appointment: three things must be answered, the rest can wait."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import Form, MomentField
from tovholder.foundation.ui.wording import clock, moment
from tovholder.practice.appointments.models import AppointmentKind
from tovholder.practice.appointments.queries import overlapping

LENGTHS = [("30", _("30 min.")), ("45", _("45 min.")), ("60", _("1 time")), ("90", _("1½ time")), ("120", _("2 timer"))]
LENGTHS += [("180", _("3 timer")), ("480", _("Hele dagen"))]
FURTHEST_AHEAD = timedelta(days=2 * 366)
YES_NO = [("yes", _("Ja")), ("no", _("Nej"))]


class BookForm(Form):
    """When, what kind, and whether the child comes."""

    why: ClassVar[dict[str, str]] = {
        "kind": "FOLLOW-NEXT",
        "starts_at": "FOLLOW-NEXT",
        "minutes": "FOLLOW-NEXT",
        "child_comes": "CHILD-VIEW",
    }

    kind = forms.ChoiceField(label=_("Hvad er det?"), choices=AppointmentKind.choices)
    starts_at = MomentField(label=_("Hvornår?"))
    minutes = forms.ChoiceField(label=_("Hvor længe?"), choices=LENGTHS, initial="60")
    place = forms.CharField(label=_("Hvor?"), max_length=300, required=False)
    at_home = forms.BooleanField(
        label=_("Det er hjemme hos nogen"),
        required=False,
        help_text=_("Så vises stedet ikke i kalenderen på din telefon."),
    )
    child_comes = forms.ChoiceField(
        label=_("Er barnet inviteret?"), choices=YES_NO, widget=forms.RadioSelect, initial="yes"
    )
    child_not_because = forms.CharField(label=_("Hvorfor ikke?"), max_length=300, required=False)
    adults = forms.MultipleChoiceField(
        label=_("Hvilke voksne kommer?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    others = forms.CharField(
        label=_("Andre, der kommer"),
        max_length=1000,
        required=False,
        help_text=_("Navne med komma imellem, for eksempel lærer, sundhedsplejerske, bisidder."),
    )
    interpreter = forms.CharField(
        label=_("Tolk bestilt: sprog"), max_length=60, required=False, help_text=_("Tomt, hvis der ikke skal tolk til.")
    )
    agenda = forms.CharField(label=_("Hvad skal I tale om?"), widget=forms.Textarea(attrs={"rows": 4}), required=False)
    overlap_seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: Any, now: datetime, adults: list[tuple[str, str]], user_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now, self.user_id = now, user_id
        if adults:
            choosing: Any = self.fields["adults"]
            choosing.choices = adults
        else:
            del self.fields["adults"]

    def clean_starts_at(self) -> datetime:
        """A time to come, and not in another decade."""
        starts: datetime = self.cleaned_data["starts_at"]
        if starts < self.now - timedelta(minutes=5):
            raise ValidationError(
                _(
                    "Tidspunktet er gået. Book en tid, der kommer. Er det allerede sket, så skriv et notat eller "
                    "en samtale."
                )
            )
        if starts > self.now + FURTHEST_AHEAD:
            raise ValidationError(_("Tidspunktet er mere end to år ude i fremtiden. Ret datoen."))
        return starts

    def clean(self) -> dict[str, Any]:
        """A reason when the child does not come; a warning, once, when the time is taken."""
        given = self.cleaned_data
        if given.get("child_comes") == "no" and not given.get("child_not_because"):
            self.add_error("child_not_because", _("Skriv, hvorfor barnet ikke er inviteret."))
        if given.get("child_comes") == "yes" and given.get("child_not_because"):
            self.add_error("child_comes", _("Du har skrevet, hvorfor barnet ikke kommer. Vælg nej, eller slet det."))
        if not self.errors:
            self._warn_of_overlap(given)
        return given

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        starts: datetime = self.cleaned_data["starts_at"]
        return starts + timedelta(minutes=int(self.cleaned_data["minutes"]))

    def _warn_of_overlap(self, given: dict[str, Any]) -> None:
        starts = given["starts_at"]
        seen = f"{starts:%Y%m%d%H%M}-{given['minutes']}"
        there = overlapping(self.user_id, starts_at=starts, ends_at=self.ends_at)
        if not there or given.get("overlap_seen") == seen:
            return
        typed: Any = self.data.copy()  # type: ignore[attr-defined]  # what the browser sent, to be shown again
        typed["overlap_seen"] = seen
        self.data = typed
        times = ", ".join(f"{moment(each.starts_at)}–{clock(each.ends_at)}" for each in there)
        raise ValidationError(_("Du har en anden aftale i den tid: %s. Book igen, hvis det er i orden.") % times)


class HeldForm(Form):
    """It was held."""

    why: ClassVar[dict[str, str]] = {}

    held_at = MomentField(label=_("Hvornår blev den holdt?"), required=False, help_text=_("Tomt: som aftalt."))

    def __init__(self, *args: Any, agreed: datetime, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreed, self.now = agreed, now

    def clean_held_at(self) -> datetime:
        """A time that has been; the one agreed when nothing is written, once that has been."""
        written: datetime | None = self.cleaned_data["held_at"]
        latest = self.now + timedelta(minutes=5)
        if written and written > latest:
            raise ValidationError(_("Tidspunktet ligger i fremtiden. Skriv, hvornår aftalen blev holdt."))
        if not written and self.agreed > latest:
            told = _("Aftalen er først %s. Blev den holdt før, så skriv hvornår.")
            raise ValidationError(told % moment(self.agreed))
        return written or self.agreed


class CancelForm(Form):
    """It does not take place."""

    why: ClassVar[dict[str, str]] = {"because": "JOURNAL-DUTY"}

    because = forms.CharField(label=_("Hvorfor er den aflyst?"), max_length=300)
