"""The plan sent for comment, and what came back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.letters.actions import HeldBack
from tovholder.foundation.ui.language import as_read
from tovholder.practice.casework.views.acting import done_before, press_in_case
from tovholder.practice.plans import actions
from tovholder.practice.plans.forms import CommentForm, GoalAnswerForm
from tovholder.practice.plans.models import Answer, PlanSent
from tovholder.practice.plans.queries.following import follow_ups_of, next_after
from tovholder.practice.plans.queries.recipients import recipients_of
from tovholder.practice.plans.queries.writing import written
from tovholder.practice.plans.views.frame import address, all_valid, answer_form

CHILD = "child"
PRESSED_TWICE = timedelta(minutes=5)

COMMENT = keeps_drafts("kommentar", danish="Kommentarer til planen", page="plans:comment")
PARENTS_COMMENT = keeps_drafts(
    "foraeldrekommentar", danish="Kommentarer til forældrenes plan", page="plans:parents_comment"
)


@require_POST
def send(request: StaffRequest, child_id: UUID, parents: bool = False) -> HttpResponse:
    """Send the plan for comment to those chosen on the plan's page; pressing twice sends once."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="send_plan")
    found = written(child, parents=parents)
    then = address("plan", child.pk, parents=parents)
    if found.shown is None:
        raise Http404
    chosen = set(request.POST.getlist("to"))
    to = [each for each in recipients_of(child, on=danish_day(reader.at), parents=parents) if each.key in chosen]
    to = [each for each in to if each.can_be_reached]
    just_sent = {row["to"] for row in found.shown.posted if reader.at - _moment(row["at"]) < PRESSED_TWICE}
    if to and all(each.name in just_sent for each in to):
        return done_before(request, _("Planen er lige sendt."), to=then)
    next_one = next_after(found.holds.plan if found.holds else None, follow_ups_of(child, most=1))
    send_out = partial(
        actions.send_for_comment,
        found.shown,
        child=child,
        to=[each for each in to if each.name not in just_sent],
        next_on=next_one.day if next_one and not parents else None,
        at=reader.at,
        by=reader.hand,
        by_name=reader.user.name,
    )
    return press_in_case(
        request,
        child,
        send_out,
        what="plan-sendt",
        title=_("Send planen til kommentering"),
        button=_("Send til kommentering"),
        saved=_sent_words,
        to=f"{then}#kommentering",
        back=then,
        refused=(HeldBack, actions.NobodyToSendTo),
    )


def _sent_words(sent: Sequence[PlanSent]) -> str:
    words = ngettext(
        "Brevet med planen er skrevet. Tjek det, og send det herunder.",
        "%(n)d breve med planen er skrevet. Tjek dem, og send dem herunder.",
        len(sent),
    )
    return words % {"n": len(sent)}


def comment(request: StaffRequest, child_id: UUID, parents: bool = False) -> HttpResponse:
    """Write down what the child or a parent says to each goal."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="plan_comment")
    version = written(child, parents=parents).shown
    if version is None:
        raise Http404
    writing = writing_of(request, PARENTS_COMMENT if parents else COMMENT, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    goals = list(version.goals.all())
    answers = [
        GoalAnswerForm(request.POST or None, goal=goal, initial=writing.initial(f"goal-{goal.thread.hex}"))
        for goal in goals
    ]
    people = _people(child, on=danish_day(reader.at), parents=parents)
    form = CommentForm(
        request.POST or None,
        initial={"happened_at": reader.at, **writing.initial()},
        now=reader.at,
        people=list(people.items()),
    )

    def deed() -> None:
        actions.record_comments(
            version,
            child=child,
            said_by=people[form.cleaned_data["said_by"]],
            by_child=form.cleaned_data["said_by"] == CHILD,
            answers=_said(answers),
            said_at=form.cleaned_data["happened_at"],
            at=reader.at,
            by=reader.hand,
        )

    return answer_form(
        request,
        child,
        form,
        writing,
        title=_("Kommentarer til planen"),
        button=_("Gem kommentarer"),
        does=deed,
        saved=_("Kommentarerne står ved målene."),
        to=address("plan", child.pk, parents=parents),
        template="plans/comment.html",
        also_valid=lambda: _anything_said(form, answers),
        more={"answers": answers, "all_forms": [*answers, form]},
    )


def _anything_said(form: CommentForm, answers: Sequence[GoalAnswerForm]) -> bool:
    """Every answer is valid, and there is at least one."""
    valid = all_valid(answers)
    if valid and not _said(answers):
        form.add_error(None, _("Sæt et svar ved mindst ét mål."))
        return False
    return valid


def _said(answers: Sequence[GoalAnswerForm]) -> dict[UUID | None, tuple[Answer, str]]:
    given = {each.goal.thread: each.cleaned_data for each in answers if each.cleaned_data.get("answer")}
    return {thread: (Answer(said["answer"]), said["words"]) for thread, said in given.items()}


def _people(child: Child, *, on: date, parents: bool) -> dict[str, str]:
    """Who may have said it, by a key: the child to its own plan, those with custody, or a parent if none is known."""
    found = recipients_of(child, on=on)
    people = {} if parents else {CHILD: f"{shown_name(child)} ({as_read('barnet selv')})"}
    people |= {each.key: f"{each.name} ({as_read(each.relation.lower())})" for each in found if not each.is_child}
    return people if set(people) - {CHILD} else people | {"parent": _("En forælder")}


def _moment(text: str) -> datetime:
    """A moment as the database gives it in JSON."""
    return datetime.fromisoformat(text)
