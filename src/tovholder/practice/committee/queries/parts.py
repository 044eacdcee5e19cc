"""The parts of a recommendation that are already on file: taken as they stand, never written anew.

A room above (the plans) has its own part told with `tell_of`; each gives nothing where there is nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.language import in_danish
from tovholder.foundation.ui.wording import day, moment
from tovholder.practice.casework.models import (
    ChildConversation,
    Consent,
    ContactForm,
    Investigation,
    Plan,
    PlanKind,
    Visible,
)
from tovholder.practice.committee.kinds import label
from tovholder.practice.committee.models import ChairDecision


@dataclass(frozen=True)
class Part:
    """One part: what it is, where it comes from and of which day, and its words."""

    part: str
    heading: str
    source: str
    day: str
    text: str

    @property
    def on(self) -> date:
        """The day of its words."""
        return date.fromisoformat(self.day)

    def kept(self) -> dict[str, Any]:
        """As the recommendation keeps it."""
        return asdict(self)


PartOnFile = Callable[[Child, date], list[Part]]


def conclusion_of_investigation(child: Child, on: date) -> list[Part]:
    """The reasoned conclusion of the latest investigation that is completed."""
    done = Investigation.objects.filter(child=child.pk, completed_at__isnull=False).order_by("-completed_at").first()
    if done is None or done.completed_at is None or not done.conclusion:
        return []
    when = danish_day(done.completed_at)
    return [_part("conclusion", "Den børnefaglige undersøgelse", f"undersøgelse/{done.pk}", when, done.conclusion)]


def plan_in_force(child: Child, on: date) -> list[Part]:
    """That there is a plan, of which day; its words are added by the room of the plans."""
    plan = Plan.objects.filter(child=child.pk, ended_at=None).order_by("-happened_at").first()
    if plan is None:
        return []
    kind = PlanKind(plan.kind).label if plan.kind in PlanKind.values else "Plan"
    when = danish_day(plan.happened_at)
    return [_part("plan", "Planen", f"plan/{plan.pk}", when, f"{kind} af {day(when)} er bilag til sagen.")]


def the_childs_words(child: Child, on: date) -> list[Part]:
    """The child's words that an act has shared with the custody holders, who read all papers; else that it was met.

    Words for staff alone never go out with the papers (law review F02).
    """
    talks = ChildConversation.objects.filter(child=child.pk).order_by("-happened_at")[:5]
    parts = []
    for talk in talks:
        when, how = danish_day(talk.happened_at), ContactForm(talk.form).label.lower()
        about = f" om {talk.about}" if talk.about else ""
        shared = talk.shared_at is not None and Visible.CUSTODY_HOLDER in talk.visible_to
        said = f"»{talk.words}«" if shared and talk.words else "Barnets ord er ikke delt med sagens parter."
        parts.append(
            _part("child", "Barnets holdning", f"samtale/{talk.pk}", when, f"{how.capitalize()}{about}. {said}")
        )
    return parts


def consents(child: Child, on: date) -> list[Part]:
    """Who has been asked for consent, to what, and what was answered."""
    asked = Consent.objects.filter(child=child.pk).order_by("-happened_at")[:6]
    return [
        _part(
            "consent",
            "Samtykke",
            f"samtykke/{each.pk}",
            danish_day(each.happened_at),
            f"{each.person_name or 'Navn ikke oplyst'}: {each.get_kind_display().lower()}. {_answer(each)}",
        )
        for each in asked
    ]


@in_danish
def provisional(decision: ChairDecision) -> Part:
    """What the chair decided and the three conditions: what an approval is about."""
    carried_out = f"Iværksat {moment(decision.implemented_at)}." if decision.implemented_at else "Ikke iværksat."
    asked = [f"{each.whom}: {each.answer or 'ikke spurgt'}" for each in decision.consents.order_by("pk")]
    said = [
        f"{label(decision.kind)}. Afgjort {moment(decision.happened_at)} af {decision.decided_by}. {carried_out}",
        f"Grundlaget: {decision.ground}",
        f"Det kan ikke vente: {decision.urgency}",
        f"De formelle skridt: {decision.formal}",
        *([f"Samtykke søgt: {'; '.join(asked)}"] if asked else []),
    ]
    heading, source = "Formandens foreløbige afgørelse", f"formandsafgørelse/{decision.pk}"
    return _part("provisional", heading, source, danish_day(decision.happened_at), "\n\n".join(said))


_PARTS: dict[str, PartOnFile] = {
    "conclusion": conclusion_of_investigation,
    "plan": plan_in_force,
    "child": the_childs_words,
    "consent": consents,
}
WANTED = {
    "conclusion": "Den børnefaglige undersøgelse",
    "plan": "Planen",
    "child": "Barnets holdning",
    "consent": "Samtykke",
}


def tell_of(part: str, on_file: PartOnFile) -> None:
    """Let another room tell its part; said when the house starts, and a second time replaces the first."""
    _PARTS[part] = on_file


@in_danish
def parts_on_file(child: Child, *, on: date) -> list[Part]:
    """All parts there are, in the order they are read before the committee."""
    return [part for gather in _PARTS.values() for part in gather(child, on)]


def missing_from(parts: list[Part]) -> list[str]:
    """What a recommendation should have and the file does not."""
    there = {part.part for part in parts}
    return [heading for part, heading in WANTED.items() if part not in there]


def _part(part: str, heading: str, source: str, when: date, text: str) -> Part:
    return Part(part=part, heading=heading, source=source, day=when.isoformat(), text=text)


def _answer(consent: Consent) -> str:
    def on(moment: datetime) -> str:
        return day(danish_day(moment))

    if consent.withdrawn_at:
        return f"Trukket tilbage {on(consent.withdrawn_at)}."
    if consent.given_at:
        return f"Givet {on(consent.given_at)}{', med begrænsninger' if consent.limits else ''}."
    if consent.refused_at:
        return f"Afslået {on(consent.refused_at)}."
    return "Søgt, ikke besvaret." if consent.sought_at else "Ikke besvaret."
