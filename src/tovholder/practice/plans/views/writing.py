"""Writing on the plan: the wish and the goals."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from tovholder.core.plans.kinds import PARENTS, plan_word
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.two_hands import Their, meet
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.numbers import id_in
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.casework.queries import placement_at
from tovholder.practice.casework.views.acting import done_before, press_in_case
from tovholder.practice.plans import actions
from tovholder.practice.plans.forms import GoalForm, WishForm
from tovholder.practice.plans.forms.writing import parts_for
from tovholder.practice.plans.models import PlanGoal, WishFrom
from tovholder.practice.plans.queries.writing import shared_talks, siblings_with, written
from tovholder.practice.plans.views.frame import address, answer_form, at_school_age

WISH = keeps_drafts("oenske", danish="Barnets ønske i planen", page="plans:wish")
PARENTS_WISH = keeps_drafts("foraeldreoenske", danish="Forældrenes ønske i planen", page="plans:parents_wish")
NEW_GOAL = keeps_drafts("nyt-maal", danish="Nyt mål i planen", page="plans:add_goal")
PARENTS_GOAL = keeps_drafts("nyt-foraeldremaal", danish="Nyt mål i forældrenes plan", page="plans:parents_add_goal")
GOAL = keeps_drafts("maal", danish="Mål i planen", page="plans:edit_goal")
TAKEN_OUT = gettext_lazy("Målet er taget ud. Det står stadig i de udgaver, der har været gældende.")


def write_wish(request: StaffRequest, child_id: UUID, parents: bool = False) -> HttpResponse:
    """Write the child's wish: sentences the child has let us share, or written together."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="plan_wish")
    writing = writing_of(request, PARENTS_WISH if parents else WISH, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    version = written(child, parents=parents).shown
    talks = [] if parents else shared_talks(child)
    already = [_their(version, version.wish)] if version and version.wish else []
    meeting = meet(request, already)
    form = WishForm(
        request.POST or None,
        initial={**_wish_so_far(version, talks), **writing.initial()},
        kind=PARENTS if parents else "",
        talks=talks,
    )

    def deed() -> None:
        author: dict[str, Any] = {"at": reader.at, "by": reader.hand, "by_name": reader.user.name}
        actions.write_wish(child, parents=parents, **form.origin(), seen=_seen(request, already), **author)

    return answer_form(
        request,
        child,
        form,
        writing,
        title=_("Forældrenes ønske") if parents else _("Barnets ønske"),
        button=_("Gem ønsket"),
        does=deed,
        saved=_("Ønsket er gemt i planen."),
        to=address("plan", child.pk, parents=parents),
        refused=(actions.ChangedMeanwhile,),
        also_valid=lambda: not meeting.theirs,
        more={"meeting": meeting, "talks": talks, "parents": parents, "is_wish": True},
    )


def add_goal(request: StaffRequest, child_id: UUID, parents: bool = False) -> HttpResponse:
    """A new goal: six fields."""
    child = open_child(child_id, reader=request.reader, page="plan_goal")
    writing = writing_of(request, PARENTS_GOAL if parents else NEW_GOAL, about=child.pk)
    return _goal(request, child, writing, goal=None, parents=parents)


def edit_goal(request: StaffRequest, goal_id: UUID) -> HttpResponse:
    """Change a goal. What was made stands; the change waits in the version in work until the plan is revised."""
    goal, child = _opened(request, goal_id)
    if goal is None:
        return _taken_out(request, child)
    writing = writing_of(request, GOAL, about=goal_id)
    return _goal(request, child, writing, goal=goal, parents=goal.version.kind == PARENTS)


@require_POST
def drop_goal(request: StaffRequest, goal_id: UUID) -> HttpResponse:
    """Take a goal out of the plan; it still stands in the versions made before."""
    goal, child = _opened(request, goal_id)
    if goal is None:
        return _taken_out(request, child)
    reader, parents = request.reader, goal.version.kind == PARENTS
    signed: dict[str, Any] = {"at": reader.at, "by": reader.hand, "by_name": reader.user.name}
    return press_in_case(
        request,
        child,
        lambda: actions.drop_goal(child, thread=goal.thread, parents=parents, **signed),
        what="maal-taget-ud",
        title=_("Tag målet ud af planen"),
        button=_("Tag målet ud"),
        saved=str(TAKEN_OUT),
        to=address("plan", child.pk, parents=parents),
    )


def _taken_out(request: StaffRequest, child: Child) -> HttpResponse:
    return done_before(request, str(TAKEN_OUT), to=address("plan", child.pk))


def _goal(
    request: StaffRequest, child: Child, writing: Writing, *, goal: PlanGoal | None, parents: bool
) -> HttpResponse:
    if writing.only_kept:
        return redirect(request.path)
    reader = request.reader
    siblings = [] if parents else siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page="plan_goal")
    meeting = meet(request, [_their(goal, _in_words(goal))] if goal else [])
    initial = {**_goal_so_far(goal, siblings), **writing.initial()}
    form = _goal_form(request, child, initial, goal=goal, siblings=siblings, parents=parents)

    def deed() -> None:
        given = dict(form.cleaned_data)
        also = given.pop("also_in", [])
        children = [child, *(each for each in siblings if str(each.pk) in also)]
        author: dict[str, Any] = {"at": reader.at, "by": reader.hand, "by_name": reader.user.name}
        there: dict[str, Any] = {"thread": goal.thread if goal else None, "seen": _seen(request, goal)}
        actions.write_goal(children, parents=parents, **there, **given, **author)

    return answer_form(
        request,
        child,
        form,
        writing,
        title=_("Ret et mål") if goal else _("Nyt mål"),
        button=_("Gem mål"),
        does=deed,
        saved=_("Målet er gemt."),
        to=address("plan", child.pk, parents=parents),
        refused=(actions.ChangedMeanwhile,),
        also_valid=lambda: not meeting.theirs,
        more={"meeting": meeting, "goal": goal, "parents": parents},
    )


def _goal_form(
    request: StaffRequest,
    child: Child,
    initial: dict[str, Any],
    *,
    goal: PlanGoal | None,
    siblings: list[Child],
    parents: bool,
) -> GoalForm:
    """The six fields, with the parts of a plan that are this child's to speak of."""
    today = danish_day(request.reader.at)
    parts = parts_for(
        PARENTS if parents else plan_word(today, born=child.birth_date).kind,
        placed=placement_at(child, at=request.reader.at) is not None,
        at_school=at_school_age(child, today),
    )
    agreed = goal.by_when if goal else None
    return GoalForm(request.POST or None, initial=initial, parts=parts, siblings=siblings, on=today, agreed=agreed)


def _opened(request: StaffRequest, goal_id: UUID) -> tuple[PlanGoal | None, Child]:
    """The goal as it stands now, through the door of its child; None when it is taken out. Raises Http404.

    One that was never made is not there any more once it is taken out: the page tells whose it was.
    """
    found = PlanGoal.objects.select_related("version").filter(pk=goal_id).first()
    if found is None:
        return None, open_child(_child_named(request), reader=request.reader, page="plan_goal")
    child = open_child(found.version.child_id, reader=request.reader, page="plan_goal")
    version = written(child, parents=found.version.kind == PARENTS).shown
    stands = [each for each in version.goals.all() if each.thread == found.thread] if version else []
    return next(iter(stands), None), child


def _child_named(request: StaffRequest) -> UUID:
    named = id_in(request.POST.get("child", ""))
    if named is None:
        raise Http404
    return named


def _their(record: Any, text: str) -> Their:
    return Their(id=record.edition, by=record.changed_by_name, at=record.changed_at, text=text)


def _seen(request: StaffRequest, there: Any) -> list[str] | None:
    """The editions the page was shown with, for the deed to ask again under its lock; None where nothing stood."""
    return request.POST.get("seen_version", "").split(".") if there else None


def _in_words(goal: PlanGoal) -> str:
    return "\n".join(filter(None, [goal.see, goal.do, goal.who, goal.measure]))


def _goal_so_far(goal: PlanGoal | None, siblings: list[Child]) -> dict[str, Any]:
    if goal is None:
        return {}
    words = {name: getattr(goal, name) for name in ("see", "do", "who", "by_when", "measure", "part")}
    if siblings:
        there = siblings_with([goal.thread]).get(goal.thread, set())
        words["also_in"] = [str(each.pk) for each in siblings if each.pk in there]
    return words


def _wish_so_far(version: Any, talks: list[Any]) -> dict[str, Any]:
    """What stands in the plan, else the words of the latest talk that may be used; never a claim nobody has made."""
    if version is not None and version.wish_from:
        origin = str(version.wish_talk_id) if version.wish_from == WishFrom.TALK else version.wish_from
        return {"wish": version.wish, "wish_from": origin, "no_wish_because": version.no_wish_because}
    return {"wish": talks[0].words, "wish_from": str(talks[0].pk)} if talks else {}
