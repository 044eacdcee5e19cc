"""What the pages of the committee share: the door to a matter or a chair decision, and the frame."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.views import frame
from tovholder.practice.committee.models import ChairDecision, CommitteeMatter
from tovholder.practice.committee.queries.chair import chair_decision_to_open
from tovholder.practice.committee.queries.matters import matter_to_open


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
    return frame.page_of(request, child, **{"child_id": child.pk, "back": back, "today": today, **more})


def question(title: str, button: str, **more: Any) -> dict[str, Any]:
    """A page with one form (committee/form.html): its heading and the words on its button."""
    return {"title": title, "button": button, "leave": _("Tilbage uden at gemme"), **more}
