"""The child's page, and what is shown on it only when somebody asks."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tovholder.core.time.ages import is_of_age
from tovholder.core.time.calendar import danish_day
from tovholder.entrances.desk import child_page as page
from tovholder.entrances.desk.context import address_of
from tovholder.entrances.desk.next_step import next_step
from tovholder.entrances.desk.queries.child import at_a_glance, deadlines_of, latest_lines
from tovholder.entrances.desk.views.parts import last_rows, sibling_rows, ways_to_add
from tovholder.entrances.desk.waiting import waiting_for
from tovholder.entrances.desk.where_done import LIFTING, doors
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.deadlines.explained import explained
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child, ChildState
from tovholder.foundation.families.registering import OF_AGE
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.casework.queries.waiting import is_led_by
from tovholder.practice.plans.queries import goals_in_force

SHOWN_ON_REQUEST = ("cpr", "address", "phones")


@require_safe
def child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Barnet: the child first, then who does what and what comes next."""
    return _page(request, child_id, shown="")


@require_POST
def show(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """The same page with the CPR number, a protected address or held phone numbers; the asking is logged."""
    shown = request.POST.get("show", "")
    if shown not in SHOWN_ON_REQUEST:
        raise Http404
    return _page(request, child_id, shown=shown)


def _page(request: StaffRequest, child_id: UUID, *, shown: str) -> HttpResponse:
    reader, now, today = request.reader, request.reader.at, danish_day(request.reader.at)
    who = open_child(child_id, reader=reader, page=f"child:{shown}" if shown else "child")
    if who.same_as_id and Child.objects.visible_to(reader, at=now).filter(pk=who.same_as_id).exists():
        messages.info(request, _("Den journal, du åbnede, er lagt sammen med denne."))
        return redirect("desk:child", who.same_as_id)
    glance = at_a_glance(who, now=now)
    duties = [explained(deadline, now=now) for deadline in deadlines_of(who)]
    running = {duty.deadline.rule for duty in duties}
    grown = who.birth_date is not None and is_of_age(who.birth_date, OF_AGE, on=today)
    siblings = siblings_of(who, reader=reader)
    if siblings:
        note_list_reading([sibling.pk for sibling in siblings], reader=reader, page="child:siblings")
    ways = doors(glance, who.pk, may_assess=reader.is_intake)
    dates = page.next_dates(duties, glance, who.pk, on=today, ways=ways)
    context = {
        "now": now,
        "today": today,
        "child": page.identity_of(who, glance, on=today, shown=shown, lifting=ways.get(LIFTING, "")),
        "child_id": who.pk,
        "unborn": who.state == ChildState.UNBORN,
        "ways_to_add": ways_to_add(who.pk, reader=reader, placed=bool(glance.placements)),
        "name_caseworker": address_of("casework:change_caseworker", who.pk)
        if is_led_by(reader, who) and not glance.caseworkers
        else "",
        "siblings": sibling_rows(siblings, on=today),
        "people": page.who_does_what(who, glance, phones_shown=shown == "phones"),
        "dates": dates,
        "undated": page.without_a_date(duties, ways),
        "talk": page.own_words(glance),
        "work": page.working_on(glance),
        "goals": goals_in_force(who) if glance.plans else [],
        "chair_decisions": glance.chair_decisions,
        "lapsed": any(duty.deadline.rule == "EMERG-LAPSE" and duty.overdue for duty in duties),
        "moved_out": next((move for move in glance.moves if move["to"]), None),
        "closed_at": next((case["closed_at"] for case in glance.latest_case), None),
        "step": next_step(glance, who.pk, may_assess=reader.is_intake, of_age=grown, now=now, duties=running)
        if who.died_on is None
        else None,
        "waits": waiting_for(who, glance, may_assess=reader.is_intake, duties=duties),
        "lately": last_rows(latest_lines(who)),
        "more_duties": page.the_rest(duties, dates, ways),
        "breaches": [duty for duty in duties if duty.too_late],
    }
    return render(request, "desk/child.html", context)
