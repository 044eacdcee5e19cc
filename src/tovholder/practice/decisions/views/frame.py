"""What the pages of this room share: through the child's door, one small form, saved once, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.acting import act_once
from tovholder.foundation.drafts.kinds import DraftKind
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.actions import HeldBack
from tovholder.foundation.ui.forms import Form
from tovholder.practice.casework.models import Decision
from tovholder.practice.casework.views import frame
from tovholder.practice.casework.views.acting import act_in_case
from tovholder.practice.casework.views.afterwards import told_by
from tovholder.practice.decisions.actions import AlreadyDecided, AlreadyRepresented
from tovholder.practice.decisions.models import Preparation
from tovholder.practice.decisions.queries import decision_to_open, preparation_to_open

# What a deed may answer instead of being done; the message is for the person.
ANSWERED = (HeldBack, AlreadyDecided, AlreadyRepresented)


def page_of(request: StaffRequest, child: Child, *, back: str = "", **more: Any) -> dict[str, Any]:
    """What the frame needs: who it is about, and the way back."""
    way = {"back": back} if back else {}
    return frame.page_of(request, child, **{"child_id": child.pk, **way, **more})


def open_preparation(request: StaffRequest, preparation_id: UUID, *, page: str) -> tuple[Preparation, Child]:
    """A decision being prepared, through the door of its child. Raises Http404."""
    found = preparation_to_open(preparation_id, on=danish_day(request.reader.at))
    if found is None:
        raise Http404
    child = open_child(found.child_id, reader=request.reader, page=page)
    found.child = child
    return found, child


def open_decision(
    request: StaffRequest, decision_id: UUID, *, page: str, whole: bool = False
) -> tuple[Decision, Child]:
    """A decision that was made, through the door of its child. Raises Http404."""
    found = decision_to_open(decision_id, on=danish_day(request.reader.at), whole=whole)
    if found is None:
        raise Http404
    child = open_child(found.child_id, reader=request.reader, page=page)
    found.child = child
    told_by(found, child)
    return found, child


def act(
    request: StaffRequest,
    child: Child,
    make: Callable[[Any, dict[str, Any]], Form],
    deed: Callable[[Form], object],
    *,
    kind: DraftKind,
    about: UUID,
    title: str,
    button: str,
    done: str | Callable[[Any], str],
    back: str,
    said: str = "",
    template: str = "decisions/act.html",
    more: Mapping[str, Any] | None = None,
    initial: Mapping[str, Any] | None = None,
    to: Callable[[Any], str] | None = None,
    adds: bool = True,
) -> HttpResponse:
    """One form, one deed: saved once however often the button is pressed, kept as a draft while it is written.

    Where the case is closed it asks why, unless the page `adds` nothing to the case. Afterwards `back`, or where `to`
    says by what the deed has made. `done` is what is said then, perhaps by what was filled in.
    """
    writing = writing_of(request, kind, about=about)
    if writing.only_kept:
        return redirect(request.path)
    form = make(
        request.POST if request.method == "POST" else None,
        {"happened_at": request.reader.at, **(initial or {}), **writing.initial()},
    )
    saved = done if isinstance(done, str) else partial(done, form)
    how: dict[str, Any] = {"saved": saved, "to": to or back, "refused": ANSWERED}
    once = partial(act_in_case, child=child) if adds else act_once
    if answered := once(writing, form, partial(deed, form), **how):
        return answered
    context = {"form": form, "writing": writing, "title": title, "button": button, "said": said, **(more or {})}
    return render(request, template, page_of(request, child, back=back, **context))
