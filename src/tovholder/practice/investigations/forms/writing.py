"""What is filled in while we find out. Nothing is required but what the law reads; the sections are free text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tovholder.core.law.codelists import codelist
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_age, shown_name
from tovholder.foundation.ui.forms import DayField, Form
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.forms import HappenedForm
from tovholder.practice.casework.models import (
    ChildConversation,
    GroundsForSupport,
    InterimSupport,
    SectionState,
    SiblingResult,
    SiblingWeighed,
)
from tovholder.practice.investigations.checks import Check


def long_text(label: Any, *, rows: int = 4, required: bool = False, help_text: Any = "") -> forms.CharField:
    """A question answered with some lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, help_text=help_text, widget=widget, max_length=100_000)


class DecideForm(HappenedForm):
    """Decide to investigate: on which ground of § 20, and what for."""

    why = {"ground": "BFU-MUST"}

    ground = forms.ChoiceField(label=_("Hvorfor skal der undersøges?"), widget=forms.RadioSelect)
    purpose = long_text(
        _("Hvad skal undersøgelsen belyse?"),
        help_text=_("Skriv det, så familien kan forstå det. Undersøg ikke mere, end formålet kræver."),
    )

    field_order = ["ground", "purpose", "happened_at"]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.fields["happened_at"].label = _("Hvornår er det besluttet?")
        items = codelist("assessment_ground").on(danish_day(now))
        ground: Any = self.fields["ground"]
        ground.choices = [(item.code, _ground_in_words(item.code, item.da)) for item in items]


class GroundForm(HappenedForm):
    """A ground that obliges us to investigate, registered before anybody has decided to."""

    why = {"ground": "BFU-MUST-OPEN"}

    ground = forms.ChoiceField(label=_("Hvorfor skal der undersøges?"), widget=forms.RadioSelect)

    field_order = ["ground", "happened_at"]

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.fields["happened_at"].label = _("Hvornår blev vi klar over det?")
        items = codelist("assessment_ground").on(danish_day(now))
        ground: Any = self.fields["ground"]
        ground.choices = [(each.code, _ground_in_words(each.code, each.da)) for each in items if each.code != "stk2"]


class AdvisersForm(Form):
    """The two advisers at the important meetings with the child, or why there is only one (BFU-TWO)."""

    first = forms.CharField(label=_("Rådgiver"), max_length=140, required=False)
    second = forms.CharField(label=_("Den anden rådgiver"), max_length=140, required=False)
    one_because = forms.CharField(
        label=_("Kun én rådgiver, fordi"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """One adviser at least; two, or why not."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("first"):
            self.add_error("first", _("Skriv, hvem der deltager."))
        elif not given.get("second") and not given.get("one_because"):
            self.add_error("one_because", _("Skriv den anden rådgiver, eller hvorfor der kun er én."))
        return given

    def told(self) -> dict[str, str]:
        """Both names as one text; no reason where there are two."""
        given = self.cleaned_data
        names = [each for each in (given["first"], given["second"]) if each]
        return {"advisers": ", ".join(names), "one_because": "" if len(names) > 1 else given["one_because"]}


class NoGroundForm(Form):
    """Why a registered ground turned out not to be there."""

    why = {"reason": "BFU-MUST-OPEN"}

    reason = long_text(
        _("Hvorfor er der ikke pligt til at undersøge alligevel?"),
        required=True,
        help_text=_("Skriv også, hvem du har drøftet det med."),
    )


def _ground_in_words(code: str, words: str) -> str:
    return words if code == "stk2" else f"{words} (§\u00a020, stk.\u00a01, nr.\u00a0{code})"


class JudgementForm(Form):
    """What we judge in a section, and whether we are done with it."""

    judgement = long_text(
        _("Vores vurdering"), rows=6, help_text=_("Hvad betyder det for barnet, og hvorfor tror vi det?")
    )
    finished = forms.BooleanField(label=_("Jeg er færdig med dette afsnit"), required=False)

    @property
    def state(self) -> SectionState:
        """How far the section is with these answers."""
        if self.cleaned_data.get("not_relevant_because", "").strip():
            return SectionState.NOT_RELEVANT
        return SectionState.FINISHED if self.cleaned_data.get("finished") else SectionState.BEGUN

    def texts(self) -> dict[str, str]:
        """The texts as they are saved."""
        names = ("facts", "sayings", "judgement", "not_relevant_because")
        return {name: self.cleaned_data.get(name, "").strip() for name in names}


class SectionForm(JudgementForm):
    """One section: what happened, what people say, what we judge; or why it does not matter here."""

    facts = long_text(
        _("Fakta"),
        rows=6,
        help_text=_("Hvad er sket, og hvor ved vi det fra? Én ting på hver linje, kilden til sidst."),
    )
    sayings = long_text(
        _("Hvem siger hvad"), rows=6, help_text=_("Begynd med, hvem der siger det: Mor: … Skolen: … Barnet: …")
    )
    not_relevant_because = forms.CharField(label=_("Ikke relevant, fordi"), required=False, max_length=500)

    field_order = ["facts", "sayings", "judgement", "finished", "not_relevant_because"]


class WholeForm(JudgementForm):
    """Samlet vurdering: it draws on the other sections, so only our own judgement is written here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        judgement = self.fields["judgement"]
        judgement.label = _("Begrundet stillingtagen")
        judgement.widget.attrs["rows"] = 12
        judgement.help_text = _(
            "Hvad har barnet brug for, og hvorfor? Skriv ressourcerne lige så tydeligt som problemerne."
        )


class PreliminaryForm(Form):
    """The preliminary conclusion, when four months are not enough."""

    why = {"text": "BFU-PRELIM"}

    text = long_text(_("Foreløbig vurdering"), rows=10, required=True, help_text=_("Hvad ved vi nu, og hvad mangler?"))
    why_late = long_text(_("Hvorfor er undersøgelsen ikke færdig?"), rows=3)
    expected_on = DayField(label=_("Hvornår venter vi, den er færdig?"), required=False)


class SiblingsForm(Form):
    """Our view on each other child of the family; what is left open is answered later."""

    def __init__(
        self, *args: Any, siblings: Sequence[Child], weighed: dict[Any, SiblingWeighed], on: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.siblings, self.on = siblings, on
        for each in siblings:
            before = weighed.get(each.pk)
            name = f"{shown_name(each)}, {shown_age(each, on=on)}"
            self.fields[f"result_{each.pk}"] = forms.ChoiceField(
                label=name,
                required=False,
                widget=forms.RadioSelect,
                choices=SiblingResult.choices,
                initial=before.result if before else None,
            )
            reason = long_text(_("Begrundelse for %s") % shown_name(each), rows=3)
            reason.initial = before.reason if before else ""
            self.fields[f"reason_{each.pk}"] = reason

    def answered(self) -> list[tuple[Child, SiblingResult, str]]:
        """The children a new view was given on."""
        found = []
        for each in self.siblings:
            result, reason = self.cleaned_data[f"result_{each.pk}"], self.cleaned_data[f"reason_{each.pk}"]
            changed = {f"result_{each.pk}", f"reason_{each.pk}"} & set(self.changed_data)
            if result and changed:
                found.append((each, SiblingResult(result), reason))
        return found

    def clean(self) -> dict[str, Any]:
        """A result says why, and a reason says what it leads to."""
        given: dict[str, Any] = super().clean() or {}
        for each in self.siblings:
            result, reason = given.get(f"result_{each.pk}"), (given.get(f"reason_{each.pk}") or "").strip()
            if result and not reason:
                self.add_error(f"reason_{each.pk}", _("Skriv, hvorfor. Det kan være kort."))
            if reason and not result:
                self.add_error(f"result_{each.pk}", _("Vælg, hvad det fører til."))
        return given


_ASKED_FIRST = (
    "grounds_for_support",
    "proposed_support",
    "interim_support",
    "relies_on",
    "custody_holders_view",
    "because_parents",
    "helping_factors",
)


class ConcludeForm(HappenedForm):
    """The reasoned conclusion (Barnets lov § 22, stk. 6), and why it is made although something is missing."""

    grounds_for_support = forms.ChoiceField(
        label=_("Er der grundlag for støtte?"),
        required=False,
        widget=forms.RadioSelect,
        choices=GroundsForSupport.choices,
    )
    proposed_support = long_text(_("Hvilken støtte foreslår vi?"), rows=3)
    interim_support = forms.ChoiceField(
        label=_("Hvad sker der med den foreløbige støtte?"),
        required=False,
        widget=forms.RadioSelect,
        choices=InterimSupport.choices,
    )
    custody_holders_view = long_text(
        _("Sådan ser forældremyndighedsindehaverne på det"),
        help_text=_("Begge, også den, barnet ikke bor hos. Skriv, hvem der siger hvad."),
    )
    helping_factors = long_text(_("Hvad i familien og netværket kan hjælpe?"), rows=3)
    relies_on = forms.MultipleChoiceField(
        label=_("Bygger på samtalerne med barnet"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        now: datetime,
        checks: Sequence[Check],
        talks: Sequence[ChildConversation],
        parents: str,
        conclusion: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.now, self.conclusion = now, conclusion
        self.missing = [each for each in checks if not each.is_well]
        self.fields["happened_at"].label = _("Hvornår er den afsluttet?")
        self.fields["custody_holders_view"].label = _("Sådan ser %s på det") % parents
        relied: Any = self.fields["relies_on"]
        relied.choices = [(str(each.pk), talk_in_words(each)) for each in talks]
        relied.initial = [str(each.pk) for each in talks]
        if not talks:
            del self.fields["relies_on"]
        self.fields["because_parents"] = because(_("Mangler en forælders syn, så skriv hvorfor"))
        for each in self.missing:
            self.fields[f"because_{each.code}"] = because(_("%s Hvorfor afslutter du alligevel?") % each.missing)
        reasons = [f"because_{each.code}" for each in self.missing]
        self.order_fields([*_ASKED_FIRST, *reasons, "happened_at"])

    def clean(self) -> dict[str, Any]:
        """What is missing has a reason; without a conclusion there is nothing to complete."""
        given: dict[str, Any] = super().clean() or {}
        for each in self.missing:
            if not (given.get(f"because_{each.code}") or "").strip():
                self.add_error(f"because_{each.code}", _("%s Skriv hvorfor, eller gør det først.") % each.missing)
        view, why_not = (given.get(name) or "" for name in ("custody_holders_view", "because_parents"))
        if not view.strip() and not why_not.strip():
            self.add_error("custody_holders_view", _("Skriv, hvad de siger, eller hvorfor det mangler."))
        if not self.conclusion.strip():
            raise ValidationError(
                _("Undersøgelsen skal ende med en begrundet stillingtagen. Skriv den i afsnittet Samlet vurdering.")
            )
        return given

    def completed_despite(self) -> dict[str, str]:
        """What was missing, and why it was completed all the same."""
        codes = [each.code for each in self.missing] + ["parents"]
        given = {code: self.cleaned_data.get(f"because_{code}", "").strip() for code in codes}
        return {code: words for code, words in given.items() if words}


def because(label: Any) -> forms.CharField:
    """One line of reason."""
    return forms.CharField(label=label, required=False, max_length=500)


def talk_in_words(talk: ChildConversation) -> str:
    """A talk on a list of choices: its day and what it was about."""
    return " · ".join(filter(None, [day(talk.happened_at), talk.about]))
