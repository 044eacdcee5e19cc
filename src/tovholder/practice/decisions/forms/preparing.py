"""Before the decision: the question, its purpose, the steps of due process, consents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import DANISH_TIME, danish_day
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_age, shown_name
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.casework.models import AfterWithdrawal, ConsentForm
from tovholder.practice.decisions.kinds import DECIDED_ELSEWHERE, kinds_on
from tovholder.practice.decisions.parties import Party, Subject

GIVEN, LIMITED, REFUSED, ASKED = "given", "limited", "refused", "asked"


class PrepareForm(Form):
    """What is to be decided, and what for. The rest can wait."""

    why = {"kind": "DEC-SUPPORT", "purpose": "CONSENT-FMI"}

    kind = forms.ChoiceField(label=_("Hvad skal afgøres?"))
    purpose = forms.CharField(
        label=_("Hvad er formålet?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Det er formålet, der gives samtykke til. Skriv det, så familien kan kende det."),
        max_length=5_000,
    )
    raised_on = DayField(
        label=_("Hvornår opstod spørgsmålet?"),
        required=False,
        help_text=_("Samtaler med barnet før den dag handler om noget andet og tæller ikke med her."),
    )
    amount = forms.DecimalField(
        label=_("Forventet udgift pr. måned (kr.)"), required=False, min_value=0, max_digits=10, decimal_places=2
    )
    asks = forms.CharField(label=_("Hvorfor nu?"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    also_about = forms.MultipleChoiceField(
        label=_("Det samme spørgsmål gælder også"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Hvert barn får sin egen afgørelse og sit eget brev."),
    )

    field_order = ["kind", "purpose", "also_about", "raised_on", "amount", "asks"]

    def __init__(self, *args: Any, today: date, siblings: Sequence[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        kind: Any = self.fields["kind"]
        prepared = [each for each in kinds_on(today) if each.code not in DECIDED_ELSEWHERE]
        kind.choices = [("", _("Vælg")), *((each.code, each.danish) for each in prepared)]
        also: Any = self.fields["also_about"]
        also.choices = [(str(each.pk), f"{shown_name(each)}, {shown_age(each, on=today)}") for each in siblings]
        if not siblings:
            del self.fields["also_about"]

    def clean_raised_on(self) -> date:
        """The day the question came up; today when nothing is filled in."""
        given: date | None = self.cleaned_data.get("raised_on")
        if given is not None and given > self.today:
            raise ValidationError(_("Dagen ligger i fremtiden. Ret datoen."))
        return given or self.today

    def raised_at(self) -> datetime:
        """The beginning of that day: a talk held the same day is about this question."""
        return datetime.combine(self.cleaned_data["raised_on"], time(0), tzinfo=DANISH_TIME)


class PurposeForm(Form):
    """The purpose, worded anew."""

    why = {"purpose": "CONSENT-FMI"}

    purpose = forms.CharField(label=_("Hvad er formålet?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5_000)


class DropForm(Form):
    """Why nothing is decided."""

    why = {"because": "NOTE-DUTY"}

    because = forms.CharField(label=_("Hvorfor skal der ikke træffes afgørelse?"), max_length=300)


class StepForm(HappenedForm):
    """One step of due process towards one party, or why it is left out."""

    person = forms.ChoiceField(label=_("Over for hvem?"), required=False, widget=forms.RadioSelect)
    words = forms.CharField(label=_("Hvad?"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    answer_by = DayField(label=_("Svar senest"), required=False)
    excused = forms.BooleanField(label=_("Det undlades. Begrundelsen står i feltet ovenfor."), required=False)
    write_letter = forms.BooleanField(
        label=_("Lav brevet til parten"),
        required=False,
        help_text=_("Teksten ovenfor og svardagen står i brevet. Kun til voksne: barnet høres, hvor I taler sammen."),
    )
    also_about = forms.BooleanField(label=_("Det gælder også de søskende, som samme afgørelse er om"), required=False)

    field_order = ["person", "words", "excused", "answer_by", "write_letter", "also_about", "happened_at"]

    def __init__(
        self,
        *args: Any,
        now: datetime,
        people: Sequence[Party | Subject],
        asks_for_person: bool,
        must_say: bool,
        asks_for_day: bool,
        has_letter: bool,
        only_excuse: bool,
        siblings: bool,
        words: Any = "",
        hint: Any = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.now, self.asks_for_person, self.must_say, self.asks_for_day = now, asks_for_person, must_say, asks_for_day
        self.people = {str(each.id): each.name for each in people}
        person: Any = self.fields["person"]
        person.choices = [(str(each.id), _called(each)) for each in people]
        if not asks_for_person or not people:
            del self.fields["person"]
        if not asks_for_day:
            del self.fields["answer_by"]
        if not has_letter:
            del self.fields["write_letter"]
        if only_excuse:
            del self.fields["excused"]
        if not siblings:
            del self.fields["also_about"]
        self.fields["words"].label, self.fields["words"].help_text = words, hint

    def clean(self) -> dict[str, Any]:
        """What is left out has a reason; what is done says to whom and what, where that is asked."""
        given: dict[str, Any] = super().clean() or {}
        given.setdefault("excused", "excused" not in self.fields)
        if given["excused"]:
            if not given.get("words"):
                self.add_error("words", _("Skriv, hvorfor det undlades."))
            return given
        if "person" in self.fields and not given.get("person"):
            self.add_error("person", _("Vælg, hvem det gælder."))
        if self.must_say and not given.get("words"):
            self.add_error("words", _("Skriv, hvad det er."))
        if self.asks_for_day and not given.get("answer_by") and "answer_by" not in self.errors:
            self.add_error("answer_by", _("Skriv, hvornår der skal svares."))
        if (until := given.get("answer_by")) and until < danish_day(given.get("happened_at") or self.now):
            self.add_error("answer_by", _("Svardagen ligger før brevet. Ret en af datoerne."))
        return given

    def step(self) -> dict[str, Any]:
        """The answers as the deed takes them."""
        given = self.cleaned_data
        person = given.get("person") or ""
        return {
            "person": UUID(person) if person else None,
            "person_name": self.people.get(person, ""),
            "words": given["words"],
            "excused": given["excused"],
            "answer_by": None if given["excused"] else given.get("answer_by"),
            "happened_at": given["happened_at"],
        }


class StepAnswerForm(HappenedForm):
    """What the party answered, or what was answered about access to the file."""

    why = {"answer": "HEARING-19"}

    answer = forms.CharField(label=_("Svaret"), widget=forms.Textarea(attrs={"rows": 6}), max_length=100_000)

    field_order = ["answer", "happened_at"]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now


class GiveConsentForm(HappenedForm):
    """Somebody was asked for consent to the purpose, and answered or not."""

    why = {"person": "CONSENT-FMI", "outcome": "CONSENT-FMI"}

    person = forms.ChoiceField(label=_("Hvem er spurgt?"), widget=forms.RadioSelect)
    outcome = forms.ChoiceField(
        label=_("Hvad blev svaret?"),
        widget=forms.RadioSelect,
        choices=[
            (GIVEN, _("Ja til formålet")),
            (LIMITED, _("Ja, men med begrænsninger")),
            (REFUSED, _("Nej")),
            (ASKED, _("Ikke svaret endnu")),
        ],
    )
    limits = forms.CharField(
        label=_("Begrænsninger"), required=False, help_text=_("Kun, når svaret er ja med begrænsninger.")
    )
    form = forms.ChoiceField(
        label=_("Hvordan?"), required=False, choices=ConsentForm.choices, initial=ConsentForm.WRITTEN.value
    )
    interpreter = forms.CharField(label=_("Tolk"), required=False, max_length=200)

    field_order = ["person", "outcome", "limits", "form", "interpreter", "happened_at"]

    def __init__(self, *args: Any, now: datetime, people: Sequence[Party | Subject], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.people = {str(each.id): each.name for each in people}
        person: Any = self.fields["person"]
        person.choices = [(str(each.id), _called(each)) for each in people]
        if len(people) == 1:
            person.initial = str(people[0].id)

    def clean(self) -> dict[str, Any]:
        """A yes with limits says which."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("outcome") == LIMITED and not given.get("limits"):
            self.add_error("limits", _("Skriv, hvilke begrænsninger der er sat."))
        return given


class WithdrawForm(HappenedForm):
    """A consent is withdrawn, and what follows is decided the same day."""

    why = {"follows": "OWN-CONSENT-WITHDRAWN"}

    follows = forms.ChoiceField(
        label=_("Hvad følger efter?"), choices=AfterWithdrawal.choices, widget=forms.RadioSelect
    )

    field_order = ["follows", "happened_at"]

    def __init__(self, *args: Any, now: datetime, placement: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        follows: Any = self.fields["follows"]
        left_out = {AfterWithdrawal.HELP_ENDS} if placement else _OF_PLACEMENTS
        follows.choices = [(each.value, each.label) for each in AfterWithdrawal if each not in left_out]


_OF_PLACEMENTS = {AfterWithdrawal.RETURN_HOME, AfterWithdrawal.RETURN_PERIOD, AfterWithdrawal.COMMITTEE}


class LimitForm(HappenedForm):
    """A consent that stands is limited."""

    why = {"limits": "CONSENT-FMI"}

    limits = forms.CharField(label=_("Hvad gælder samtykket ikke?"), widget=forms.Textarea(attrs={"rows": 3}))

    field_order = ["limits", "happened_at"]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now


def _called(person: Party | Subject) -> str:
    return f"{person.name}, {person.relation}" if isinstance(person, Party) else str(person.name)
