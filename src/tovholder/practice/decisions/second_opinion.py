"""A second opinion by the appeals board (second opinion): which decisions it is for, and what is said about it."""

from __future__ import annotations

from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.ages import whole_years
from tovholder.core.time.calendar import danish_day
from tovholder.practice.casework.models import Decision

RULE = "SECOND-OPINION-U10"
BELOW = 10  # years; the age stands in the rule's name and words, the law data has no number of its own for it
# To move (§ 97, stk. 2) or send home (§ 100) a child; Barnets lov § 98, stk. 3, and § 101.
_KINDS = frozenset({"place_change", "return_home"})


def is_for(decision: Decision) -> bool:
    """Whether one can be asked for: the child moves or goes home, is below ten, and the law of the day has it."""
    born, day = decision.child.birth_date, danish_day(decision.happened_at)
    if decision.kind not in _KINDS or born is None or whole_years(born, day) >= BELOW:
        return False
    return rulebook().version_on(RULE, day) is not None


def told_in_the_letter(decision: Decision) -> str:
    """What the decision's letter says about it; "" where it is not for this decision."""
    if not is_for(decision):
        return ""
    return (
        "Barnet er under 10 år. Derfor kan du også bede Ankestyrelsen om at se på afgørelsen en gang til. Det hedder "
        "en second opinion. Sig det til os, så sender vi det videre."
    )
