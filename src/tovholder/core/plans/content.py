"""What the law wants a plan to speak of, and this one does not yet: advice before it is made, never a stop."""

from __future__ import annotations

from collections.abc import Collection

from tovholder.core.plans.kinds import PARENTS, YOUTH

FAMILY_PARTS = frozenset({"family", "parents"})
SCHOOL_PARTS = frozenset({"school", "kabu"})
GROWN_PARTS = frozenset({"school", "adult"})


def still_missing(kind: str, parts: Collection[str], *, placed: bool, at_school: bool) -> list[str]:
    """What is not spoken of, in words. `parts` are what the goals are for.

    Barnets lov § 92, stk. 2-3 (a placed child's family, the school) and § 109 (education, work, the move to adult
    life).
    """
    found = frozenset(parts)
    if kind == PARENTS:
        return []
    missing = []
    if placed and not found & FAMILY_PARTS:
        missing.append("hvordan familien får hjælp, mens barnet er anbragt, og bagefter")
    if placed and at_school and kind != YOUTH and not found & SCHOOL_PARTS:
        missing.append("hvordan det skal gå i skolen")
    if kind == YOUTH and not found & GROWN_PARTS:
        missing.append("uddannelse, arbejde og vejen til voksenlivet")
    return missing
