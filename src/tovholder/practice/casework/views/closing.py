"""A case is closed or opened again, a task is done, a child asks for something and is answered."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import AnswerForm, CloseCaseForm, ReopenForm, RequestForm, TaskDoneForm
from tovholder.practice.casework.models import Case, ChildRequest, Task
from tovholder.practice.casework.periods import rows_of
from tovholder.practice.casework.queries import cases_of
from tovholder.practice.casework.queries.help import open_help
from tovholder.practice.casework.queries.waiting import (
    closed_case_of,
    request_to_open,
    task_to_open,
    worries_left,
)
from tovholder.practice.casework.queries.what_stands import what_stands
from tovholder.practice.casework.views.acting import act, done_before
from tovholder.practice.casework.views.ending import ends_with_the_case
from tovholder.practice.casework.views.frame import page_of
from tovholder.practice.casework.views.places_of_tasks import where_it_is_done

CLOSE = keeps_drafts("luk-sag", danish="Luk sagen", page="casework:close_case")
REOPEN = keeps_drafts("genaabn-sag", danish="Åbn sagen igen", page="casework:reopen_case")
TASK = keeps_drafts("opgave", danish="Opgave", page="casework:finish_task")
REQUEST = keeps_drafts("anmodning", danish="Barnet beder om", page="casework:receive_request")
ANSWER = keeps_drafts("svar-anmodning", danish="Svar til barnet", page="casework:answer_request")

# The task is done by the answer itself, which has a page of its own.
_DONE_BY_THE_ANSWER: dict[str, str] = {
    Task.Kind.OTHER_CASEWORKER: "casework:answer_request",
    Task.Kind.PARENTS_CASEWORKER: "casework:answer_wish",
    Task.Kind.TAKE_OVER: "casework:answer_hand_over",
}

_LEADERS_TO_ANSWER = frozenset({Task.Kind.PARENTS_CASEWORKER, Task.Kind.TAKE_OVER})


def close_case(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Close the child's case, when all help has ended: why, what follows, and that the parties know."""
    child = open_child(child_id, reader=request.reader, page="close_case")
    cases = cases_of(child)
    if not cases:
        raise Http404
    case: Any = next((each for each in cases if each.closed_at is None), None)
    if case is None:
        return done_before(request, _("Sagen er lukket. Her står, hvad der er skrevet."), to=_back(child.pk))
    case.child = child
    at, by = request.reader.at, request.reader.hand
    if any(running := open_help(child, at=at)):
        rows = rows_of(*running, today=danish_day(at))
        return render(request, "casework/not_closed.html", page_of(request, child, rows=rows, child_id=child.pk))
    stands, died = what_stands(child), child.died_on is not None
    endings = ends_with_the_case(child, stands, at=at)
    ends = [(_("Slutter med sagen"), "\n".join(each.words for each in endings))] if endings else []
    asks: dict[str, Any] = {
        "opened_on": danish_day(case.opened_at),
        "died": died,
        "investigated": bool(stands.investigations),
    }
    return act(
        request,
        child,
        draft=CLOSE,
        form=partial(CloseCaseForm, now=at, **asks),
        does=lambda form: actions.close_case(case, **form.cleaned_data, at=at, by=by),
        title=_("Luk sagen"),
        button=_("Luk sagen"),
        saved=_("Sagen er lukket. Den kan åbnes igen, hvis der sker noget nyt.") if not died else _("Sagen er lukket."),
        to=_back(child.pk),
        facts=[(_("Åben siden"), day(danish_day(case.opened_at))), *ends],
        links=[(each.name, each.url) for each in endings],
        links_intro=_("Det kan gøres færdigt, før du lukker sagen:"),
        warning="" if died else _before_closing(child),
        adds=False,
        under_hold=_("Der er kontaktstop: giv ikke familien besked. Skriv i stedet, hvorfor de ikke har fået det."),
    )


def _before_closing(child: Child) -> str:
    """What should be done first: a notification assessed, the child seen. It warns; the law does not stop here."""
    left, said = worries_left(child), []
    if left.unassessed:
        said.append(_("Underretningen %s er ikke vurderet endnu.") % day(danish_day(left.unassessed)))
    if left.unseen:
        words = _("Ingen har talt med eller mødt barnet siden underretningen %s. Se barnet, før du lukker sagen.")
        said.append(words % day(danish_day(left.unseen)))
    return " ".join(said)


def reopen_case(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Open the child's case again, and say why; the closed one stands as it was closed."""
    child = open_child(child_id, reader=request.reader, page="reopen_case")
    closed: Case | None = closed_case_of(child)
    if child.died_on is not None or not (closed or cases_of(child)):
        raise Http404
    if closed is None:
        return done_before(request, _("Sagen er åben."), to=_back(child.pk))
    at, by = request.reader.at, request.reader.hand
    closed_on = day(danish_day(closed.closed_at)) if closed.closed_at else ""
    return act(
        request,
        child,
        draft=REOPEN,
        form=ReopenForm,
        does=lambda form: actions.open_case(child, **form.cleaned_data, happened_at=at, at=at, by=by),
        title=_("Åbn sagen igen"),
        button=_("Åbn sagen igen"),
        saved=_("Sagen er åben igen."),
        to=_back(child.pk),
        facts=[(_("Lukket"), closed_on), (_("Fordi"), closed.closed_because)],
        intro=_(
            "Undersøgelser, planer og udtalelser, der sluttede med sagen, begynder ikke igen af sig selv. Det skrevne "
            "står der stadig: beslut en ny undersøgelse, og lav en ny plan, hvis barnet skal have det."
        ),
        adds=False,
    )


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
        return done_before(request, _("Opgaven er gjort. Her står, hvad der blev gjort."), to=_back(child.pk))
    if found.kind in _LEADERS_TO_ANSWER and not request.reader.is_leader:
        return done_before(request, _("Det er teamlederen, der svarer."), to=_back(child.pk))
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
        to=_back(child.pk) if request.reader.needs_no_key_to(child.unit_id) else reverse("desk:my_day"),
        intro=f"{found.get_kind_display()}.",
        facts=[(_("Senest"), day(danish_day(found.due_at)))],
        links=where_it_is_done(found),
        adds=False,
    )


def receive_request(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """The child asks for something: it is an application, and is answered by a day."""
    child = open_child(child_id, reader=request.reader, page="receive_request")
    at, by = request.reader.at, request.reader.hand

    def receive(form: RequestForm) -> None:
        given = {**form.cleaned_data, "what": ChildRequest.What(form.cleaned_data["what"])}
        actions.receive_request(child, **given, at=at, by=by)

    return act(
        request,
        child,
        draft=REQUEST,
        form=partial(RequestForm, now=at),
        does=receive,
        title=_("Barnet beder om"),
        button=_("Gem barnets ønske"),
        saved=_("Det, barnet beder om, er skrevet ind. Barnet får svar inden dagen."),
        to=_back(child.pk),
        intro=_("Det, et barn beder om, er en ansøgning. Kun medarbejdere ser barnets ord, til de deles."),
    )


def answer_request(request: StaffRequest, request_id: UUID) -> HttpResponse:
    """The child is answered."""
    found: Any = request_to_open(request_id)
    if found is None:
        raise Http404
    child = open_child(found.child_id, reader=request.reader, page="answer_request")
    if found.answered_at is not None:
        return done_before(request, _("Barnet har fået svar. Her står svaret."), to=_back(child.pk))
    found.child = child
    at, by = request.reader.at, request.reader.hand
    return act(
        request,
        child,
        draft=ANSWER,
        form=partial(AnswerForm, now=at, asked_on=danish_day(found.happened_at)),
        does=lambda form: actions.answer_request(found, **form.cleaned_data, at=at, by=by),
        title=_("Svar til barnet"),
        button=_("Gem svaret"),
        saved=_("Svaret er skrevet ind."),
        to=_back(child.pk),
        warning=_leaders_to_answer(found, child, request.reader),
        links=_other_caseworker(found, request.reader),
        facts=[
            (_("Barnet beder om"), found.get_what_display()),
            (_("Barnets egne ord"), found.words),
            (_("Svar senest"), day(found.answer_by)),
        ],
    )


def _leaders_to_answer(asked: ChildRequest, child: Child, reader: Reader) -> str:
    """To the one it is about: that the answer is not theirs."""
    if asked.what != ChildRequest.What.OTHER_CASEWORKER or child.caseworker_id != reader.post_id:
        return ""
    return _("Barnet beder om en anden rådgiver end dig. Det er teamlederen, der svarer; det står på lederens Min dag.")


def _other_caseworker(asked: ChildRequest, reader: Reader) -> list[tuple[str, str]]:
    """For the leader the way to give the child what it asks for."""
    if asked.what != ChildRequest.What.OTHER_CASEWORKER or not reader.is_leader:
        return []
    return [(_("Giv barnet en anden rådgiver"), reverse("casework:change_caseworker", args=[asked.child_id]))]


def _back(child_id: UUID) -> str:
    return reverse("casework:life_of_case", args=[child_id])
