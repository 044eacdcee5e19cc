"""What the administrator's pages share: a page with one form and one deed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.acting import act_once
from tovholder.foundation.drafts.kinds import DraftKind
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.foundation.ui.forms import Form

FORM = "administration/form.html"


def act(
    request: StaffRequest,
    form_of: Callable[..., Form],
    does: Callable[[Any], Any],
    *,
    draft: DraftKind,
    about: UUID,
    saved: str,
    back: str,
    initial: dict[str, Any] | None = None,
    refused: tuple[type[Exception], ...] = (),
    **page: Any,
) -> HttpResponse:
    """One form and one deed, done once; then back with a word that it is done.

    Errors of `refused` are told to the person. `page` goes to the template: title and button, and perhaps tab (what
    the browser's tab says), intro and warning.
    """
    writing = writing_of(request, draft, about=about)
    if writing.only_kept:
        return redirect(request.path)
    form = form_of(request.POST or None, initial={**(initial or {}), **writing.initial()})
    done = act_once(writing, form, lambda: does(form), saved=saved, to=back, refused=refused)
    return done or render(request, FORM, {"form": form, "writing": writing, "back": back, **page})


def show_once(
    request: StaffRequest,
    form_of: Callable[..., Form],
    does: Callable[[Any], str],
    *,
    draft: DraftKind,
    about: UUID,
    back: str,
    shown: Sequence[Any],
    refused: tuple[type[Exception], ...] = (),
    **page: Any,
) -> HttpResponse:
    """The same for a deed that makes a secret: it is shown on the very answer, and kept nowhere in clear text.

    `shown` are what the secret is called and what to do with it. A second press says that it was shown.
    """
    writing = writing_of(request, draft, about=about)
    if writing.only_kept:
        return redirect(request.path)
    form = form_of(request.POST or None, initial=writing.initial())
    form.draft_url = writing.url
    if writing.is_saved:
        messages.info(request, _("Det er gjort. Den blev kun vist den ene gang: gik den tabt, så lav en ny."))
        return redirect(back)
    if form.is_valid() and (secret := _done(writing, form, does, refused)):
        called, what_now = shown
        told = {"secret": secret, "called": called, "what_now": what_now, "back": back}
        return render(request, "administration/shown_once.html", told)
    return render(request, FORM, {"form": form, "writing": writing, "back": back, **page})


def _done(writing: Writing, form: Form, does: Callable[[Any], str], refused: tuple[type[Exception], ...]) -> str:
    try:
        with writing.once() as first:
            return does(form) if first else ""
    except refused as error:
        form.add_error(None, str(error))
        return ""
