"""What becomes of an appointment: who is called to it, held, cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Adult
from tovholder.foundation.letters.models import Letter
from tovholder.practice.appointments import actions, queries
from tovholder.practice.appointments.forms import CancelForm, HeldForm
from tovholder.practice.appointments.models import Appointment
from tovholder.practice.appointments.showing import without_child
from tovholder.practice.casework.views.acting import act, done_before, press_in_case
from tovholder.practice.casework.views.frame import page_of

HELD = keeps_drafts("aftale-holdt", danish="Aftale holdt", page="appointments:hold")
CANCELLED = keeps_drafts("aftale-aflyst", danish="Aftale aflyst", page="appointments:cancel")


@require_safe
def show(request: StaffRequest, appointment_id: UUID) -> HttpResponse:
    """One appointment: when, where, who comes, who has been called to it."""
    found = _opened(request, appointment_id, page="appointment")
    called = set(Letter.objects.filter(about=found.pk).values_list("to_adult", flat=True))
    page = page_of(request, found.child)
    held = any("review_on" in warning for warning in page["child"]["warnings"])
    guests = [
        {
            "name": guest.adult.name if guest.adult else guest.name,
            "call_url": reverse("appointments:call", args=[found.pk, guest.adult_id]) if guest.adult_id else "",
            "died": guest.adult is not None and guest.adult.died_on is not None,
            "called": guest.adult_id is not None and guest.adult_id in called,
        }
        for guest in found.participants.all()
    ]
    letters = Letter.objects.filter(about=found.pk).order_by("written_at", "pk")
    page |= {
        "appointment": found,
        "row": without_child(found, now=request.reader.at),
        "guests": guests,
        "letters": letters,
        "is_held": held,
        "is_open": not (found.held_at or found.cancelled_at),
    }
    return render(request, "appointments/show.html", page)


def hold(request: StaffRequest, appointment_id: UUID) -> HttpResponse:
    """It was held."""
    found = _opened(request, appointment_id, page="appointment_hold")
    if found.held_at or found.cancelled_at:
        return _over(request, found)

    def does(asked: Any) -> None:
        held_at = asked.cleaned_data["held_at"]
        with _whoever_was_first(request):
            actions.hold_appointment(found, held_at=held_at, at=request.reader.at, by=request.reader.hand)

    return act(
        request,
        found.child,
        draft=HELD,
        form=lambda data, *, initial: HeldForm(data, initial=initial, agreed=found.starts_at, now=request.reader.at),
        does=does,
        title=_("Aftalen blev holdt"),
        button=_("Gem, at den blev holdt"),
        saved=_("Gemt. Skriv nu notatet eller samtalen med barnet."),
        to=reverse("appointments:show", args=[found.pk]),
        facts=_facts(found, request),
    )


def cancel(request: StaffRequest, appointment_id: UUID) -> HttpResponse:
    """It does not take place; it keeps its line."""
    found = _opened(request, appointment_id, page="appointment_cancel")
    if found.held_at or found.cancelled_at:
        return _over(request, found)

    def does(asked: Any) -> None:
        because = asked.cleaned_data["because"]
        with _whoever_was_first(request):
            actions.cancel_appointment(found, because=because, at=request.reader.at, by=request.reader.hand)

    return act(
        request,
        found.child,
        draft=CANCELLED,
        form=lambda data, *, initial: CancelForm(data, initial=initial),
        does=does,
        title=_("Aflys aftalen"),
        button=_("Aflys aftalen"),
        saved=_("Aftalen er aflyst og bliver stående med sin grund."),
        to=reverse("appointments:show", args=[found.pk]),
        facts=_facts(found, request),
        intro=_("Ingen får besked af sig selv: ring eller skriv til dem, der skulle komme."),
    )


@require_POST
def call(request: StaffRequest, appointment_id: UUID, adult_id: UUID) -> HttpResponse:
    """Write the letter that calls one grown-up to the appointment; never while there is a contact hold."""
    found = _opened(request, appointment_id, page="appointment_call")
    invited = Adult.objects.filter(pk__in=found.participants.values("adult"), died_on=None)
    adult = invited.filter(pk=adult_id).first()
    if adult is None:
        raise Http404
    if found.held_at or found.cancelled_at:
        return _over(request, found)
    to = reverse("appointments:show", args=[found.pk])
    if Letter.objects.filter(about=found.pk, to_adult=adult).exists():
        return done_before(request, _("Indkaldelsen er allerede skrevet."), to=to)
    return press_in_case(
        request,
        found.child,
        lambda: actions.call_to_appointment(found, adult=adult, at=request.reader.at, by=request.reader.hand),
        what="indkaldelse",
        title=_("Skriv indkaldelsen"),
        button=_("Skriv indkaldelsen"),
        saved=_("Indkaldelsen er skrevet. Se den igennem, før du sender den."),
        to=to,
        refused=(actions.HeldBack,),
    )


def _opened(request: StaffRequest, appointment_id: UUID, *, page: str) -> Appointment:
    """The appointment, through the door to its child. 404 otherwise."""
    found = queries.with_everybody(appointment_id)
    if found is None:
        raise Http404
    open_child(found.child_id, reader=request.reader, page=page)
    return found


def _over(request: StaffRequest, found: Appointment) -> HttpResponse:
    said = _("Aftalen er allerede aflyst.") if found.cancelled_at else _("Aftalen er allerede noteret som holdt.")
    return done_before(request, said, to=reverse("appointments:show", args=[found.pk]))


@contextmanager
def _whoever_was_first(request: StaffRequest) -> Iterator[None]:
    """Two at once: the second is told what the first did, and nothing is written over."""
    try:
        with transaction.atomic():
            yield
    except actions.AlreadyOver as error:
        messages.warning(request, str(error))


def _facts(found: Appointment, request: StaffRequest) -> list[tuple[str, str]]:
    row = without_child(found, now=request.reader.at)
    return [(_("Aftale"), row.what), (_("Tid"), row.when)]
