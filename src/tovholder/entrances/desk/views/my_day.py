"""The caseworker's first page of the day."""

from __future__ import annotations

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.desk.context import address_of
from tovholder.entrances.desk.day_groups import first_today, in_groups
from tovholder.entrances.desk.day_page import (
    acute_rows,
    agenda_rows,
    arrival_rows,
    duty_rows,
    news_rows,
    place_rows,
    returned_rows,
    task_rows,
    telling_rows,
    without_the_acute,
)
from tovholder.entrances.desk.leading import (
    chair_decisions_to_follow,
    children_without_caseworker,
    proposals_to_sign,
    units_without_a_leader,
    ways_without_children,
)
from tovholder.entrances.desk.queries.my_day import (
    AHEAD,
    MOST_OF_EACH,
    acute_on_desk,
    agreed_and_awaited,
    deadlines_on_desk,
    desk_of,
)
from tovholder.entrances.desk.queries.news import news_on_desk
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.queries import unfinished_drafts
from tovholder.practice.casework.queries.waiting import tasks_waiting_for


@require_safe
def my_day(request: StaffRequest) -> HttpResponse:
    """Min dag: what is acute, today and tomorrow, what is due, what lies half written, what is new."""
    reader, now, today = request.reader, request.reader.at, danish_day(request.reader.at)
    desk, drafts = desk_of(reader), unfinished_drafts(reader)
    agreed = agreed_and_awaited(desk, me=reader.user.pk, today=today)
    found = duty_rows(deadlines_on_desk(desk, now=now), agreed, now=now, today=today)
    acute = acute_rows(acute_on_desk(reader, desk), found, today=today)
    duties = without_the_acute(found, acute)
    groups = in_groups(duties, today=today, by_kind=reader.is_intake)
    agenda, told = agenda_rows(agreed, today=today), news_on_desk(reader, desk.own)
    arrived, news = arrival_rows(told), news_rows(told)
    tasks = task_rows(tasks_waiting_for(reader), today=today, units=reader.units)
    tasks += returned_rows(agreed, today=today) + telling_rows(agreed) + place_rows(agreed)
    shown = [row.child_id for row in (*acute, *duties, *agenda, *tasks, *arrived, *news)]
    shown += [draft.about for draft in drafts if draft.child_name]
    note_list_reading(shown, reader=reader, page="my_day")
    page = {
        "now": now,
        "today": today,
        "load": desk.load,
        "acute": acute,
        "agenda": agenda,
        "tasks": tasks,
        "first": first_today(acute, groups, may_assess=reader.is_intake),
        "duties": groups,
        "some_wait": any(row.waits for row in duties),
        "days_ahead": AHEAD.days,
        "cut_off": MOST_OF_EACH in Counter(bool(row.duty and row.duty.overdue) for row in found).values(),
        "drafts": drafts,
        "arrived": arrived,
        "news": news,
        "queue_url": address_of("intake:queue") if reader.is_intake else "",
        "may_assess": reader.is_intake,
        "ways": [
            *chair_decisions_to_follow(reader),
            *proposals_to_sign(reader),
            *units_without_a_leader(reader),
            *children_without_caseworker(reader),
        ],
        "instead": [] if desk.children else ways_without_children(reader),
    }
    return render(request, "desk/my_day.html", page)
