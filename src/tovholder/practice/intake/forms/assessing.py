"""Vurdering: four answers on one page. What is left empty is answered later; what is begun is finished."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.law.codelists import codelist
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.practice.intake.forms.moments import HappenedField

JOINED = "N11"  # joining to an earlier notification has its own page, where the earlier one is chosen
DIED = "N12"  # so has closing after a death, where the siblings are
NO_NEED = "N0"
SENT_ON = "N10"
ELSEWHERE = "N8"


def _long(label: Any, rows: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=False, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows})
    )


class AssessmentForm(Form):
    """The safety assessment, the case that is known, the screening, and who is told. Each part alone or together."""

    # (1) the 24-hour assessment
    result = forms.ChoiceField(label=_("Er barnet i fare?"), widget=forms.RadioSelect, required=False)
    reason = _long(
        _("Begrundelse"), 4, _("Hvad bygger du det på? Skriv det, du ved, for sig, og det, du vurderer, for sig.")
    )
    acute_measure = forms.CharField(
        label=_("Hvad er gjort akut?"),
        max_length=500,
        required=False,
        help_text=_("Hvor er barnet nu, og hvem er sammen med barnet?"),
    )
    contact_family_before = DayField(
        label=_("Kontakt med familien senest"),
        required=False,
        help_text=_("Du sætter selv dagen. Så kommer den på fristlisten."),
    )
    assessed_at = HappenedField(label=_("Hvornår er der vurderet?"))
    # (2) a known case: somebody new takes part
    second_person = forms.CharField(label=_("Vurderet sammen med"), max_length=200, required=False)
    by_new_person = forms.ChoiceField(
        label=_("Var mindst én af jer ny i sagen?"),
        choices=[("", _("Systemet ser efter, om jeg er ny i sagen")), ("yes", _("Ja")), ("no", _("Nej"))],
        required=False,
    )
    # (3) the screening
    outcome = forms.ChoiceField(label=_("Hvad skal der ske?"), widget=forms.RadioSelect, required=False)
    sent_to = forms.ChoiceField(label=_("Sendes til"), required=False)
    screening_reason = _long(_("Begrundelse for vejen videre"), 3)
    unfounded = forms.BooleanField(
        label=_("Underretningen er ubegrundet"),
        required=False,
        help_text=_(
            "Den lukkes med sin begrundelse og bliver i registret. Den tæller med, når der spørges, hvor mange "
            "underretninger der har været, og vises med ordet ubegrundet. Den sætter intet mærke på familien."
        ),
    )
    screened_at = HappenedField(label=_("Hvornår er det afgjort?"), help_text=_("Et tomt felt betyder nu."))
    # (4) who is told
    acknowledge = forms.ChoiceField(
        label=_("Svar til underretteren"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={
            # Somebody has set a contact hold since the page was opened.
            "invalid_choice": _(
                "Et brev kan ikke sendes nu: der er kontaktstop, eller brevet kunne afsløre barnet. "
                "Fortæl det personligt eller i telefon."
            )
        },
    )
    parents = forms.ChoiceField(
        label=_("Er forældrene orienteret?"),
        choices=[("", _("Ikke endnu")), ("told", _("Ja")), ("untold", _("Nej, de skal ikke orienteres"))],
        widget=forms.RadioSelect,
        required=False,
    )
    parents_whom = forms.CharField(label=_("Hvem er orienteret?"), max_length=300, required=False)
    parents_how = forms.CharField(label=_("Hvordan?"), max_length=100, required=False)
    parents_told_at = HappenedField(label=_("Hvornår?"), help_text=_("Et tomt felt betyder nu."))
    parents_not_because = forms.CharField(label=_("Hvorfor ikke?"), max_length=500, required=False)

    def __init__(
        self,
        *args: Any,
        now: datetime,
        received_at: datetime,
        units: list[tuple[UUID, str]],
        stays_in: str,
        answers_to_notifier: list[tuple[str, str]],
        assessed: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.now, self.assessed = now, assessed
        fields: dict[str, Any] = self.fields
        fields["result"].choices = codelist("safety_assessment_result").choices(danish_day(now))
        fields["outcome"].choices = codelist("notification_outcome").choices(danish_day(now), but_not=(JOINED, DIED))
        fields["sent_to"].choices = [
            ("", _("Bliver i %s") % (stays_in or _("Modtagelsen"))),
            *((str(pk), name) for pk, name in units),
        ]
        fields["acknowledge"].choices = [("", _("Ikke nu")), *answers_to_notifier]
        for name in ("assessed_at", "screened_at", "parents_told_at"):
            fields[name].now, fields[name].not_before = now, received_at
            fields[name].too_early = _("Det kan ikke være sket, før underretningen kom (%s).")

    def clean(self) -> dict[str, Any]:
        """What is begun must be finished, and something must have been answered."""
        given: dict[str, Any] = self.cleaned_data
        self._clean_safety(given)
        self._clean_screening(given)
        self._clean_parents(given)
        if not self.errors and not self.parts:
            raise ValidationError(
                _("Der er ikke svaret på noget endnu. Svar på et af de fire spørgsmål, før du gemmer.")
            )
        return given

    @property
    def parts(self) -> frozenset[str]:
        """The questions that are answered: safety, screening, acknowledge, parents."""
        asked = {"safety": "result", "screening": "outcome", "acknowledge": "acknowledge", "parents": "parents"}
        return frozenset(part for part, field in asked.items() if self.cleaned_data.get(field))

    def _clean_safety(self, given: dict[str, Any]) -> None:
        begun = [given.get(name) for name in ("reason", "acute_measure", "contact_family_before", "second_person")]
        if any(begun) and not given.get("result"):
            self._miss("result", _("Vælg, om barnet er i fare. Du har skrevet til vurderingen, men ikke svaret."))
        if given.get("result") and not given.get("reason"):
            self._miss("reason", _("Skriv begrundelsen. Uden den kan ingen se, hvad vurderingen bygger på."))
        # An assessment of Friday that is written on Monday: what was promised then may have been due on Saturday.
        by_when, assessed_at = given.get("contact_family_before"), given.get("assessed_at") or self.now
        if by_when and by_when < danish_day(assessed_at):
            self._miss("contact_family_before", _("Dagen er gået. Skriv den dag, I senest har kontakt med familien."))

    def _clean_screening(self, given: dict[str, Any]) -> None:
        outcome = given.get("outcome")
        if (given.get("screening_reason") or given.get("sent_to")) and not outcome:
            self._miss("outcome", _("Vælg, hvad der skal ske. Du har skrevet til afgørelsen, men ikke valgt."))
        if given.get("unfounded") and outcome != NO_NEED:
            self._miss(
                "outcome", _("En ubegrundet underretning lukkes. Vælg »Intet behov: lukkes«, eller fjern krydset.")
            )
        if outcome and not given.get("screening_reason"):
            self._miss("screening_reason", _("Skriv begrundelsen for vejen videre."))
        if outcome == SENT_ON and not given.get("sent_to"):
            self._miss("sent_to", _("Vælg den enhed, sagen sendes til."))
        if outcome == ELSEWHERE and not (self.assessed or given.get("result")):
            self._miss(
                "result",
                _("Vurdér først selv, om barnet er i fare. Så kan underretningen sendes til den anden kommune."),
            )

    def _clean_parents(self, given: dict[str, Any]) -> None:
        answer = given.get("parents")
        if answer == "told" and not given.get("parents_whom"):
            self._miss("parents_whom", _("Skriv, hvem der er orienteret."))
        if answer == "untold" and not given.get("parents_not_because"):
            self._miss("parents_not_because", _("Skriv, hvorfor forældrene ikke skal orienteres."))
        if not answer and (given.get("parents_whom") or given.get("parents_not_because")):
            self._miss("parents", _("Vælg, om forældrene er orienteret. Du har skrevet om det, men ikke svaret."))

    def _miss(self, field: str, message: Any) -> None:
        if field not in self.errors:
            self.add_error(field, message)
