"""The card for whoever takes over a child: one page, made of what is there."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.desk import child_page as page
from tovholder.entrances.desk.context import address_of
from tovholder.entrances.desk.queries.child import at_a_glance, deadlines_of
from tovholder.entrances.desk.waiting import waiting_for
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.deadlines.explained import explained
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.models import ChildRequest
from tovholder.practice.casework.queries.waiting import is_led_by
from tovholder.practice.plans.queries import goals_in_force

MOST_DATES = 3


@require_safe
def hand_over(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Overdragelse: what was promised, the child's own words, three dates, whom we wait for, who is who."""
    reader, now, today = request.reader, request.reader.at, danish_day(request.reader.at)
    who = open_child(child_id, reader=reader, page="hand_over")
    glance = at_a_glance(who, now=now)
    duties = [explained(deadline, now=now) for deadline in deadlines_of(who)]
    promised = [
        _("Svar senest %(day)s: barnet har bedt om %(what)s")
        % {"day": day(row["answer_on"]), "what": as_read(ChildRequest.What(row["what"]).label)}
        for row in glance.requests
        if row["answer_on"]
    ]
    context = {
        "now": now,
        "child": page.identity_of(who, glance, on=today),
        "promised": promised,
        "goals": goals_in_force(who) if glance.plans else [],
        "talk": page.own_words(glance),
        "dates": page.next_dates(duties, glance, who.pk, on=today, ways={})[:MOST_DATES],
        "waits": waiting_for(who, glance, may_assess=False),
        "people": page.who_does_what(who, glance, phones_shown=False),
        "work": page.working_on(glance),
        "change": address_of("casework:change_caseworker", who.pk) if is_led_by(reader, who) else "",
    }
    return render(request, "desk/hand_over.html", context)
