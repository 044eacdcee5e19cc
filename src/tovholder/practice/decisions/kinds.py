"""What is decided (afgørelsens art): the words of the day's law, its paragraph, who the law lets decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tovholder.core.law.codelists import codelist
from tovholder.core.law.rulebook import rulebook
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework.models import ConsentKind, Matter

# What goes to the council or the municipality is delegated; these are the usual levels where it has not said otherwise.
USUAL: Mapping[str, Level] = {
    "investigation": Level.CASEWORKER,
    "support": Level.CASEWORKER,
    "early_measure": Level.CASEWORKER,
    "contact": Level.CASEWORKER,
    "closing": Level.CASEWORKER,
    "other": Level.CASEWORKER,
    "placement": Level.LEADER,
    "place_site": Level.LEADER,
    "place_change": Level.LEADER,
    "return_home": Level.LEADER,
    "youth_support": Level.LEADER,
    "refusal": Level.LEADER,
}
_CONSENT: Mapping[str, ConsentKind] = {
    "support": ConsentKind.HELP,
    "early_measure": ConsentKind.HELP,
    "placement": ConsentKind.PLACEMENT,
    "place_change": ConsentKind.PLACE_CHANGE,
    "permanent": ConsentKind.PERMANENT,
}
_ABOUT: Mapping[str, Matter] = {
    "investigation": Matter.INVESTIGATION,
    "support": Matter.SUPPORT,
    "early_measure": Matter.SUPPORT,
    "placement": Matter.PLACEMENT,
    "placement_forced": Matter.PLACEMENT,
    "renewal": Matter.PLACEMENT,
    "place_site": Matter.PLACEMENT,
    "place_change": Matter.PLACEMENT,
    "permanent": Matter.PLACEMENT,
    "return_home": Matter.RETURN_HOME,
    "contact": Matter.FAMILY_CONTACT,
    "contact_break": Matter.FAMILY_CONTACT,
    "investigation_forced": Matter.INVESTIGATION,
}
# Decided on a page of its own, where the work is: it is not prepared step by step here.
COMMITTEES_OWN = frozenset(
    {"medical", "taken_home", "partly_closed", "secured", "highly_secured", "detention", "letter_control", "approval"}
)  # Barnets lov § 142, stk. 1; raised and decided in the committee's room
DECIDED_ELSEWHERE = COMMITTEES_OWN | {"investigation"}
_PLACEMENTS = frozenset({"placement", "placement_forced", "renewal", "permanent"})
_STOPS_WITHOUT_CONSENT = frozenset({"placement", "place_change"})
_ALWAYS_A_PLAN = frozenset({"placement", "placement_forced"})
_LASTS = frozenset({"support", "placement", "placement_forced"})  # youth support has its own days


@dataclass(frozen=True)
class Kind:
    """A kind of decision as the law of one day has it. `rule` is "" where the law data names none."""

    code: str
    danish: str
    rule: str
    paragraph: str
    by_law: str

    @property
    def compulsory(self) -> bool:
        """The law lets only the committee (or its chair) decide it, also against the will of the parties."""
        return self.by_law in (Level.COMMITTEE, Level.CHAIR)

    @property
    def is_placement(self) -> bool:
        """A child is placed, or stays placed: alternatives must have been considered (ours)."""
        return self.code in _PLACEMENTS

    @property
    def consent(self) -> ConsentKind | None:
        """The consent it rests on; None where it rests on none."""
        return _CONSENT.get(self.code)

    @property
    def stops_without_consent(self) -> bool:
        """Without consent it is the committee's to decide. Barnets lov §§ 46-47; § 98, stk. 4."""
        return self.code in _STOPS_WITHOUT_CONSENT

    @property
    def about(self) -> Matter:
        """What the child must have been heard about."""
        return _ABOUT.get(self.code, Matter.OTHER)

    @property
    def asked_about(self) -> str:
        """The same as it stands inside a sentence; "" where there is no word for it."""
        return "" if self.about is Matter.OTHER else self.about.label.lower()

    @property
    def asks_for_plan(self) -> bool:
        """Whether a plan is needed is decided here. Barnets lov § 91."""
        return self.code == "support"

    @property
    def always_a_plan(self) -> bool:
        """The law asks for a plan whatever anybody thinks. Barnets lov § 91."""
        return self.code in _ALWAYS_A_PLAN

    @property
    def lasts(self) -> bool:
        """The expected duration is part of it. Barnets lov § 32, stk. 3; § 46, stk. 3."""
        return self.code in _LASTS

    @property
    def renewed(self) -> bool:
        """The committee sets the day it is heard again. Barnets lov § 50."""
        return self.code in ("placement_forced", "renewal")


def kind_on(code: str, day: date) -> Kind:
    """The kind as it was that day. A code nobody knows (an old case) is shown as a decision, without a paragraph."""
    found = codelist("decision_kind")
    items = [item for item in found.items if item.code == code]
    here = next((item for item in items if item.holds_on(day)), items[-1] if items else None)
    if here is None:
        return Kind(code, "Afgørelse", "", "", Level.COUNCIL)
    rule = str(here.facts.get("rule", ""))
    version = rulebook().version_on(rule, day) if rule else None
    otherwise = Level.COMMITTEE if code in COMMITTEES_OWN else Level.COUNCIL
    by_law = rulebook().rule(rule).decides if rule else str(otherwise)
    return Kind(code, here.da, rule, version.source if version else "", by_law)


def kinds_on(day: date) -> list[Kind]:
    """Every kind there is that day, in the order of the list."""
    return [kind_on(item.code, day) for item in codelist("decision_kind").on(day)]
