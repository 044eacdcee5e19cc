"""When the plan is looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import FollowUp, Plan, SupervisionVisit


@dataclass(frozen=True)
class NextFollowUp:
    """The day that was agreed for the next follow-up, and whether it is the first one of the plan."""

    day: date
    is_first: bool
    because: str = ""


def next_after(plan: Plan | None, held: list[FollowUp]) -> NextFollowUp | None:
    """The next one after these follow-ups (the latest first) on this plan.

    A day agreed on before the plan was made still stands when it comes before the plan's first. What was agreed on a
    plan that has ended falls away with it.
    """
    last = held[0] if held else None
    agreed = NextFollowUp(last.next_on, is_first=False, because=last.next_because) if last and last.next_on else None
    if plan is None and last and last.plan and last.plan.ended_at:
        return None
    if plan is None or plan.first_follow_up_on is None or (last and last.happened_at >= plan.happened_at):
        return agreed
    if agreed and danish_day(plan.happened_at) <= agreed.day <= plan.first_follow_up_on:
        return agreed
    return NextFollowUp(plan.first_follow_up_on, is_first=True)


def follow_ups_of(child: Child, *, most: int = 20) -> list[FollowUp]:
    """The follow-ups held with the plan each was about, the latest first."""
    return list(FollowUp.objects.filter(child=child).select_related("plan").order_by("-happened_at", "-pk")[:most])


def last_visit(child: Child) -> SupervisionVisit | None:
    """The last supervision visit that was made: a placed child's follow-up builds on it. Barnets lov § 96."""
    return SupervisionVisit.objects.filter(child=child, cancelled=False).order_by("-happened_at", "-pk").first()
