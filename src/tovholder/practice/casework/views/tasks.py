"""A task is done: said in words, or by the page that the task is about."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import PostKind
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import TaskDoneForm
from tovholder.practice.casework.models import Task
from tovholder.practice.casework.queries.handing_over import hand_over_to_open
from tovholder.practice.casework.queries.waiting import is_to_do_by, task_to_open
from tovholder.practice.casework.views.acting import act, done_before
from tovholder.practice.casework.views.frame import back_to_case
from tovholder.practice.casework.views.places_of_tasks import where_it_is_done

TASK = keeps_drafts("opgave", danish="Opgave", page="casework:finish_task")

# The task is done by the answer itself, which has a page of its own.
_DONE_BY_THE_ANSWER: dict[str, str] = {
    Task.Kind.OTHER_CASEWORKER: "casework:answer_request",
    Task.Kind.PARENTS_CASEWORKER: "casework:answer_wish",
    Task.Kind.TAKE_OVER: "casework:answer_hand_over",
}

_LEADERS_TO_DO: dict[str, Any] = {
    Task.Kind.OTHER_CASEWORKER: gettext_lazy("Det er teamlederen, der svarer."),
    Task.Kind.PARENTS_CASEWORKER: gettext_lazy("Det er teamlederen, der svarer."),
    Task.Kind.NEW_CASEWORKER: gettext_lazy("Det er teamlederen, der giver barnet en anden rådgiver."),
}

_LEADERS = gettext_lazy("Det er teamlederen, der tager stilling.")


def finish_task(request: StaffRequest, task_id: UUID) -> HttpResponse:
    """Say what was done about a task; a sibling's is an assessment of the sibling's safety."""
    found = task_to_open(task_id)
    if found is None:
        raise Http404
    try:
        child = open_child(found.child_id, reader=request.reader, page="finish_task")
    except Http404:
        if found.done_by == request.reader.user.pk:  # a second press, when the key given for the task is shut
            return done_before(request, _("Opgaven er gjort."), to=reverse("desk:my_day"))
        raise
    if found.done_at is not None:
        return done_before(request, _("Opgaven er gjort. Her står, hvad der blev gjort."), to=back_to_case(child.pk))
    if words := _others_to_do(found, child, request.reader):
        return done_before(request, words, to=back_to_case(child.pk))
    if found.kind in _DONE_BY_THE_ANSWER:
        return redirect(_DONE_BY_THE_ANSWER[found.kind], found.because)
    at, by = request.reader.at, request.reader.hand

    def done(form: TaskDoneForm) -> None:
        words = form.cleaned_data["words"]
        if found.kind == Task.Kind.SIBLING_SAFETY:
            actions.consider_sibling(child, reason=words, happened_at=at, at=at, by=by)
        actions.finish_task(found, words=words, at=at, by=by)

    return act(
        request,
        child,
        draft=TASK,
        form=TaskDoneForm,
        does=done,
        title=_("Opgave"),
        button=_("Gem som gjort"),
        saved=_("Opgaven er gjort."),
        to=back_to_case(child.pk) if request.reader.needs_no_key_to(child.unit_id) else reverse("desk:my_day"),
        intro=f"{as_read(found.get_kind_display())}.",
        facts=[*_what_was_said(found), (_("Senest"), day(danish_day(found.due_at)))],
        links=where_it_is_done(found),
        adds=False,
    )


def _what_was_said(task: Task) -> list[tuple[str, str]]:
    """Which unit did not take the child, and its words: what is to be thought over stands on the page."""
    asked = hand_over_to_open(task.because) if task.kind == Task.Kind.NOT_TAKEN_OVER else None
    return [(_("Enheden"), asked.to_unit.name), (_("Enhedens svar"), asked.answer)] if asked else []


def _others_to_do(task: Task, child: Child, reader: Reader) -> str:
    """Whose it is to do, told to a reader whose it is not; empty where it is the reader's."""
    if is_to_do_by(task, child, reader):
        return ""
    if task.kind == Task.Kind.TAKE_OVER and task.unit:
        if reader.leads(child.unit_id):  # she asked, and can call it off
            return ""
        return _("Det er lederen af %s, der svarer. I har barnet, til enheden overtager.") % task.unit.name
    others = _("Det er juristen, der tager stilling.") if task.for_post == PostKind.JURIST else _LEADERS
    return str(_LEADERS_TO_DO.get(task.kind, others))
