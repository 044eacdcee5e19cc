"""A decision as it was made, with its whole course."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.deadlines.explained import law_of
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.limits import law_of_complaint
from tovholder.practice.decisions.queries import addressees_of
from tovholder.practice.decisions.second_opinion import RULE, is_for
from tovholder.practice.decisions.views.complaint_rows import complaint_rows
from tovholder.practice.decisions.views.course import course_of
from tovholder.practice.decisions.views.frame import open_decision, page_of
from tovholder.practice.decisions.views.letter_words import who_decided
from tovholder.practice.decisions.views.proposals import decision_in_words
from tovholder.practice.decisions.views.under_way import letter_rows, still_to_send


@require_safe
def decision(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """The decision: what, by which law, who, why; who has it; complaints, the board, the court."""
    found, child = open_decision(request, decision_id, page="decision", whole=True)
    on = danish_day(found.happened_at)
    wanted = addressees_of(found, child)
    context = page_of(
        request,
        child,
        back=reverse("decisions:child", args=[child.pk]),
        decision=found,
        kind=kind_on(found.kind, on),
        parts=decision_in_words(found),
        letters=letter_rows(found, wanted),
        unsent=still_to_send(found, wanted),
        course=course_of(found),
        complaints=complaint_rows(found, on=danish_day(request.reader.at)),
        complaint_law=law_of_complaint(on),
        orders=list(found.orders.all()),
        by=who_decided(found),
        second_opinion_law=law_of(RULE, on) if is_for(found) else "",
        second_opinions=_second_opinions(found),
    )
    return render(request, "decisions/decision.html", context)


def _second_opinions(found: Any) -> list[dict[str, Any]]:
    """What was asked of the appeals board, each row with its moments as moments."""
    moments = ("happened_at", "forwarded_at", "answered_at")
    return [
        {**row, **{name: datetime.fromisoformat(row[name]) for name in moments if row[name]}}
        for row in found.seen_second_opinions
    ]
