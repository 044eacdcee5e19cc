"""What is filled in when others are asked: a statement, an examination, a targeted assessment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import DayField, Form
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.casework.models import AskedOf, Consent, OwnStatement, StatementBasis, TargetedAssessment
from tovholder.practice.investigations.forms.questions import long_text

GREENLAND_UNIT_FROM = date(2025, 5, 1)  # Barnets lov §§ 171 a-171 b, inserted by lov 408 of 29 April 2025


class StatementForm(HappenedForm):
    """Ask somebody for a statement: who, about what, and why they may tell us."""

    why = {"asked_of": "BFU-CONTENT", "about": "BFU-CONTENT", "basis": "BFU-CONTENT"}
    when_asks = _("Hvornår spurgte vi?")

    asked_of = forms.ChoiceField(label=_("Hvem spørger vi?"), choices=[("", _("Vælg")), *AskedOf.choices])
    asked_of_name = forms.CharField(
        label=_("Navn på stedet eller personen"),
        required=False,
        max_length=200,
        help_text=_("Står feltet tomt, bruger vi det dagtilbud eller den skole, vi kender."),
    )
    about = forms.CharField(
        label=_("Hvad spørger vi om?"),
        max_length=500,
        help_text=_("Spørg kun om det, undersøgelsen har brug for."),
    )
    basis = forms.ChoiceField(
        label=_("Hvorfor må de fortælle os det?"), widget=forms.RadioSelect, choices=StatementBasis.choices
    )
    consent_id = forms.ChoiceField(label=_("Hvilket samtykke?"), required=False)
    basis_words = forms.CharField(
        label=_("Mere om grundlaget"),
        required=False,
        max_length=300,
        help_text=_("For eksempel hvem der har givet samtykke, eller hvorfor der ikke er bedt om det."),
    )
    due_on = DayField(label=_("Vi har bedt om svar senest"), required=False)

    field_order = ["asked_of", "asked_of_name", "about", "basis", "consent_id", "basis_words", "due_on", "happened_at"]

    def __init__(self, *args: Any, consents: Sequence[Consent], place: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place
        consent: Any = self.fields["consent_id"]
        consent.choices = [("", _("Ikke skrevet op her"))] + [
            (str(each.pk), f"{each.person_name}, {day(each.given_at)}: {each.purpose}"[:200])
            for each in consents
            if each.given_at
        ]
        if not consents:
            del self.fields["consent_id"]

    def clean_asked_of_name(self) -> str:
        """The school or day-care we know, where nothing is typed."""
        typed: str = self.cleaned_data["asked_of_name"].strip()
        known = self.cleaned_data.get("asked_of") in (AskedOf.SCHOOL, AskedOf.DAYCARE)
        return typed or (self.place if known else "")

    def given(self) -> dict[str, Any]:
        """What the deed takes."""
        kept = dict(self.cleaned_data)
        kept["asked_of"], kept["basis"] = AskedOf(kept["asked_of"]), StatementBasis(kept["basis"])
        kept["consent_id"] = kept.get("consent_id") or None
        return kept


class StepForm(HappenedForm):
    """What has happened with a statement since: reminded, received, read, refused."""

    when_asks = _("Hvornår?")

    says = long_text(
        _("Hvad står der, som betyder noget her?"),
        help_text=_("Kort. Selve udtalelsen ligger som dokument. Ordene kan tages med i undersøgelsens afsnit."),
    )
    refused_because = forms.CharField(label=_("Hvorfor kommer der ingen udtalelse?"), required=False, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_at"].help_text = _("Et tomt felt betyder nu.")

    def clean(self) -> dict[str, Any]:
        """Who waits no longer says why."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        given["refused_because"] = (given.get("refused_because") or "").strip()
        if self.data.get("do") == "refuse" and not given["refused_because"]:
            self.add_error("refused_because", _("Skriv, hvorfor der ikke kommer en udtalelse."))
        return given


class BeginAssessmentForm(HappenedForm):
    """Begin a targeted assessment: which question is it to answer?"""

    why = {"question": "COVER-19"}
    when_asks = _("Hvornår begyndte den?")

    question = long_text(
        _("Hvad skal afdækkes?"),
        required=True,
        help_text=_("Et eller få afgrænsede forhold. Er det flere, så undersøg."),
    )


class EndAssessmentForm(HappenedForm):
    """What was done in a targeted assessment, and what it came to."""

    why = {"conclusion": "COVER-19"}
    when_asks = _("Hvornår blev den færdig?")

    done = long_text(_("Hvad er gjort, og hvem har deltaget?"))
    childs_view = long_text(_("Hvad siger barnet og forældrene?"))
    conclusion = long_text(_("Konklusion"), rows=6, required=True)
    ends_in = forms.ChoiceField(label=_("Hvad fører det til?"), required=False, widget=forms.RadioSelect)

    field_order = ["done", "childs_view", "conclusion", "ends_in", "happened_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ends: Any = self.fields["ends_in"]
        ends.choices = [each for each in TargetedAssessment._meta.get_field("ends_in").flatchoices if each[0]]


class ExaminationForm(HappenedForm):
    """Arrange an examination; the law stops a standardised test of a family with a Greenlandic background."""

    why = {"by_whom": "BFU-PSYCH", "of_whom": "BFU-PSYCH"}
    when_asks = _("Hvornår er det aftalt?")

    by_whom = forms.CharField(
        label=_("Hvem undersøger?"), max_length=200, help_text=_("Læge eller autoriseret psykolog.")
    )
    authorisation = forms.CharField(label=_("Autorisationsnummer"), required=False, max_length=60)
    of_whom = forms.CharField(label=_("Hvem undersøges?"), max_length=200)
    psychological = forms.BooleanField(label=_("Det er en psykologisk undersøgelse"), required=False)
    forced = forms.BooleanField(
        label=_("Den gennemføres uden samtykke"),
        required=False,
        help_text=_("Så har børne- og ungeudvalget besluttet det i et møde først. Barnets lov § 23."),
    )
    standardised_test = forms.BooleanField(label=_("Der er tænkt på en standardiseret test"), required=False)
    placement_considered = forms.BooleanField(label=_("Anbringelse eller adoption overvejes"), required=False)
    greenlandic_background = forms.ChoiceField(
        label=_("Har familien grønlandsk baggrund? Eget udsagn"),
        required=False,
        widget=forms.RadioSelect,
        choices=OwnStatement.choices,
        help_text=_(
            "Spørg familien. Slut det aldrig af navn eller fødested. Spørg kun, når test og anbringelse overvejes."
        ),
    )
    field_order = ["by_whom", "authorisation", "of_whom", "psychological", "forced", "happened_at"]

    viso_asked = forms.BooleanField(label=_("Vi beder i stedet VISO's særlige enhed (§§ 171 a-171 b)"), required=False)

    @property
    def gate_is_open(self) -> bool:
        """Whether any of the questions that only VISO's special unit gives reason to ask is answered."""
        folded = ("standardised_test", "placement_considered", "greenlandic_background", "viso_asked")
        return any(self[name].value() for name in folded)

    def clean(self) -> dict[str, Any]:
        """A psychologist has an authorisation; the special unit is asked in place of the test."""
        given: dict[str, Any] = super().clean() or {}
        considered = given.get("standardised_test") and given.get("placement_considered")
        background = given.get("greenlandic_background")
        if not considered:
            given["greenlandic_background"] = ""  # asked only when the law does
        elif background == OwnStatement.YES and not given.get("viso_asked"):
            raise ValidationError(
                _(
                    "Når anbringelse overvejes i en familie med grønlandsk baggrund, må der ikke bruges en "
                    "standardiseret test. Bed VISO's særlige enhed i stedet, eller vælg en undersøgelse uden test."
                )
            )
        return given


class ReportForm(Form):
    """The day the report of an examination came."""

    why = {"report_on": "BFU-PSYCH"}

    report_on = DayField(label=_("Erklæringen er modtaget"))
