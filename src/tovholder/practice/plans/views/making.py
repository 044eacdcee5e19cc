"""Letting the plan hold: made, revised, its changes dropped, or ended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tovholder.core.plans.content import still_missing
from tovholder.core.plans.kinds import PARENTS, first_follow_up_by
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import Decision
from tovholder.practice.casework.queries import placement_at, running_measures
from tovholder.practice.casework.views.acting import done_before, press_in_case
from tovholder.practice.plans import actions
from tovholder.practice.plans.comparing import difference
from tovholder.practice.plans.forms import EndForm, MakeForm
from tovholder.practice.plans.queries.writing import Written, written
from tovholder.practice.plans.views.frame import address, answer_form, at_school_age
from tovholder.practice.plans.wording import labels

MAKE = keeps_drafts("plan", danish="Planen gøres gældende", page="plans:make")
PARENTS_MAKE = keeps_drafts("foraeldreplan", danish="Forældrenes plan gøres gældende", page="plans:parents_make")
END = keeps_drafts("plan-slut", danish="Planen afsluttes", page="plans:end")
PARENTS_END = keeps_drafts("foraeldreplan-slut", danish="Forældrenes plan afsluttes", page="plans:parents_end")


def make_plan(request: StaffRequest, child_id: UUID, parents: bool = False) -> HttpResponse:
    """Let the plan hold: how the wish counted, and the first follow-up; or why it is revised."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="make_plan")
    found = written(child, parents=parents)
    then = address("plan", child.pk, parents=parents)
    writing = writing_of(request, PARENTS_MAKE if parents else MAKE, about=child.pk)
    if writing.is_saved:
        return done_before(request, _("Planen gælder nu."), to=then)
    if found.in_work is None or not found.in_work.goals.all():
        return _nothing_to_make(request, holds=found.holds is not None, to=then)
    if writing.only_kept:
        return redirect(request.path)
    is_first = found.holds is None or found.holds.plan_id != found.in_work.plan_id
    influence = found.in_work.influence or ("" if parents else _as_decided(child))
    initial = {"influence": influence, "happened_at": reader.at, **writing.initial()}
    form = _make_form(request, child, found, initial, is_first=is_first, parents=parents)

    def deed() -> None:
        actions.make_plan(child, parents=parents, **form.cleaned_data, at=reader.at, by=reader.hand)

    return answer_form(
        request,
        child,
        form,
        writing,
        title=_("Gør planen gældende") if is_first else _("Revidér planen"),
        button=_("Gør planen gældende"),
        does=deed,
        saved=_("Planen gælder nu."),
        to=then,
        refused=(actions.NoGoals,),
        more={
            "changes": [] if is_first else difference(found.holds, found.in_work).splitlines(),
            "still_missing": _still_missing(child, found.in_work, request),
            "wish_missing": not found.in_work.wish_from,
            "said_wish": found.in_work.wish,
            "wish_label": labels(found.in_work.kind)["wish"],
            "parents": parents,
        },
    )


def _nothing_to_make(request: StaffRequest, *, holds: bool, to: str) -> HttpResponse:
    nothing_new = _("Planen gælder allerede. Der er ingen ændringer, som venter.")
    messages.warning(request, nothing_new if holds else _("Skriv det første mål. Så kan planen gøres gældende."))
    return redirect(to)


def _as_decided(child: Child) -> str:
    """How the wish counted in the latest decision: said to the family there, and not asked a second time."""
    told = Decision.objects.filter(child=child.pk).exclude(wish_changed="").order_by("-happened_at")
    return told.values_list("wish_changed", flat=True).first() or ""


def _make_form(
    request: StaffRequest, child: Child, found: Written, initial: dict[str, Any], *, is_first: bool, parents: bool
) -> MakeForm:
    """What is asked when the plan is let hold: the first follow-up by the law's latest day, or why it is revised."""
    return MakeForm(
        request.POST or None,
        initial=initial,
        now=request.reader.at,
        after=found.holds.plan.happened_at if found.holds else None,
        kind=PARENTS if parents else "",
        is_first=is_first,
        latest=_latest_follow_up(child, request) if is_first and not parents else None,
    )


@require_POST
def drop_changes(request: StaffRequest, child_id: UUID, parents: bool = False) -> HttpResponse:
    """Throw the changes in work away; the plan that holds goes on."""
    child = open_child(child_id, reader=request.reader, page="drop_changes")
    found, then = written(child, parents=parents), address("plan", child.pk, parents=parents)
    thrown, saved = found.in_work, _("Ændringerne er smidt væk. Planen gælder, som den gjorde før.")
    if thrown is None or found.holds is None:
        return done_before(request, saved, to=then)
    return press_in_case(
        request,
        child,
        lambda: actions.drop_changes(thrown, at=request.reader.at, by=request.reader.hand),
        what="planaendringer-smidt-vaek",
        title=_("Smid ændringerne i planen væk"),
        button=_("Smid ændringerne væk"),
        saved=saved,
        to=then,
    )


def end_plan(request: StaffRequest, child_id: UUID, parents: bool = False) -> HttpResponse:
    """End the plan and say why; all its versions can still be read."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="end_plan")
    holds = written(child, parents=parents).holds
    if holds is None:
        nothing = _("Der er ingen plan, som gælder: den er afsluttet, eller den er ikke gjort gældende.")
        return done_before(request, nothing, to=address("plan", child.pk, parents=parents))
    writing = writing_of(request, PARENTS_END if parents else END, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    form = EndForm(
        request.POST or None,
        initial={"happened_at": reader.at, **writing.initial()},
        now=reader.at,
        after=holds.plan.happened_at,
    )
    return answer_form(
        request,
        child,
        form,
        writing,
        title=_("Afslut planen"),
        button=_("Afslut planen"),
        does=lambda: actions.end_plan(holds.plan, **form.cleaned_data, at=reader.at, by=reader.hand),
        saved=_("Planen er afsluttet. Den kan stadig læses."),
        to=address("plan", child.pk, parents=parents),
    )


def _still_missing(child: Child, version: Any, request: StaffRequest) -> list[str]:
    """What the law wants the plan to speak of, and it does not: said before it is made, and nobody is stopped."""
    return still_missing(
        version.kind,
        [goal.part for goal in version.goals.all()],
        placed=placement_at(child, at=request.reader.at) is not None,
        at_school=at_school_age(child, danish_day(request.reader.at)),
    )


def _latest_follow_up(child: Child, request: StaffRequest) -> Any:
    """The law's latest day for the first follow-up: the running duty's, else counted from the help that runs."""
    running = Deadline.objects.running().filter(child=child, rule="FOLLOW-FIRST", due_at__isnull=False)
    due = running.order_by("due_at").values_list("due_at", flat=True).first()
    if due is not None:
        return danish_day(due)
    runs = running_measures(child, at=request.reader.at)
    return first_follow_up_by(danish_day(runs[0].starts_at)) if runs else None
