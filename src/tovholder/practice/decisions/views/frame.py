"""What the pages of this room share: through the child's door, one small form, saved once, and back."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.actions import HeldBack
from tovholder.practice.casework.models import Decision
from tovholder.practice.casework.views import acting, frame
from tovholder.practice.casework.views.afterwards import told_by
from tovholder.practice.decisions.actions import AlreadyDecided, AlreadyRepresented
from tovholder.practice.decisions.models import Preparation
from tovholder.practice.decisions.queries import decision_to_open, preparation_to_open

# What a deed may answer instead of being done; the message is for the person.
ANSWERED = (HeldBack, AlreadyDecided, AlreadyRepresented)
# One form, one deed, as on any page of a case.
act = partial(acting.act, refused=ANSWERED, template="decisions/act.html")


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
