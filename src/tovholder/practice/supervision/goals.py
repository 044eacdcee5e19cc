"""The goals a visit looks at, as the room of the plans tells of them: the two rooms do not know each other.

Whoever knows both (the desk) says `tell_goals_by(plans.goals_of)` when the house starts; until then there are none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tovholder.foundation.families.models import Child


@dataclass(frozen=True)
class Goal:
    """One goal of the child's plan: its id as text, and its words."""

    id: str
    words: str


GoalsOf = Callable[[Child], list[Goal]]
_told_by: list[GoalsOf] = []


def tell_goals_by(goals: GoalsOf) -> None:
    """Name who knows a child's goals; said once, and a second time replaces the first."""
    _told_by[:] = [goals]


def goals_of(child: Child) -> list[Goal]:
    """The goals of the child's plan that run now; none when nobody has said who knows them."""
    return _told_by[0](child) if _told_by else []
