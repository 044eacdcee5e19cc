"""The conversation that most pages of a case have: a form, one deed, and back with a word that it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.acting import act_once
from tovholder.foundation.drafts.kinds import DraftKind
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.forms import Form
from tovholder.practice.casework.actions import AlreadyClosed, AlreadyEnded, MeasureRuns
from tovholder.practice.casework.views.afterwards import Afterwards, afterwards_of
from tovholder.practice.casework.views.frame import page_of

REFUSED = (AlreadyClosed, AlreadyEnded, MeasureRuns)


def done_before(request: StaffRequest, words: str, *, to: str) -> HttpResponse:
    """What the page is for has been done already, perhaps by the first of two clicks: show it instead."""
    messages.info(request, words)
    return redirect(to)


def act(
    request: StaffRequest,
    child: Child,
    *,
    draft: DraftKind,
    form: Callable[..., Form],
    does: Callable[[Any], object],
    title: str,
    button: str,
    saved: str,
    to: str | Callable[[Any], str],
    initial: Mapping[str, Any] | None = None,
    template: str = "casework/act.html",
    adds: bool = True,
    **more: Any,
) -> HttpResponse:
    """Show the form, do the deed once when it is filled in, and go back to `to`; what was being written is kept.

    `to` can be found from what the deed has made; it is given None when there is nothing made, and on the way back.

    `form` makes the form from its data and `initial`; `does` is given the form when it is valid. The draft is about
    what the page's address names. In a closed case it also asks why, unless the page `adds` nothing to the case.
    More goes to the template: `facts` (label and value), `intro`, `warning`, and `under_hold`, shown while there is
    a contact hold.
    """
    about = next(iter(request.resolver_match.kwargs.values())) if request.resolver_match else child.pk
    writing = writing_of(request, draft, about=about)
    if writing.only_kept:
        return redirect(request.path)
    asked = form(request.POST if request.method == "POST" else None, initial={**(initial or {}), **writing.initial()})
    afterwards = afterwards_of(child) if adds else Afterwards(child, None)
    afterwards.ask(asked)

    def deed() -> Any:
        because = afterwards.answer(asked)
        made = does(asked)
        afterwards.tell(made, what=draft.form, because=because, reader=request.reader)
        return made

    if done := act_once(writing, asked, deed, saved=saved, to=to, refused=REFUSED):
        return done
    back_to = to if isinstance(to, str) else to(None)
    context: dict[str, Any] = page_of(
        request, child, form=asked, writing=writing, title=title, button=button, back_to=back_to, **more
    )
    # Of the warnings only a contact hold is looked at again.
    context["is_held"] = any("review_on" in warning for warning in context["child"]["warnings"])
    return render(request, template, context)
