"""Planen: the plan as it stands, an earlier version, and reading it together with the child."""

from __future__ import annotations

from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.plans.kinds import PARENTS, plan_word, word_of
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.deadlines.explained import ShownDuty, explained
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import Visible
from tovholder.practice.plans.queries.following import follow_ups_of, next_after
from tovholder.practice.plans.queries.recipients import recipients_of
from tovholder.practice.plans.queries.writing import Written, plan_without_words, version_to_read, written
from tovholder.practice.plans.showing import shown
from tovholder.practice.plans.views.frame import address, page_of
from tovholder.practice.plans.wording import labels, wish_for

PLAN_RULES = Q(rule__startswith="PLAN-") | Q(rule__startswith="FOLLOW-") | Q(rule="HOME-PLAN")
YOUTH_RULES = Q(rule__startswith="YOUTH-") | Q(rule__startswith="TRANSITION-") | Q(rule="LOCAL-COORD-16")


@require_safe
def plan(request: StaffRequest, child_id: UUID, parents: bool = False) -> HttpResponse:
    """The plan: the wish, the goals, how the wish counted, when we look again; and who may comment."""
    child = open_child(child_id, reader=request.reader, page="parents_plan" if parents else "plan")
    today = danish_day(request.reader.at)
    found, held = written(child, parents=parents), follow_ups_of(child)
    context = page_of(request, child, here="parents" if parents else "plan", parents=parents)
    # A hold is the only warning with a day it was set.
    on_hold = any("since" in warning for warning in context["child"]["warnings"])
    version = found.shown
    word = word_of(PARENTS, today) if parents else plan_word(today, born=child.birth_date)
    context |= {
        **_addresses(child, parents),
        "found": found,
        "plan": shown(version, on=today, holds=found.holds) if version else None,
        "word": word,
        "goes_over": found.holds is not None and found.holds.kind != word.kind,
        "labels": labels(PARENTS if parents else ""),
        "duties": [] if parents else duties_of(child, PLAN_RULES, request),
        "next": None if parents else _next(found, held),
        "held": [] if parents else held,
        "on_hold": on_hold,
        "safe_channel": child.safe_channel,
        "recipients": recipients_of(child, on=today, parents=parents) if version and not on_hold else [],
        "bare": None if version or parents else _bare(child),
    }
    return render(request, "plans/plan.html", context)


@require_safe
def version(request: StaffRequest, version_id: UUID) -> HttpResponse:
    """One version as it was made, with what was changed then and why."""
    found = version_to_read(version_id)
    if found is None:
        raise Http404
    child = open_child(found.child_id, reader=request.reader, page="plan_version")
    context = page_of(request, child, parents=found.kind == PARENTS)
    return render(request, "plans/version.html", context | {"plan": shown(found, on=context["today"])})


@require_safe
def read_together(request: StaffRequest, child_id: UUID, parents: bool = False) -> HttpResponse:
    """The plan in large letters and nothing else: to read it with the child, or with the parents, at the screen.

    Only the reader's own answers are in it: what a child has said to a goal is for staff until it is shared.
    """
    child = open_child(child_id, reader=request.reader, page="read_together")
    found = written(child, parents=parents)
    if found.shown is None:
        raise Http404
    context = page_of(request, child, parents=parents)
    read = shown(found.shown, on=context["today"], holds=found.holds)
    open_question = attrgetter("parents_disagreed" if parents else "child_disagreed")
    wish = wish_for(found.shown, Visible.CHILD) or wish_for(found.shown, Visible.CUSTODY_HOLDER)
    context |= {
        "plan": read,
        "wish": wish,
        "agreed": [goal for goal in read.goals if not open_question(goal)],
        "to_talk_about": [goal for goal in read.goals if open_question(goal)],
        "next": None if parents else _next(found, follow_ups_of(child, most=1)),
    }
    return render(request, "plans/read_together.html", context)


def duties_of(child: Child, rules: Q, request: StaffRequest) -> list[ShownDuty]:
    """The running duties of these rules, the nearest first."""
    running = Deadline.objects.running().filter(rules, child=child).order_by("due_at", "pk")
    return [explained(deadline, now=request.reader.at) for deadline in running]


def _addresses(child: Child, parents: bool) -> dict[str, str]:
    names = {"wish": "wish", "goal": "add_goal", "make": "make", "drop": "drop_changes", "end": "end"}
    names |= {"send": "send", "comment": "comment", "read": "read"}
    return {f"{key}_url": address(name, child.pk, parents=parents) for key, name in names.items()}


def _next(found: Written, held: list[Any]) -> Any:
    holds = found.holds
    return next_after(holds.plan if holds else None, held)


def _bare(child: Child) -> Any:
    plan = plan_without_words(child)
    if plan is None:
        return None
    word = word_of(plan.kind, danish_day(plan.happened_at))
    return {"made_at": plan.happened_at, "danish": word.danish or _("Plan"), "next_on": plan.first_follow_up_on}
