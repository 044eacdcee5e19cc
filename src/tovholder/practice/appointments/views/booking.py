"""Appointments looked at and booked: mine, one child's, and the form for a new one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Tie, TieKind
from tovholder.foundation.ui.language import as_read
from tovholder.practice.appointments import actions, queries
from tovholder.practice.appointments.forms import BookForm
from tovholder.practice.appointments.showing import shown, without_child
from tovholder.practice.casework.views.acting import act
from tovholder.practice.casework.views.frame import page_of

BOOKING = keeps_drafts("aftale", danish="Ny aftale", page="appointments:book")
NEAR_DAYS = 2


@require_safe
def mine(request: StaffRequest) -> HttpResponse:
    """My appointments: what nobody has answered for, today and tomorrow, and later."""
    parts = [
        (_("Mangler: blev den holdt?"), queries.unanswered(request.reader)),
        (_("I dag og i morgen"), queries.coming(request.reader, days=NEAR_DAYS)),
        (_("Senere"), queries.later(request.reader, days=NEAR_DAYS)),
    ]
    children = [each.child_id for _heading, rows in parts for each in rows]
    if children:
        note_list_reading(children, reader=request.reader, page="appointments")
    now = request.reader.at
    shown_parts = [(heading, [shown(each, now=now) for each in rows]) for heading, rows in parts if rows]
    return render(request, "appointments/mine.html", {"parts": shown_parts, "now": now})


@require_safe
def of_one_child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """All the child's appointments, cancelled ones too."""
    child = open_child(child_id, reader=request.reader, page="appointments_of_child")
    now = request.reader.at
    rows = [without_child(each, now=now) for each in queries.of_child(child, reader=request.reader)]
    book_url = reverse("appointments:book", args=[child.pk])
    return render(request, "appointments/of_child.html", page_of(request, child, rows=rows, book_url=book_url))


def book(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Book an appointment about the child, in one's own calendar."""
    child = open_child(child_id, reader=request.reader, page="appointments_book")
    ties = Tie.objects.on(danish_day(request.reader.at)).filter(child=child.pk, adult__died_on=None)
    adults = {str(tie.adult_id): tie.adult for tie in ties.select_related("adult").order_by("kind", "pk")}
    kinds = {str(tie.adult_id): as_read(TieKind(tie.kind).label).lower() for tie in ties}
    choices = [(pk, f"{adult.name or _('uden navn')}, {kinds[pk]}") for pk, adult in adults.items()]

    def form(data: Any, *, initial: Any) -> BookForm:
        return BookForm(data, initial=initial, now=request.reader.at, adults=choices, user_id=request.user.pk)

    def does(asked: Any) -> None:
        given = asked.cleaned_data
        others = [actions.Guest(name=name) for part in given["others"].split(",") if (name := part.strip())]
        known = [actions.Guest(adult=adults[pk]) for pk in given.get("adults", ())]
        actions.book_appointment(
            child,
            kind=given["kind"],
            starts_at=given["starts_at"],
            ends_at=asked.ends_at,
            user=request.user,
            place=given["place"],
            at_home=given["at_home"],
            agenda=given["agenda"],
            guests=[*known, *others],
            child_invited=given["child_comes"] == "yes",
            child_not_because=given["child_not_because"],
            interpreter=given["interpreter"],
            at=request.reader.at,
            by=request.reader.hand,
        )

    return act(
        request,
        child,
        draft=BOOKING,
        form=form,
        does=does,
        title=_("Ny aftale"),
        button=_("Book aftale"),
        saved=_("Aftalen er booket. Indkald fra aftalens side, når du er klar."),
        to=reverse("appointments:of_child", args=[child.pk]),
        initial={"interpreter": child.language if child.needs_interpreter else ""},
        under_hold=_("Der er kontaktstop. Du kan booke, men ingen kan indkaldes, før det er ophævet."),
    )
