"""The investigation as a task list: what must be done, how far it is, and whom we wait for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.law.codelists import word_of
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.deadlines.explained import ShownDuty
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.language import as_read
from tovholder.practice.casework.models import (
    Decision,
    GroundsForSupport,
    Investigation,
    PreliminaryConclusion,
    SectionKind,
    SectionState,
    SectionText,
)
from tovholder.practice.investigations.checks import left_in_words
from tovholder.practice.investigations.queries import beside, duties_of, latest_texts
from tovholder.practice.investigations.sections import Section, sections_of
from tovholder.practice.investigations.views.doors import investigation_page, open_investigation
from tovholder.practice.investigations.views.of_child import expectant_rules

NOT_BEGUN = "not_begun"
PRELIMINARY_THOUGHT_OF = timedelta(days=30)  # ours: before that, the four months themselves are enough to look at


@dataclass(frozen=True)
class Row:
    """One row of the task list."""

    label: str
    url: str
    state: str
    words: str
    badge: str
    by: str = ""
    at: datetime | None = None
    because: str = ""


@require_safe
def task_list(request: StaffRequest, investigation_id: UUID) -> HttpResponse:
    """The sections, the date it must end, and whom we have asked and not heard from."""
    investigation, child = open_investigation(request, investigation_id, page="investigation")
    texts = latest_texts(investigation)
    sections = sections_of(investigation, child)
    duties = duties_of(child, now=request.reader.at)
    statements = list(investigation.statements.order_by("happened_at", "pk"))
    rows = rows_of(sections, texts, investigation)
    context = investigation_page(
        request,
        investigation,
        child,
        rows=rows,
        finished=sum(row.state in (SectionState.FINISHED, SectionState.NOT_RELEVANT) for row in rows),
        duties=[each for each in duties if _is_timely(each, now=request.reader.at)],
        is_late=any(each.overdue and each.deadline.rule in ("BFU-4M", "BFU-PRELIM") for each in duties),
        ground=as_read(word_of(investigation.ground, "assessment_ground")),
        awaited=[each for each in statements if each.is_awaited],
        unread=[each for each in statements if each.received_at and not each.read_at],
        answered=[each for each in statements if each.read_at or each.refused_at],
        beside=beside(investigation),
        expectant_rules=expectant_rules(child, now=request.reader.at),
    )
    return render(request, "investigations/task_list.html", context)


@require_safe
def whole(request: StaffRequest, investigation_id: UUID) -> HttpResponse:
    """The whole investigation on paper: every section, what was asked, the conclusion."""
    investigation, child = open_investigation(request, investigation_id, page="investigation:whole")
    texts = latest_texts(investigation)
    context = investigation_page(
        request,
        investigation,
        child,
        parts=[(each, texts.get(each.kind)) for each in sections_of(investigation, child)],
        ground=as_read(word_of(investigation.ground, "assessment_ground")),
        statements=list(investigation.statements.order_by("happened_at", "pk")),
        siblings=list(investigation.siblings.select_related("child").order_by("child", "-happened_at")),
        preliminary=_preliminary(investigation),
        completed_despite=left_in_words(investigation.completed_despite),
        next_step=_what_follows(investigation, child),
    )
    return render(request, "investigations/whole.html", context)


def _what_follows(investigation: Investigation, child: Child) -> dict[str, str] | None:
    """Where the conclusion leads: a decision on help, or no help; nothing once it is decided or the case is closed."""
    if investigation.completed_at is None or investigation.stopped_because:
        return None
    if getattr(investigation, "case_closed_at", None):
        return None
    if Decision.objects.filter(child=child, happened_at__gte=investigation.completed_at).exists():
        return None
    if investigation.grounds_for_support == GroundsForSupport.NO:
        return {"words": _("Ingen støtte: se sagens gang"), "url": reverse("casework:life_of_case", args=[child.pk])}
    return {"words": _("Forbered afgørelsen om hjælp"), "url": reverse("decisions:prepare", args=[child.pk])}


def rows_of(
    sections: Sequence[Section], texts: Mapping[SectionKind, SectionText], investigation: Investigation
) -> list[Row]:
    """The rows, each with how far it is and who wrote last."""
    return [_row(each, texts.get(each.kind), investigation) for each in sections]


def _row(section: Section, text: SectionText | None, investigation: Investigation) -> Row:
    url = reverse(section.page, args=[investigation.pk])
    if text is None:
        return Row(section.label, url, NOT_BEGUN, _("Ikke begyndt"), "")
    done = text.state in (SectionState.FINISHED, SectionState.NOT_RELEVANT)
    return Row(
        section.label,
        url,
        text.state,
        str(SectionState(text.state).label),
        "done" if done else "",
        by=text.written_by_name,
        at=text.written_at,
        because=text.not_relevant_because,
    )


def _is_timely(duty: ShownDuty, *, now: datetime) -> bool:
    """Whether the date says something now: the preliminary conclusion has the same one, and is thought of near it."""
    if duty.deadline.rule == "BFU-PRELIM":
        return duty.due_at is not None and duty.due_at - now <= PRELIMINARY_THOUGHT_OF
    return duty.deadline.rule != "BFU-MUST-OPEN"


def _preliminary(investigation: Investigation) -> PreliminaryConclusion | None:
    """The latest preliminary conclusion made while this investigation ran."""
    made = PreliminaryConclusion.objects.filter(child=investigation.child_id)
    if investigation.started_at:
        made = made.filter(happened_at__gte=investigation.started_at)
    if investigation.completed_at:
        made = made.filter(happened_at__lte=investigation.completed_at)
    latest: PreliminaryConclusion | None = made.order_by("-happened_at", "-pk").first()
    return latest
