"""Udvalget: what waits for the committee, and what is running out."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import name_and_age
from tovholder.practice.committee.kinds import label
from tovholder.practice.committee.queries.chair import running_chair_decisions
from tovholder.practice.committee.queries.matters import coming_meetings, matters_under_way, renewals_due
from tovholder.practice.committee.views.locks import keeps_the_papers


@require_safe
def overview(request: StaffRequest) -> HttpResponse:
    """Chair decisions with their remaining time, coming meetings, matters under way, renewals that are due."""
    reader, today = request.reader, danish_day(request.reader.at)
    chair = running_chair_decisions(reader)
    matters, renewals = matters_under_way(reader), renewals_due(reader, on=today)
    shown = [each.decision.child_id for each in chair]
    shown += [each.child_id for each in matters]
    shown += [each.child_id for each in renewals]
    if shown:
        note_list_reading(shown, reader=reader, page="committee:overview")
    context = {
        "now": reader.at,
        "today": today,
        "keeps_papers": keeps_the_papers(reader),
        "chair": [(each, _who(each.decision.child, today), label(each.decision.kind)) for each in chair],
        "meetings": coming_meetings(on=today),
        "matters": [(each, _who(each.child, today), label(each.kind)) for each in matters],
        "renewals": [(each, _who(each.child, today)) for each in renewals],
    }
    return render(request, "committee/overview.html", context)


def _who(child: Child, today: date) -> str:
    return name_and_age(child, on=today)
