"""Which plan the law wants on a day for a child of an age, what it is called then, and by which §."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tovholder.core.law.codelists import codelist
from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.ages import is_of_age
from tovholder.core.time.calendar import months_after

CHILD, YOUTH, ACTION, PARENTS = "barnets_plan", "ungeplan", "handleplan", "foraeldre"
YOUTH_FROM = 16  # years, Barnets lov § 108, stk. 1
# The rule each kind of plan is read from; the handleplan is the older wording of the child's plan.
RULE_OF = {CHILD: "PLAN-SUPPORT-3M", YOUTH: "PLAN-YOUTH-16", ACTION: "PLAN-SUPPORT-3M", PARENTS: "PARENT-PLAN"}
_NOT_YET = "Serviceloven"  # under it there was one plan for all ages


@dataclass(frozen=True)
class PlanWord:
    """A kind of plan as it is called (Barnets plan, Handleplan), and its § that day."""

    kind: str
    danish: str
    source: str


def plan_word(on: date, *, born: date | None) -> PlanWord:
    """The plan the law wants that day: a child's plan, from 16 a youth plan, before 2024 a handleplan for all."""
    version = rulebook().version_on(RULE_OF[CHILD], on)
    if version is not None and version.law == _NOT_YET:
        return word_of(ACTION, on)
    grown = born is not None and is_of_age(born, YOUTH_FROM, on=on)
    return word_of(YOUTH if grown else CHILD, on)


def word_of(kind: str, on: date) -> PlanWord:
    """What a kind of plan is called, with its § as the law read that day; a kind we do not know is called a plan."""
    try:
        danish = codelist("plan_type").label(kind).partition(" (")[0]
    except KeyError:
        danish = "Plan"
    version = rulebook().version_on(RULE_OF[kind], on) if kind in RULE_OF else None
    return PlanWord(kind, danish, version.source if version else "")


def first_follow_up_by(started: date, *, on: date | None = None) -> date | None:
    """The law's latest day for the first follow-up when help began on `started`; None where no limit is known."""
    version = rulebook().version_on("FOLLOW-FIRST", on or started)
    if version is None or version.limit is None or version.limit.amount is None:
        return None
    return months_after(started, version.limit.amount)
