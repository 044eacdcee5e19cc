"""When the plan is looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import FollowUp, Plan, PlanKind


@dataclass(frozen=True)
class NextFollowUp:
    """The day that was agreed for the next follow-up, and whether it is the first one of the plan."""

    day: date
    is_first: bool
    because: str = ""


def next_follow_up(child: Child) -> NextFollowUp | None:
    """The next agreed follow-up: the last one's own, or the plan's first; None when none is agreed. Two statements."""
    plan = Plan.objects.filter(child=child, ended_at=None).exclude(kind=PlanKind.PARENTS)
    return next_after(plan.order_by("-happened_at", "-pk").first(), follow_ups_of(child, most=1))


def next_after(plan: Plan | None, held: list[FollowUp]) -> NextFollowUp | None:
    """The next one after these follow-ups (the latest first) on this plan."""
    if held and (plan is None or held[0].happened_at >= plan.happened_at):
        last = held[0]
        return NextFollowUp(last.next_on, is_first=False, because=last.next_because) if last.next_on else None
    if plan is not None and plan.first_follow_up_on:
        return NextFollowUp(plan.first_follow_up_on, is_first=True)
    return None


def follow_ups_of(child: Child, *, most: int = 20) -> list[FollowUp]:
    """The follow-ups held, the latest first."""
    return list(FollowUp.objects.filter(child=child).order_by("-happened_at", "-pk")[:most])
