"""The decision as it is written, and why a proposal is returned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tovholder.foundation.ui.forms import DayField, Form
from tovholder.foundation.ui.wording import day
from tovholder.practice.decisions.forms.youth_support import FIELDS as OF_SUPPORT
from tovholder.practice.decisions.forms.youth_support import SupportFields
from tovholder.practice.decisions.kinds import Kind
from tovholder.practice.decisions.seen import ContactSeen
from tovholder.practice.decisions.youth_support import KIND as YOUTH_SUPPORT

YES, NO = "yes", "no"


def _text(label: Any, rows: int = 4, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": rows}), **more)


class DecisionForm(SupportFields):
    """The decision: what weighed, why, what the child's wish changed, and what the kind asks for besides."""

    why = {
        "reasons": "REASONS-22",
        "wish_changed": "CHILD-VIEW",
        "plan_needed": "PLAN-SUPPORT-3M",
        "plan_because": "PLAN-SUPPORT-3M",
        "expected_duration": "DEC-SUPPORT",
        "renewal_due": "RENEW-FORCED",
        "alternatives": "DEC-PLACE",
        "support_answer": "YOUTH-6M",
    }
    when_asks = _("Hvornår er det afgjort?")

    facts = _text(
        _("Hvilke oplysninger er der lagt vægt på?"), help_text=_("Det, der er sket, og hvem der har sagt det.")
    )
    talks = forms.MultipleChoiceField(
        label=_("Barnets holdning kommer fra"), required=False, widget=forms.CheckboxSelectMultiple
    )
    child_view = _text(
        _("Hvad siger barnet?"), 3, help_text=_("Kun medarbejdere ser det. Det kommer ikke med i brevene.")
    )
    no_talk_because = forms.CharField(
        label=_("Ingen samtale, fordi"),
        required=False,
        max_length=300,
        help_text=_("Kun i helt særlige tilfælde. Barnets holdning skal så findes på en anden måde."),
    )
    wish_changed = _text(
        _("Sådan har barnets ønske påvirket afgørelsen"), 3, help_text=_("Eller hvorfor det ikke har. Står i brevet.")
    )
    alternatives = _text(
        _("Hvilke alternativer til anbringelse er overvejet?"),
        3,
        help_text=_("Netværk, støtte hjemme, dagtilbud, aflastning: hvorfor er det ikke nok? (Egen regel.)"),
    )
    reasons = forms.CharField(
        label=_("Begrundelse"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Reglerne, det der vejede tungest, og hvorfor. Står i brevet til parterne."),
        max_length=100_000,
    )
    plan_needed = forms.ChoiceField(
        label=_("Skal der laves en plan?"),
        required=False,
        widget=forms.RadioSelect,
        choices=[(YES, _("Ja, en plan er nødvendig")), (NO, _("Nej"))],
    )
    plan_because = forms.CharField(label=_("Hvorfor, eller hvorfor ikke?"), required=False, max_length=1_000)
    expected_duration = forms.CharField(
        label=_("Hvor længe ventes det at vare?"),
        required=False,
        max_length=200,
        help_text=_("For eksempel: 6 måneder."),
    )
    renewal_due = DayField(label=_("Genbehandles senest"), required=False)

    same_for_siblings = forms.BooleanField(
        label=_("Samme afgørelse for de søskende, som spørgsmålet også gælder"),
        required=False,
        initial=True,
        help_text=_("Hver får sin egen afgørelse. Fjern krydset, hvis deres skal skrives for sig."),
    )

    field_order = [
        *("facts", "talks", "child_view", "no_talk_because", "wish_changed", "alternatives", "reasons"),
        *OF_SUPPORT,
        *("plan_needed", "plan_because", "expected_duration", "renewal_due", "same_for_siblings", "happened_at"),
    ]

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        talks: Sequence[ContactSeen],
        siblings: bool = False,
        unborn: bool = False,
        born: date | None = None,
        signs: bool = True,
        **kwargs: Any,
    ) -> None:
        """Who does not sign it herself (`signs`) is not asked when it was decided: it is not, yet."""
        super().__init__(*args, of_support=kind.code == YOUTH_SUPPORT, born=born, **kwargs)
        self.kind, self.unborn = kind, unborn
        heard: Any = self.fields["talks"]
        heard.choices = [(str(each.id), _("Samtalen %s") % day(each.happened_at)) for each in talks]
        heard.initial = [str(each.id) for each in talks]
        self._leave_out(
            talks=not talks,
            no_talk_because=bool(talks) or unborn,
            child_view=unborn,
            wish_changed=unborn,
            alternatives=not kind.is_placement,
            plan_needed=not kind.asks_for_plan,
            plan_because=not kind.asks_for_plan,
            expected_duration=not kind.lasts,
            renewal_due=not kind.renewed,
            same_for_siblings=not siblings,
            happened_at=not signs,
        )
        for name, message in _ASKED.items():
            if name in self.fields:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = message

    def _leave_out(self, **unasked: bool) -> None:
        for name, absent in unasked.items():
            if absent:
                del self.fields[name]

    def answers(self) -> dict[str, Any]:
        """The answers as plain words and dates: they can lie in a proposal until somebody signs."""
        apart = {"happened_at", "talks", *OF_SUPPORT}
        kept = {name: value for name, value in self.cleaned_data.items() if name not in apart}
        renewal = kept.get("renewal_due")
        return {
            **kept,
            **self.support_answers(),
            "renewal_due": renewal.isoformat() if renewal else "",
            "talks": list(self.cleaned_data.get("talks") or []),
        }


# What some kinds of decision ask for besides the reasons.
_ASKED: Mapping[str, Any] = {
    "wish_changed": _("Skriv, hvordan barnets ønske har påvirket afgørelsen, eller hvorfor det ikke har."),
    "alternatives": _("Skriv, hvilke alternativer til anbringelse der er overvejet."),
    "plan_needed": _("Vælg, om der skal laves en plan."),
    "plan_because": _("Skriv, hvorfor der skal eller ikke skal laves en plan."),
    "expected_duration": _("Skriv, hvor længe det ventes at vare."),
}


def columns(answers: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
    """A proposal's answers as columns of Decision."""
    told = {name: answers.get(name, "") for name in _COLUMNS if answers.get(name)}
    needed = True if kind.always_a_plan else None
    if answers.get("plan_needed"):
        needed = answers["plan_needed"] == YES
    renewal = answers.get("renewal_due")
    return {
        **told,
        "plan_needed": needed,
        "renewal_due": date.fromisoformat(renewal) if renewal else None,
        "forced": kind.compulsory,
    }


_COLUMNS = (
    *("facts", "child_view", "no_talk_because", "wish_changed", "alternatives", "reasons"),
    *("plan_because", "expected_duration"),
)


class ReturnForm(Form):
    """Why a proposal goes back to its writer."""

    why = {"because": "DEC-SUPPORT"}

    because = forms.CharField(
        label=_("Hvad mangler, eller hvorfor ikke?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=5_000
    )
