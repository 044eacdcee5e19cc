"""One step of due process: whom, what, when; and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.forms import DayField
from tovholder.foundation.ui.language import as_read
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.decisions.parties import Party, Subject


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
        self.asks_for_person, self.must_say, self.asks_for_day = asks_for_person, must_say, asks_for_day
        self.people = {str(each.id): each.name for each in people}
        person: Any = self.fields["person"]
        person.choices = [(str(each.id), called(each)) for each in people]
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


def called(person: Party | Subject) -> str:
    """Somebody to choose: the name, and what they are to the child."""
    return f"{person.name}, {as_read(person.relation)}" if isinstance(person, Party) else str(person.name)
