"""What is filled in when a case is closed or opened again, when a task is done, and when a child asks for something."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import DayField, Form
from tovholder.practice.casework.forms.days import DayForm, text_area
from tovholder.practice.casework.models import ChildRequest, ClosingReason

OWN_LIMIT = timedelta(days=14)  # ours: what a child asks for is answered within a fortnight (CHILD-REQUEST)
# The one closes by itself, the other is the only reason there is when the child has died.
BY_ITSELF = (ClosingReason.DEATH, ClosingReason.PREGNANCY_ENDED)


# For these the municipality still works with the child: an investigation that runs is concluded first (§ 22, stk. 6).
CONCLUDES_FIRST = (ClosingReason.GOALS_MET, ClosingReason.NO_NEED, ClosingReason.DECLINED)


class CloseCaseForm(DayForm):
    """Five questions: why, in words, what follows, are the parties told, and if not why."""

    why = {"reason": "CASE-CLOSE", "because": "CASE-CLOSE"}

    reason = forms.ChoiceField(
        label=_("Hvorfor lukkes sagen?"),
        choices=[each for each in ClosingReason.choices if each[0] not in BY_ITSELF],
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label=_("Med dine egne ord"),
        max_length=500,
        widget=text_area(),
        help_text=_("Skriv også, hvad barnet selv siger til det, eller hvorfor barnet ikke er spurgt."),
    )
    what_follows = forms.CharField(
        label=_("Hvad sker der nu for barnet?"),
        required=False,
        max_length=500,
        widget=text_area(),
        help_text=_("For eksempel: skolen følger med, familien ringer, hvis det bliver svært."),
    )
    parties_told_on = DayField(label=_("Barnet og forældrene har fået det at vide den"), required=False)
    parties_not_told_because = forms.CharField(label=_("Hvis ikke, hvorfor?"), required=False, max_length=300)

    happened_on = None  # type: ignore[assignment]  # the field of the form above is not asked here

    def __init__(
        self,
        *args: Any,
        opened_on: date | None = None,
        died: bool = False,
        unborn: bool = False,
        investigated: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.opened_on, self.investigated = opened_on, investigated
        if unborn:  # nobody can ask it
            self.fields["because"].help_text = ""
        if died:
            reason: Any = self.fields["reason"]
            reason.choices, reason.initial = (
                [(ClosingReason.DEATH.value, ClosingReason.DEATH.label)],
                ClosingReason.DEATH,
            )
            self.fields["parties_told_on"].label = _("Forældrene har fået det at vide den")
            self.fields["because"].help_text = ""
            del self.fields["what_follows"]

    def clean_reason(self) -> str:
        """Why; an investigation is not left without a conclusion because the family is through with us."""
        given: str = self.cleaned_data["reason"]
        if self.investigated and given in CONCLUDES_FIRST:
            raise ValidationError(
                _(
                    "Undersøgelsen er ikke afsluttet. Skriv den færdig med en begrundet stillingtagen, før sagen "
                    "lukkes af den grund (Barnets lov § 22, stk. 6)."
                )
            )
        return given

    def clean(self) -> dict[str, Any]:
        """What was filled in; the parties are told, or it is said why not."""
        cleaned = super().clean()
        told, excuse = cleaned.get("parties_told_on"), cleaned.get("parties_not_told_because")
        if told and told > self.today:
            self.add_error(
                "parties_told_on", _("Dagen ligger i fremtiden. Luk sagen, når parterne har fået det at vide.")
            )
        if told and self.opened_on and told < self.opened_on:
            words = _("Sagen blev åbnet %s. Parterne kan ikke have fået at vide før, at den lukkes. Ret dagen.")
            self.add_error("parties_told_on", words % f"{self.opened_on:%d.%m.%Y}")
        if not told and not excuse and "parties_told_on" not in self.errors:
            self.add_error("parties_told_on", _("Skriv, hvornår parterne fik det at vide, eller hvorfor de ikke har."))
        cleaned["happened_at"] = self.now
        cleaned["reason"] = ClosingReason(cleaned["reason"]) if cleaned.get("reason") else None
        return cleaned


class ReopenForm(Form):
    """Why a case is opened again."""

    why = {"because": "CASE-CLOSE"}

    because = forms.CharField(label=_("Hvorfor åbnes sagen igen?"), max_length=300)


class TaskDoneForm(Form):
    """What was done about a task."""

    why = {"words": "DEATH"}

    words = forms.CharField(label=_("Hvad har du gjort, og hvad så du?"), widget=text_area(), max_length=500)


class RequestForm(DayForm):
    """What the child asks for, in the child's own words; it is an application."""

    why = {"what": "CHILD-REQUEST", "words": "CHILD-VIEW", "answer_by": "CHILD-REQUEST"}
    day_asks = _("Barnet bad om det den")

    what = forms.ChoiceField(label=_("Barnet beder om"), choices=ChildRequest.What.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("Barnets egne ord"), widget=text_area())
    answer_by = DayField(label=_("Barnet får svar senest"))

    field_order = ["what", "words", "answer_by", "happened_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("answer_by", self.today + OWN_LIMIT)

    def clean_answer_by(self) -> date:
        """A day that is not past."""
        day: date = self.cleaned_data["answer_by"]
        if day < self.today:
            raise ValidationError(_("Dagen er gået. Vælg en dag, barnet kan få svar."))
        return day


class AnswerForm(DayForm):
    """What the child was answered."""

    why = {"granted": "CHILD-REQUEST", "answer": "REASONS-22"}
    day_asks = _("Besvaret den")

    granted = forms.TypedChoiceField(
        label=_("Får barnet, hvad det beder om?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Ja")), ("no", _("Nej, eller kun noget af det"))],
        coerce=lambda given: given == "yes",
    )
    answer = forms.CharField(
        label=_("Svaret, som barnet fik det"),
        widget=text_area(),
        help_text=_("Et nej har en begrundelse, barnet kan forstå, og barnet skal vide, at det kan klage."),
    )

    field_order = ["granted", "answer", "happened_on"]

    def __init__(self, *args: Any, asked_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked_on = asked_on

    def clean_happened_on(self) -> date:
        """The day it was answered, not before it was asked."""
        day = super().clean_happened_on()
        if day < self.asked_on:
            words = _("Barnet bad om det %(asked)s og kan ikke have fået svar før. Ret dagen.")
            raise ValidationError(words, params={"asked": f"{self.asked_on:%d.%m.%Y}"})
        return day
