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
from tovholder.practice.casework.queries.waiting import seen_closed
from tovholder.practice.casework.views.afterwards import told_by
from tovholder.practice.casework.views.frame import page_of
from tovholder.practice.investigations.sections import is_older_law, law_of, rule_of

Record = TypeVar("Record", Investigation, TargetedAssessment, AskedStatement)


def open_investigation(request: StaffRequest, investigation_id: UUID, *, page: str) -> tuple[Investigation, Child]:
    """The investigation, and its child if this reader may see the child. Raises Http404."""
    return _through(request, Investigation, investigation_id, page)


def open_assessment(request: StaffRequest, assessment_id: UUID, *, page: str) -> tuple[TargetedAssessment, Child]:
    """The targeted assessment, likewise. Raises Http404."""
    return _through(request, TargetedAssessment, assessment_id, page)


def open_statement(request: StaffRequest, statement_id: UUID, *, page: str) -> tuple[AskedStatement, Child]:
    """The asked statement, likewise. Raises Http404."""
    return _through(request, AskedStatement, statement_id, page)


def _through(request: StaffRequest, kind: type[Record], record_id: UUID, page: str) -> tuple[Record, Child]:
    """The record, read together with whether its child's case is closed."""
    record = kind.objects.filter(pk=record_id).annotate(case_closed_at=seen_closed()).first()
    if record is None:
        raise Http404
    child = open_child(record.child_id, reader=request.reader, page=page)
    record.child = child
    told_by(record, child)
    return record, child


def investigation_page(
    request: StaffRequest, investigation: Investigation, child: Child, **more: Any
) -> dict[str, Any]:
    """What the pages of one investigation share: the child on top, the way back, the law it stands on."""
    begun = investigation.started_at or investigation.completed_at
    return {
        **page_of(request, child),
        "investigation": investigation,
        "child_id": child.pk,
        "law": law_of(rule_of(child), begun),
        "older_law": is_older_law(investigation),
        "unborn": child.state == "unborn",
        "crumbs": crumbs_of(investigation),
        **more,
    }


def crumbs_of(investigation: Investigation) -> list[tuple[str, str]]:
    """Where the page stands: the child's investigations, and this one; the child stands in the bar below."""
    return [
        (_("Undersøgelser"), reverse("investigations:of_child", args=[investigation.child_id])),
        (_("Børnefaglig undersøgelse"), reverse("investigations:task_list", args=[investigation.pk])),
    ]
