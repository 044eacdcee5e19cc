"""The goals of the plan that holds, with how they go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from tovholder.core.plans.trend import Trend, in_signs, in_words, stands_still
from tovholder.foundation.chronicle.rows import rows_of
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.language import as_read
from tovholder.practice.casework.models import PlanKind
from tovholder.practice.plans.models import GoalTrend, Part, PlanGoal, PlanVersion

ENDS_A_SENTENCE = (".", "!", "?")


@dataclass(frozen=True)
class GoalInForce:
    """A goal of the plan in force: its words, how it has gone (the oldest first), and the child's last number."""

    thread: UUID
    see: str
    do: str
    who: str
    by_when: date | None
    part: str
    trends: tuple[Trend, ...]
    scale: int | None

    @property
    def trend(self) -> Trend | None:
        """How it stood last; None when nobody has looked yet."""
        return self.trends[-1] if self.trends else None

    @property
    def signs(self) -> str:
        """The way it has gone, in signs."""
        return in_signs(self.trends)

    @property
    def words(self) -> str:
        """The same in words."""
        return ", ".join(map(as_read, in_words(self.trends)))

    @property
    def in_one_line(self) -> str:
        """The goal, what is done about it and by whom; a goal that is a sentence already is followed by another."""
        if not self.do:
            return self.see
        return f"{self.see}{'' if self.see.endswith(ENDS_A_SENTENCE) else ':'} {self.do} ({self.who})"

    @property
    def stands_still(self) -> bool:
        """Not a step forward at the two last follow-ups."""
        return stands_still(self.trends)


def goals_in_force(child: Child) -> list[GoalInForce]:
    """The goals of the child's plan as it holds now, each with its trends. One statement; none without a plan."""
    holding = (
        PlanVersion.objects.made()
        .filter(child=child, plan__ended_at=None)
        .exclude(kind=PlanKind.PARENTS)
        .order_by("-made_at", "-number", "-pk")
    )
    goals = with_trends(PlanGoal.objects.filter(version=Subquery(holding.values("pk")[:1])))
    return [_in_force(goal) for goal in goals.order_by("place", "pk")]


def with_trends(goals: QuerySet[PlanGoal]) -> QuerySet[PlanGoal]:
    """Goals with `seen`: the trend and the child's number at each follow-up on their own child, the oldest first."""
    seen = GoalTrend.objects.filter(thread=OuterRef("thread"), follow_up__child=OuterRef("version__child"))
    return goals.annotate(seen=rows_of(seen.order_by("follow_up__happened_at", "pk"), "trend", "scale", "changed"))


def trends_of(seen: Iterable[dict[str, Any]]) -> tuple[Trend, ...]:
    """The trends of `with_trends` as the core knows them."""
    return tuple(Trend(row["trend"]) for row in seen)


def latest_scale(seen: Iterable[dict[str, Any]]) -> int | None:
    """The child's last number, if there ever was one."""
    numbers = [row["scale"] for row in seen if row["scale"] is not None]
    return numbers[-1] if numbers else None


def _in_force(goal: Any) -> GoalInForce:
    return GoalInForce(
        thread=goal.thread,
        see=goal.see,
        do=goal.do,
        who=goal.who,
        by_when=goal.by_when,
        part=Part(goal.part).label,
        trends=trends_of(goal.seen),
        scale=latest_scale(goal.seen),
    )
