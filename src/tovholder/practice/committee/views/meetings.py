"""Meetings of the committee."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.showing import shown_age, shown_name
from tovholder.practice.committee import actions
from tovholder.practice.committee.forms import CallOffForm, MeetingForm
from tovholder.practice.committee.kinds import label
from tovholder.practice.committee.models import CommitteeMeeting
from tovholder.practice.committee.queries.matters import agenda_of, minutes_that_stand
from tovholder.practice.committee.queries.people import seats_on
from tovholder.practice.committee.views.frame import question


def book(request: StaffRequest) -> HttpResponse:
    """Book a meeting."""
    form = MeetingForm(request.POST or None)
    if form.is_valid():
        made = actions.book_meeting(**form.cleaned_data, at=request.reader.at, by=request.reader.hand)
        messages.success(request, _("Mødet er berammet. Sæt nu sagerne på dagsordenen."))
        return redirect("committee:meeting", made.pk)
    page = question(_("Beram et møde"), _("Beram mødet"))
    return render(request, "committee/form.html", {"form": form, "back": reverse("committee:overview"), **page})


@require_safe
def meeting(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """A meeting: agenda, who sits on the committee that day, and the minutes; made to be printed."""
    found = _open(meeting_id)
    reader, day = request.reader, danish_day(found.meets_at)
    shown, hidden = agenda_of(found, reader=reader)
    if shown:
        note_list_reading([each.child_id for each in shown], reader=reader, page="committee:meeting")
    rows = [
        {
            "matter": each,
            "who": f"{shown_name(each.child)}, {shown_age(each.child, on=day)}",
            "kind": label(each.kind),
            "recommendation": max(each.recommendations.all(), key=lambda one: one.version, default=None),
            "outcome": getattr(each, "outcome", None),
            "votes": _votes(each),
            "minutes": minutes_that_stand(list(each.minutes.all())),
        }
        for each in shown
    ]
    context = {"meeting": found, "rows": rows, "hidden": hidden, "seats": seats_on(day), "now": reader.at}
    return render(request, "committee/meeting.html", context)


@require_POST
def held(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting was held."""
    found = _open(meeting_id)
    if found.held_at is None and found.called_off_at is None:
        when = min(found.meets_at, request.reader.at)
        actions.hold_meeting(found, held_at=when, at=request.reader.at, by=request.reader.hand)
        messages.success(request, _("Mødet står som holdt. Skriv afgørelserne ind sag for sag."))
    return redirect("committee:meeting", found.pk)


def call_off(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """Call a meeting off; its matters wait for another."""
    found = _open(meeting_id)
    form = CallOffForm(request.POST or None)
    if form.is_valid() and found.held_at is None and found.called_off_at is None:
        because = form.cleaned_data["because"]
        actions.call_off_meeting(found, because=because, at=request.reader.at, by=request.reader.hand)
        messages.success(request, _("Mødet er aflyst. Dets sager venter på et nyt møde."))
        return redirect("committee:overview")
    page = question(_("Aflys mødet"), _("Aflys mødet"))
    back = reverse("committee:meeting", args=[found.pk])
    return render(request, "committee/form.html", {"form": form, "back": back, **page})


def _votes(matter: object) -> tuple[int, int] | None:
    outcome = getattr(matter, "outcome", None)
    if outcome is None:
        return None
    votes = list(outcome.votes.all())
    return sum(vote.in_favour for vote in votes), sum(not vote.in_favour for vote in votes)


def _open(meeting_id: UUID) -> CommitteeMeeting:
    found: CommitteeMeeting | None = CommitteeMeeting.objects.filter(pk=meeting_id).first()
    if found is None:
        raise Http404
    return found
