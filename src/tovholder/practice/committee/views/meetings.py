"""Meetings of the committee."""

from __future__ import annotations

from datetime import date
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
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import name_and_age
from tovholder.practice.casework.views.acting import done_before
from tovholder.practice.committee import actions
from tovholder.practice.committee.forms import CallOffForm, MeetingForm
from tovholder.practice.committee.kinds import label
from tovholder.practice.committee.models import CommitteeMeeting
from tovholder.practice.committee.queries.matters import agenda_of, last_booked, matters_under_way, minutes_that_stand
from tovholder.practice.committee.queries.people import seats_on
from tovholder.practice.committee.views.frame import answer
from tovholder.practice.committee.views.locks import for_its_secretaries, keeps_the_papers

MEETING = keeps_drafts("udvalgsmoede", danish="Nyt møde i udvalget", page="committee:book_this_meeting")
CALLED_OFF = keeps_drafts("udvalgsmoede-aflyst", danish="Møde i udvalget aflyses", page="committee:call_off_meeting")


@require_safe
@for_its_secretaries
def begin_booking(request: StaffRequest) -> HttpResponse:
    """A page of its own for each new meeting, so that a second press of it is known."""
    return redirect("committee:book_this_meeting", new_id())


@for_its_secretaries
def book(request: StaffRequest, key: UUID) -> HttpResponse:
    """Book a meeting."""
    reader = request.reader
    writing = writing_of(request, MEETING, about=key)
    form = MeetingForm(request.POST or None, initial=writing.initial())

    def booked(made: CommitteeMeeting | None) -> str:
        found = made or last_booked(reader.user.pk)
        return reverse("committee:meeting", args=[found.pk]) if found else reverse("committee:overview")

    return answer(
        request,
        writing,
        form,
        lambda: actions.book_meeting(**form.cleaned_data, at=reader.at, by=reader.hand),
        title=_("Beram et møde"),
        button=_("Beram mødet"),
        saved=_("Mødet er berammet. Sæt nu sagerne på dagsordenen."),
        to=booked,
        back=reverse("committee:overview"),
    )


@require_safe
def meeting(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """A meeting: agenda, who sits on the committee that day, and the minutes; made to be printed."""
    found = _open(meeting_id)
    reader, day = request.reader, danish_day(found.meets_at)
    shown, hidden = agenda_of(found, reader=reader)
    ahead = keeps_the_papers(reader) and found.held_at is None and found.called_off_at is None
    waiting = [each for each in matters_under_way(reader) if each.meeting_id is None] if ahead else []
    if shown or waiting:
        note_list_reading([each.child_id for each in (*shown, *waiting)], reader=reader, page="committee:meeting")
    rows = [
        {
            "matter": each,
            "who": _who(each.child, day),
            "kind": label(each.kind),
            "recommendation": max(each.recommendations.all(), key=lambda one: one.version, default=None),
            "outcome": getattr(each, "outcome", None),
            "votes": _votes(each),
            "minutes": minutes_that_stand(list(each.minutes.all())),
        }
        for each in shown
    ]
    context = {"meeting": found, "rows": rows, "hidden": hidden, "seats": seats_on(day), "now": reader.at}
    context["keeps_papers"] = keeps_the_papers(reader)
    context["without_meeting"] = [(each, _who(each.child, day), label(each.kind)) for each in waiting]
    return render(request, "committee/meeting.html", context)


def _who(child: Child, day: date) -> str:
    return name_and_age(child, on=day)


@require_POST
@for_its_secretaries
def held(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting was held."""
    found = _open(meeting_id)
    to = reverse("committee:meeting", args=[found.pk])
    saved = _("Mødet står som holdt. Skriv afgørelserne ind sag for sag.")
    if found.held_at or found.called_off_at:
        return done_before(request, saved if found.held_at else _("Mødet er aflyst."), to=to)
    when = min(found.meets_at, request.reader.at)
    actions.hold_meeting(found, held_at=when, at=request.reader.at, by=request.reader.hand)
    messages.success(request, saved)
    return redirect(to)


@for_its_secretaries
def call_off(request: StaffRequest, meeting_id: UUID) -> HttpResponse:
    """Call a meeting off; its matters wait for another."""
    found = _open(meeting_id)
    back = reverse("committee:meeting", args=[found.pk])
    if found.held_at is not None or found.called_off_at is not None:
        said = _("Mødet er holdt.") if found.held_at else _("Mødet er aflyst. Dets sager venter på et nyt møde.")
        return done_before(request, said, to=back)
    reader = request.reader
    writing = writing_of(request, CALLED_OFF, about=found.pk)
    form = CallOffForm(request.POST or None, initial=writing.initial())
    return answer(
        request,
        writing,
        form,
        lambda: actions.call_off_meeting(found, because=form.cleaned_data["because"], at=reader.at, by=reader.hand),
        title=_("Aflys mødet"),
        button=_("Aflys mødet"),
        saved=_("Mødet er aflyst. Dets sager venter på et nyt møde."),
        to=reverse("committee:overview"),
        back=back,
    )


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
