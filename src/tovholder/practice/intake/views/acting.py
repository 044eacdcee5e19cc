"""One form, one deed: how the small pages of Modtagelsen go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.letters.actions import HeldBack
from tovholder.practice.intake import actions
from tovholder.practice.intake.queries.one_concern import OneConcern
from tovholder.practice.intake.views.once import once
from tovholder.practice.intake.views.words import identity_bar


def act(
    request: StaffRequest,
    found: OneConcern,
    form: Any,
    deed: Callable[..., str | None],
    *,
    title: str,
    button: str,
    about: str,
    held: bool = False,
    done: str = "",
) -> HttpResponse:
    """One form, one deed, and back to Vurdering, to `done`, or where the deed says; pressed twice it is done once."""
    reader = request.reader
    only_once = once(request, done=done or reverse("intake:assess", args=[found.concern.pk]))
    if request.method == "POST" and form.is_valid():
        try:
            to = only_once.do(partial(deed, at=reader.at, by=reader.hand))
        except (actions.HoldNeedsAReason, actions.StillShut) as error:
            form.add_error("reason", str(error))
        except HeldBack as error:
            form.add_error("how", str(error))
        else:
            messages.success(request, _("Gemt."))
            return redirect(to)
    context = {
        "found": found,
        "concern": found.concern,
        "child": identity_bar(found, now=reader.at),
        "form": form,
        "title": title,
        "button": button,
        "about": about,
        "warn_of_hold": held and bool(found.holds),
        "key": only_once.key,
        "back": only_once.done,
    }
    return render(request, "intake/act.html", context)


def posted(request: StaffRequest) -> Any:
    """What was sent, for a form; nothing when the page is only looked at."""
    return request.POST if request.method == "POST" else None
