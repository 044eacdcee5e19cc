"""Who sits on the committee."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.practice.committee import actions
from tovholder.practice.committee.forms import LeaveForm, MemberForm
from tovholder.practice.committee.models import ChairKind, CommitteeMember, Seat
from tovholder.practice.committee.queries.people import seats_on
from tovholder.practice.committee.views.frame import answer
from tovholder.practice.committee.views.locks import for_its_keepers, keeps_the_members

MEMBER = keeps_drafts("udvalgsmedlem", danish="Nyt medlem af udvalget", page="committee:seat_member")
LEAVING = keeps_drafts("udvalgsmedlem-slut", danish="Medlem af udvalget stopper", page="committee:leave")


@require_safe
def members(request: StaffRequest) -> HttpResponse:
    """The five seats of the day; leaders, jurists and administrators fill them."""
    today = danish_day(request.reader.at)
    context = {"seats": seats_on(today), "today": today, "may_change": keeps_the_members(request.reader)}
    return render(request, "committee/members.html", context)


@require_safe
def begin_seating(request: StaffRequest) -> HttpResponse:
    """A page of its own for each new member, so that a second press of it is known."""
    return redirect("committee:seat_member", new_id())


@for_its_keepers
def seat(request: StaffRequest, key: UUID) -> HttpResponse:
    """Somebody takes a seat."""
    reader = request.reader
    writing = writing_of(request, MEMBER, about=key)
    form = MemberForm(request.POST or None, initial={"starts": danish_day(reader.at), **writing.initial()})

    def deed() -> CommitteeMember:
        told = {**form.cleaned_data, "seat": Seat(form.cleaned_data["seat"])}
        told["chair"] = ChairKind(form.cleaned_data["chair"])
        return actions.seat_member(**told, at=reader.at, by=reader.hand)

    return answer(
        request,
        writing,
        form,
        deed,
        title=_("Skriv et medlem ind"),
        button=_("Gem medlem"),
        saved=lambda: _("%s er skrevet på pladsen.") % form.cleaned_data["name"],
        back=reverse("committee:members"),
        refused=(actions.SeatTaken,),
        on_field="seat",
    )


@for_its_keepers
def leave(request: StaffRequest, member_id: UUID) -> HttpResponse:
    """A member leaves the seat on a day."""
    reader = request.reader
    member = get_object_or_404(CommitteeMember, pk=member_id)
    writing = writing_of(request, LEAVING, about=member.pk)
    initial = {"ends": danish_day(reader.at), **writing.initial()}
    form = LeaveForm(request.POST or None, initial=initial, starts=member.starts)
    return answer(
        request,
        writing,
        form,
        lambda: actions.leave_seat(member, ends=form.cleaned_data["ends"], at=reader.at, by=reader.hand),
        title=_("%s forlader pladsen") % member.name,
        tab=_("Et medlem forlader pladsen"),
        button=_("Gem slutdag"),
        saved=_("Slutdagen er gemt."),
        back=reverse("committee:members"),
    )
