"""Opfølgning: one page, on a phone too. How each goal goes, what happens now, when we look again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tovholder.core.plans.trend import Trend
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.two_hands import Their, meet
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import FollowUp
from tovholder.practice.casework.queries import placement_at
from tovholder.practice.casework.queries.help import open_help
from tovholder.practice.plans import actions
from tovholder.practice.plans.actions import GoalSeen
from tovholder.practice.plans.forms import FollowUpForm, GoalSeenForm
from tovholder.practice.plans.forms.following import goal_forms
from tovholder.practice.plans.models import PlanVersion
from tovholder.practice.plans.queries.following import follow_ups_of, last_visit
from tovholder.practice.plans.queries.writing import written
from tovholder.practice.plans.showing import shown
from tovholder.practice.plans.views.frame import address, all_valid, answer_form
from tovholder.practice.plans.views.plan import PLAN_RULES, duties_of

FOLLOW_UP = keeps_drafts("opfoelgning", danish="Opfølgning på planen", page="plans:follow_up")


def follow_up(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Write down a follow-up, also where no plan is written: help is followed up all the same."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="follow_up")
    writing = writing_of(request, FOLLOW_UP, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    holds = written(child).holds
    goals = list(holds.goals.all()) if holds else []
    goes_on = holds is not None or any(open_help(child, at=reader.at))
    goal_answers = goal_forms(goals, data=request.POST or None, initial=writing.initial)
    form = _form_of(writing, child, holds, goes_on=goes_on)

    def deed() -> None:
        actions.hold_follow_up(
            child,
            plan=holds.plan if holds else None,
            goals=[_seen(each) for each in goal_answers],
            **form.cleaned_data,
            at=reader.at,
            by=reader.hand,
        )

    last = next(iter(follow_ups_of(child, most=1)), None)
    meeting = meet(request, [_their(last)] if last else [])
    return answer_form(
        request,
        child,
        form,
        writing,
        title=_("Følg op på planen"),
        button=_("Gem opfølgning"),
        does=deed,
        saved=_("Opfølgningen er gemt. Den næste står blandt datoerne.") if goes_on else _("Opfølgningen er gemt."),
        to=address("plan", child.pk),
        template="plans/follow_up.html",
        also_valid=lambda: all_valid(goal_answers) and not meeting.theirs,
        more={
            **_beside(request, child, holds, goal_answers),
            "all_forms": [*goal_answers, form],
            "meeting": meeting,
            "last": last,
            "visit": last_visit(child) if form.placed else None,
        },
    )


def _form_of(writing: Writing, child: Child, holds: PlanVersion | None, *, goes_on: bool) -> FollowUpForm:
    """What is asked of the whole plan; of a placed child what the visit showed, and of help that goes on when next."""
    request, at = writing.request, writing.request.reader.at
    return FollowUpForm(
        request.POST or None,
        initial={"happened_at": at, **writing.initial()},
        now=at,
        after=holds.plan.happened_at if holds and holds.plan else None,
        placed=placement_at(child, at=at) is not None,
        goes_on=goes_on,
    )


def _beside(
    request: StaffRequest, child: Child, holds: PlanVersion | None, goal_answers: Sequence[GoalSeenForm]
) -> dict[str, Any]:
    """Each goal's words beside its questions, and what is due about the plan."""
    words = shown(holds, on=danish_day(request.reader.at)).goals if holds else []
    duties = duties_of(child, PLAN_RULES, request)
    return {"goal_answers": list(zip(goal_answers, words, strict=True)), "duties": duties}


def _seen(answer: GoalSeenForm) -> GoalSeen:
    given = answer.cleaned_data
    return GoalSeen(answer.goal.thread, Trend(given["trend"]), scale=given["scale"], changed=given["changed"])


def _their(held: FollowUp) -> Their:
    return Their(id=held.pk, by=_("En kollega"), at=held.recorded_at, text=held.result)
