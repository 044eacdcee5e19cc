"""Who sits on the committee."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.committee import actions
from tovholder.practice.committee.forms import LeaveForm, MemberForm
from tovholder.practice.committee.models import ChairKind, CommitteeMember, Seat
from tovholder.practice.committee.queries.people import seats_on
from tovholder.practice.committee.views.frame import question


def members(request: StaffRequest) -> HttpResponse:
    """The five seats of the day; leaders, jurists and administrators fill them."""
    reader, today = request.reader, danish_day(request.reader.at)
    may_change = _keeps_the_members(reader)
    form = MemberForm(request.POST or None, initial={"starts": today}) if may_change else None
    if form is not None and form.is_valid():
        given = form.cleaned_data
        told = {**given, "seat": Seat(given["seat"]), "chair": ChairKind(given["chair"])}
        try:
            actions.seat_member(**told, at=reader.at, by=reader.hand)
        except actions.SeatTaken as taken:
            form.add_error("seat", str(taken))
        else:
            messages.success(request, _("%s er skrevet på pladsen.") % given["name"])
            return redirect("committee:members")
    context = {"seats": seats_on(today), "form": form, "today": today}
    return render(request, "committee/members.html", context)


def leave(request: StaffRequest, member_id: UUID) -> HttpResponse:
    """A member leaves the seat on a day."""
    reader = request.reader
    member = CommitteeMember.objects.filter(pk=member_id).first()
    if member is None or not _keeps_the_members(reader):
        raise Http404
    form = LeaveForm(request.POST or None, initial={"ends": danish_day(reader.at)})
    if form.is_valid():
        if form.cleaned_data["ends"] <= member.starts:
            form.add_error("ends", _("Slutdagen skal ligge efter den dag, pladsen blev taget."))
        else:
            actions.leave_seat(member, ends=form.cleaned_data["ends"], at=reader.at, by=reader.hand)
            messages.success(request, _("Slutdagen er gemt."))
            return redirect("committee:members")
    page = question(_("%s forlader pladsen") % member.name, _("Gem slutdag"))
    return render(request, "committee/form.html", {"form": form, "back": reverse("committee:members"), **page})


def _keeps_the_members(reader: Reader) -> bool:
    return reader.is_leader or bool(reader.kinds & {PostKind.JURIST, PostKind.ADMINISTRATOR})
