"""The small things done with one child in a notification, each on a page of its own."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.law.codelists import Choices, codelist
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.practice.intake.forms.moments import HappenedField
from tovholder.practice.intake.forms.receiving import YES_NO
from tovholder.practice.intake.models import Answer


class TimedForm(Form):
    """A form about something that has happened: it knows what time it is."""

    def __init__(self, *args: Any, now: datetime, not_before: datetime | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        for field in self.fields.values():
            if isinstance(field, HappenedField):
                field.now, field.not_before = now, not_before

    def day_ahead(self, name: str, message: Any) -> date | None:
        """The day answered, which must not have passed."""
        day: date | None = self.cleaned_data[name]
        if day and day < danish_day(self.now):
            raise ValidationError(message)
        return day


class AnswerForm(Form):
    """What was found out about something that was missing."""

    why: ClassVar[dict[str, str]] = {"answer": "NOTIF-REGISTER"}

    answer = forms.CharField(label=_("Svar"), max_length=500)


class ReasonForm(Form):
    """A reason that is kept; what for is said on the page."""

    why: ClassVar[dict[str, str]] = {"reason": "NOTIF-HONOUR"}

    reason = forms.CharField(label=_("Begrundelse"), widget=forms.Textarea(attrs={"rows": 3}))


class AfterDeathForm(Form):
    """The child has died: what is kept is what was done for the other children."""

    why: ClassVar[dict[str, str]] = {"seen_to": "DEATH"}

    seen_to = forms.CharField(
        label=_("Hvad er der gjort for søskende og andre børn i hjemmet?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Skriv, hvem der er set til, hvornår og af hvem. Er der ingen andre børn, så skriv det."),
    )


class LetBackForm(Form):
    """It was not one of our own: the notification goes back to the ordinary queue."""

    why: ClassVar[dict[str, str]] = {"reason": "IMPARTIAL-3"}

    reason = forms.CharField(
        label=_("Hvorfor er det ikke den samme person?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skriv, hvad der skiller dem ad, for eksempel fødselsdag eller adresse."),
    )
    also = forms.MultipleChoiceField(label=_("Det gælder også"), widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, others: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if others:
            also: Any = self.fields["also"]
            also.choices = others
        else:
            del self.fields["also"]


class LiftHoldForm(TimedForm):
    """Something may go out to the family again."""

    why: ClassVar[dict[str, str]] = {"reason": "NOTIF-HONOUR"}

    reason = forms.CharField(
        label=_("Hvorfor må familien kontaktes igen?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Skriv risikovurderingen: hvad er undersøgt, og hvem har du talt med?"),
    )
    lifted_at = HappenedField(label=_("Hvornår er kontaktstoppet ophævet?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lifted_at: Any = self.fields["lifted_at"]
        lifted_at.too_early = _(
            "Kontaktstoppet begyndte først %s. Skriv et tidspunkt efter det, eller lad feltet stå tomt."
        )


class SetHoldForm(TimedForm):
    """Nothing goes out to the family from now on."""

    why: ClassVar[dict[str, str]] = {"because": "NOTIF-HONOUR"}

    because = forms.ChoiceField(label=_("Hvorfor må familien ikke kontaktes?"), widget=forms.RadioSelect)
    review_on = DayField(label=_("Ses på igen"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        because: Any = self.fields["because"]
        because.choices = codelist("contact_hold_reason").choices(danish_day(self.now))

    def clean_review_on(self) -> date | None:
        """A day to come."""
        return self.day_ahead("review_on", _("Dagen er gået. Vælg en dag, hvor I ser på det igen."))


class PoliceForm(TimedForm):
    """What was agreed with the police before a talk with the child."""

    why: ClassVar[dict[str, str]] = {"agreed": "POLICE-COORD", "review_on": "POLICE-COORD"}

    agreed = forms.CharField(
        label=_("Hvad er aftalt med politiet?"),
        max_length=500,
        help_text=_("Hvem har talt med hvem? Må barnet tales med nu, eller efter politiets afhøring?"),
    )
    review_on = DayField(
        label=_("Aftalt til"),
        help_text=_("Den dag politiet afhører, eller I taler sammen igen. Samtalen venter til da, ikke længere."),
    )
    reported = forms.ChoiceField(
        label=_("Er det anmeldt?"), choices=YES_NO, widget=forms.RadioSelect, initial=Answer.UNKNOWN, required=False
    )
    parents_may_know_from = DayField(label=_("Forældrene må vide det fra"), required=False)
    coordinated_at = HappenedField(label=_("Hvornår er det aftalt?"))

    def clean_review_on(self) -> date | None:
        """A day to come."""
        return self.day_ahead("review_on", _("Dagen er gået. Skriv den dag, der er aftalt."))


class FamilyContactForm(TimedForm):
    """There has been contact with the family."""

    why: ClassVar[dict[str, str]] = {"how": "NOTIF-24H"}

    how = forms.CharField(label=_("Hvem, og hvordan?"), max_length=300)
    contacted_at = HappenedField(label=_("Hvornår?"))
    told = forms.ChoiceField(
        label=_("Fik forældrene at vide, at der er underrettet?"),
        choices=YES_NO[:2],
        widget=forms.RadioSelect,
        required=False,
    )
    also = forms.MultipleChoiceField(label=_("Det gælder også"), widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, siblings: Choices | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["also"].choices = siblings or []
        if not siblings:
            del fields["also"]


class RiskForm(TimedForm):
    """What is risked when parents or network are involved."""

    why: ClassVar[dict[str, str]] = {"assessment": "NOTIF-HONOUR", "not_to_be_contacted": "NOTIF-HONOUR"}

    assessment = forms.CharField(
        label=_("Hvad er risikoen, hvis forældre eller netværk får det at vide?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Hvad siger barnet selv? Hvad er undersøgt, og hvem har du talt med? Hvad vurderer du?"),
    )
    not_to_be_contacted = forms.CharField(
        label=_("Hvem må ikke kontaktes?"), max_length=500, help_text=_("Skriv »ingen«, hvis alle må kontaktes.")
    )
    assessed_at = HappenedField(label=_("Hvornår er risikoen vurderet?"))


class WhatFollowedForm(TimedForm):
    """A professional hears whether anything was started, or there is a reason why not."""

    why: ClassVar[dict[str, str]] = {"answer": "NOTIF-INFORM-PRO", "how": "NOTIF-INFORM-PRO"}

    answer = forms.ChoiceField(
        label=_("Er der sat en undersøgelse eller hjælp i gang?"),
        choices=[("yes", _("Ja")), ("no", _("Nej"))],
        widget=forms.RadioSelect,
    )
    what = forms.CharField(
        label=_("Hvad er sat i gang?"),
        max_length=200,
        required=False,
        help_text=_("Kun, hvis det har betydning for fagpersonens eget arbejde med barnet. Ellers lad det stå tomt."),
    )
    how = forms.ChoiceField(
        label=_("Hvordan får fagpersonen besked?"),
        widget=forms.RadioSelect,
        error_messages={
            "invalid_choice": _(
                "Et brev kan ikke sendes nu: der er kontaktstop. Fortæl det personligt eller i telefon."
            )
        },
    )
    not_because = forms.CharField(
        label=_("Hvorfor ikke?"),
        max_length=500,
        required=False,
        help_text=_("Kun når særlige forhold taler imod, for eksempel at det kan skade barnet."),
    )
    given_at = HappenedField(label=_("Hvornår?"))

    def __init__(self, *args: Any, ways: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        how: Any = self.fields["how"]
        how.choices = [*ways, ("not", str(_("Får ikke besked")))]

    def clean(self) -> dict[str, Any]:
        """A reason for saying nothing, and nothing told of what was not started."""
        given = self.cleaned_data
        if given.get("how") == "not" and not given.get("not_because"):
            self.add_error("not_because", _("Skriv, hvorfor fagpersonen ikke får besked."))
        if given.get("how") != "not" and given.get("not_because"):
            self.add_error(
                "how", _("Du har skrevet en grund til ikke at give besked. Vælg »Får ikke besked«, eller slet den.")
            )
        if given.get("answer") == "no" and given.get("what"):
            self.add_error("what", _("Der er ikke sat noget i gang. Lad feltet stå tomt, eller svar ja."))
        return given


class SuspectForm(Form):
    """Who is suspected: one of the grown-ups around the child, or somebody by name."""

    adult = forms.ChoiceField(
        label=_("Er det en af de voksne omkring barnet?"), widget=forms.RadioSelect, required=False
    )
    name = forms.CharField(label=_("Eller skriv navnet"), max_length=300, required=False)

    def __init__(self, *args: Any, adults: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        adult: Any = self.fields["adult"]
        adult.choices = [("", _("Nej")), *adults]

    def clean(self) -> dict[str, Any]:
        """Somebody, and one."""
        picked, name = self.cleaned_data.get("adult"), self.cleaned_data.get("name")
        if not self.errors and not (picked or name):
            raise ValidationError(_("Vælg en voksen, eller skriv et navn."))
        if picked and name:
            self.add_error("name", _("Du har både valgt en voksen og skrevet et navn. Lad det ene stå."))
        return self.cleaned_data


class FindChildForm(Form):
    """What is known of a child that is to be found."""

    name = forms.CharField(label=_("Navn"), max_length=300, required=False)
    cpr = forms.CharField(
        label=_("CPR-nummer"),
        max_length=60,
        required=False,
        help_text=_("Alle ti cifre, ellers søges der ikke på det."),
    )
    birth_date = DayField(label=_("Fødselsdag"), required=False)
    address = forms.CharField(label=_("Adresse"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """Something to look for."""
        if not self.errors and not any(self.cleaned_data.values()):
            raise ValidationError(_("Skriv mindst én ting at søge på."))
        return self.cleaned_data
