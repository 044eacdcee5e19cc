"""The conversation that most pages of a case have: a form, one deed, and back with a word that it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.acting import act_once
from tovholder.foundation.drafts.kinds import DraftKind
from tovholder.foundation.drafts.sealed import typed_in
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.forms import Form, HouseForm
from tovholder.practice.casework.actions import AlreadyAsked, AlreadyClosed, AlreadyEnded, AlreadyPlaced, MeasureRuns
from tovholder.practice.casework.forms.days import keep_within_life
from tovholder.practice.casework.views.afterwards import WHY, afterwards_of
from tovholder.practice.casework.views.frame import back_to_case, page_of

REFUSED = (AlreadyAsked, AlreadyClosed, AlreadyEnded, AlreadyPlaced, MeasureRuns)


def done_before(request: StaffRequest, words: str, *, to: str) -> HttpResponse:
    """What the page is for has been done already, perhaps by the first of two clicks: show it instead."""
    messages.info(request, words)
    return redirect(to)


def not_now(
    request: StaffRequest, child: Child, *, title: str, words: str, links: Sequence[tuple[str, str]]
) -> HttpResponse:
    """There is nothing to fill in as things stand: why, where something can be done about it, and last the way back."""
    back = (_("Tilbage til sagens gang"), back_to_case(child.pk))
    page = page_of(request, child, title=title, words=words, links=[*links, back])
    return render(request, "casework/not_now.html", page)


def act_in_case(
    writing: Writing,
    form: HouseForm,
    does: Callable[[], Any],
    *,
    child: Child,
    saved: str | Callable[[], str],
    to: str | Callable[[Any], str],
    refused: tuple[type[Exception], ...] = (),
    on_field: str | None = None,
    also_valid: Callable[[], bool] | None = None,
) -> HttpResponse | None:
    """Do the deed once (`act_once`), about this child; in a closed case the form asks why first, and that is kept."""
    afterwards = afterwards_of(child)
    afterwards.ask(form)
    keep_within_life(form, child)

    def deed() -> Any:
        because = afterwards.answer(form)
        made = does()
        afterwards.tell(made, what=writing.kind.form, because=because, reader=writing.request.reader)
        return made

    return act_once(writing, form, deed, saved=saved, to=to, refused=refused, on_field=on_field, also_valid=also_valid)


def press_in_case(
    request: StaffRequest,
    child: Child,
    does: Callable[[], Any],
    *,
    what: str,
    title: str,
    button: str,
    saved: str | Callable[[Any], str],
    to: str | Callable[[Any], str],
    back: str = "",
    refused: tuple[type[Exception], ...] = (),
) -> HttpResponse:
    """A button without a form of its own: one press does the deed, and on to `to`.

    In a closed case the press opens a page that asks why, with `title` and `button`; what was sent goes along, and
    `what` is kept with the answer. Errors of `refused` are told to the person, and lead `back`, else to `to`.
    """
    afterwards, way_back = afterwards_of(child), back or str(to)
    form = Form(request.POST if WHY in request.POST else None)
    afterwards.ask(form)
    if afterwards.closed is not None and not form.is_valid():
        sent = [(name, each) for name, values in typed_in(request.POST).items() for each in values if name != WHY]
        page = page_of(request, child, form=form, title=title, button=button, back_to=way_back, sent=sent)
        return render(request, "casework/why.html", page)
    try:
        with transaction.atomic():
            made = does()
            if afterwards.closed is not None:
                afterwards.tell(made, what=what, because=afterwards.answer(form), reader=request.reader)
    except refused as error:
        messages.warning(request, str(error))
        return redirect(way_back)
    messages.success(request, saved if isinstance(saved, str) else saved(made))
    return redirect(to if isinstance(to, str) else to(made))


def act(
    request: StaffRequest,
    child: Child,
    *,
    draft: DraftKind,
    form: Callable[..., Form],
    does: Callable[[Any], object],
    title: str,
    button: str,
    saved: str | Callable[[Any], str],
    to: str | Callable[[Any], str],
    refused: tuple[type[Exception], ...] = REFUSED,
    initial: Mapping[str, Any] | None = None,
    template: str = "casework/act.html",
    adds: bool = True,
    **more: Any,
) -> HttpResponse:
    """Show the form, do the deed once when it is filled in, and go back to `to`; what was being written is kept.

    `to` can be found from what the deed has made; it is given None when there is nothing made, and on the way back.

    `form` makes the form from its data and `initial`; `does` is given the form when it is valid, and so is `saved` when
    what is said depends on it. Errors of `refused` are told to the person. The draft is about what the page's address
    names. In a closed case it also asks why, unless the page `adds` nothing to the case.
    More goes to the template: `facts` (label and value), `intro`, `warning`, and `under_hold`, shown while there is
    a contact hold.
    """
    about = next(iter(request.resolver_match.kwargs.values())) if request.resolver_match else child.pk
    writing = writing_of(request, draft, about=about)
    if writing.only_kept:
        return redirect(request.path)
    asked = form(request.POST if request.method == "POST" else None, initial={**(initial or {}), **writing.initial()})
    if not adds:
        keep_within_life(asked, child)
    said = saved if isinstance(saved, str) else partial(saved, asked)
    once = partial(act_in_case, child=child) if adds else act_once
    if done := once(writing, asked, partial(does, asked), saved=said, to=to, refused=refused):
        return done
    back_to = to if isinstance(to, str) else to(None)
    context: dict[str, Any] = page_of(
        request, child, form=asked, writing=writing, title=title, button=button, back_to=back_to, **more
    )
    # Of the warnings only a contact hold is looked at again.
    context["is_held"] = any("review_on" in warning for warning in context["child"]["warnings"])
    return render(request, template, context)
