"""The way in: an investigation, an assessment or a statement is opened through its child's door."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import AskedStatement, Investigation, TargetedAssessment
from tovholder.practice.casework.views.frame import page_of
from tovholder.practice.investigations.sections import is_older_law, law_of

Record = TypeVar("Record", Investigation, TargetedAssessment, AskedStatement)


def open_investigation(request: StaffRequest, investigation_id: UUID, *, page: str) -> tuple[Investigation, Child]:
    """The investigation, and its child if this reader may see the child. Raises Http404."""
    investigation = Investigation.objects.filter(pk=investigation_id).first()
    return _through(request, investigation, page)


def open_assessment(request: StaffRequest, assessment_id: UUID, *, page: str) -> tuple[TargetedAssessment, Child]:
    """The targeted assessment, likewise. Raises Http404."""
    return _through(request, TargetedAssessment.objects.filter(pk=assessment_id).first(), page)


def open_statement(request: StaffRequest, statement_id: UUID, *, page: str) -> tuple[AskedStatement, Child]:
    """The asked statement, likewise. Raises Http404."""
    return _through(request, AskedStatement.objects.filter(pk=statement_id).first(), page)


def _through(request: StaffRequest, record: Record | None, page: str) -> tuple[Record, Child]:
    if record is None:
        raise Http404
    child = open_child(record.child_id, reader=request.reader, page=page)
    record.child = child
    return record, child


def investigation_page(
    request: StaffRequest, investigation: Investigation, child: Child, **more: Any
) -> dict[str, Any]:
    """What the pages of one investigation share: the child on top, the way back, the law it stands on."""
    begun = investigation.started_at or investigation.completed_at
    rule = "UNBORN-SCREEN" if child.state == "unborn" else "BFU-MUST"
    return {
        **page_of(request, child),
        "investigation": investigation,
        "child_id": child.pk,
        "law": law_of(rule, begun),
        "older_law": is_older_law(investigation),
        "unborn": child.state == "unborn",
        "crumbs": crumbs_of(investigation),
        **more,
    }


def crumbs_of(investigation: Investigation, *, here: bool = False) -> list[tuple[str, str]]:
    """Where the page stands: the child, the child's investigations, this one; without a link when we are there."""
    return [
        (_("Barnet"), reverse("desk:child", args=[investigation.child_id])),
        (_("Undersøgelser"), reverse("investigations:of_child", args=[investigation.child_id])),
        (_("Børnefaglig undersøgelse"), "" if here else reverse("investigations:task_list", args=[investigation.pk])),
    ]
