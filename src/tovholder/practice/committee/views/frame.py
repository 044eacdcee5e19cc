"""What the pages of the committee share: the door to a matter or a chair decision, and the frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.acting import act_once
from tovholder.foundation.drafts.writing import Writing
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.forms import Form
from tovholder.practice.casework.views import frame
from tovholder.practice.casework.views.acting import act_in_case
from tovholder.practice.committee.models import ChairDecision, CommitteeMatter
from tovholder.practice.committee.queries.chair import chair_decision_to_open
from tovholder.practice.committee.queries.matters import matter_to_open
from tovholder.practice.committee.views.locks import keeps_the_papers


def open_matter(request: StaffRequest, matter_id: UUID, *, page: str) -> CommitteeMatter:
    """The matter, through the door of its child. Raises Http404."""
    matter = matter_to_open(matter_id)
    if matter is None:
        raise Http404
    matter.child = open_child(matter.child_id, reader=request.reader, page=f"committee:{page}")
    return matter


def open_chair_decision(request: StaffRequest, decision_id: UUID, *, page: str) -> ChairDecision:
    """The chair decision, through the door of its child. Raises Http404."""
    decision = chair_decision_to_open(decision_id)
    if decision is None:
        raise Http404
    decision.child = open_child(decision.child_id, reader=request.reader, page=f"committee:{page}")
    return decision


def page_of(request: StaffRequest, child: Child, back: str, **more: Any) -> dict[str, Any]:
    """A page about one child: who it is about, and the way back."""
    today = danish_day(request.reader.at)
    return frame.page_of(
        request,
        child,
        **{
            "child_id": child.pk,
            "back": back,
            "today": today,
            "keeps_papers": keeps_the_papers(request.reader),
            **more,
        },
    )


def answer(
    request: StaffRequest,
    writing: Writing,
    form: Form,
    does: Callable[[], Any],
    *,
    saved: str | Callable[[], str],
    back: str,
    to: str | Callable[[Any], str] = "",
    child: Child | None = None,
    refused: tuple[type[Exception], ...] = (),
    on_field: str | None = None,
    template: str = "committee/form.html",
    **more: Any,
) -> HttpResponse:
    """One form: look, do one thing once, and on to `to`, or back; in a child's closed case it also asks why.

    `committee/form.html` needs `title` and `button` among the `more` that goes to the template.
    """
    if writing.only_kept:
        return redirect(request.path)
    how: dict[str, Any] = {"saved": saved, "to": to or back, "refused": refused, "on_field": on_field}
    done = act_in_case(writing, form, does, child=child, **how) if child else act_once(writing, form, does, **how)
    if done:
        return done
    context = {"form": form, "writing": writing, **more}
    page = page_of(request, child, back, **context) if child else {"back": back, **context}
    return render(request, template, page)
