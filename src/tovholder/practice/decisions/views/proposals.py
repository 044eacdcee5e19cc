"""A written decision in words, part by part: as a proposal, and as it was made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.models import Decision
from tovholder.practice.decisions.forms.deciding import YES
from tovholder.practice.decisions.gates import talks_about_this
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.seen import Prepared
from tovholder.practice.decisions.youth_support import Support


def proposal_in_words(answers: Mapping[str, Any], prepared: Prepared) -> list[tuple[str, str]]:
    """What a proposal says, question and answer; what is empty is left out."""
    plan = _plan(answers["plan_needed"] == YES) if answers.get("plan_needed") else ""
    renewal = answers.get("renewal_due")
    chosen = set(answers.get("talks", []))
    talks = [day(each.happened_at) for each in talks_about_this(prepared) if str(each.id) in chosen]
    return _parts(
        answers,
        plan=plan,
        renewal=date.fromisoformat(renewal) if renewal else None,
        talks=", ".join(talks),
        support=Support.answered(answers),
    )


def decision_in_words(decision: Decision) -> list[tuple[str, str]]:
    """What a decision says, question and answer."""
    asked = decision.plan_needed or kind_on(decision.kind, danish_day(decision.happened_at)).asks_for_plan
    plan = "" if decision.plan_needed is None or not asked else _plan(decision.plan_needed)
    return _parts(vars(decision), plan=plan, renewal=decision.renewal_due, talks="", support=Support.of(decision))


def _plan(needed: bool) -> str:
    return _("Ja, en plan er nødvendig") if needed else _("Nej, en plan er ikke nødvendig")


def _parts(
    told: Mapping[str, Any], *, plan: str, renewal: date | None, talks: str, support: Support | None
) -> list[tuple[str, str]]:
    parts = [
        (_("Ungestøtte"), support.words if support is not None else ""),
        (_("Oplysninger, der er lagt vægt på"), told.get("facts", "")),
        (_("Barnets holdning kommer fra samtaler"), talks),
        (_("Barnet siger (kun for medarbejdere)"), told.get("child_view", "")),
        (_("Ingen samtale, fordi"), told.get("no_talk_because", "")),
        (_("Sådan har barnets ønske påvirket afgørelsen"), told.get("wish_changed", "")),
        (_("Overvejede alternativer til anbringelse"), told.get("alternatives", "")),
        (_("Begrundelse"), told.get("reasons", "")),
        (_("Plan"), " – ".join(part for part in (plan, told.get("plan_because", "")) if part)),
        (_("Forventet varighed"), told.get("expected_duration", "")),
        (_("Genbehandles senest"), day(renewal) if renewal else ""),
    ]
    return [(question, answer) for question, answer in parts if answer]
