"""The pages of appointments: mine, one child's, one appointment; and the feed a telephone reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Adult, Tie, TieKind
from tovholder.foundation.letters.models import Letter
from tovholder.practice.appointments import actions, queries
from tovholder.practice.appointments.feed import as_calendar
from tovholder.practice.appointments.forms import BookForm, CancelForm, HeldForm
from tovholder.practice.appointments.models import Appointment
from tovholder.practice.appointments.showing import shown, without_child
from tovholder.practice.casework.views.acting import act, done_before, press_in_case
from tovholder.practice.casework.views.frame import page_of

BOOKING = keeps_drafts("aftale", danish="Ny aftale", page="appointments:book")
HELD = keeps_drafts("aftale-holdt", danish="Aftale holdt", page="appointments:hold")
CANCELLED = keeps_drafts("aftale-aflyst", danish="Aftale aflyst", page="appointments:cancel")
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
    kinds = {str(tie.adult_id): TieKind(tie.kind).label.lower() for tie in ties}
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
        held_at = asked.cleaned_data["held_at"] or min(found.starts_at, request.reader.at)
        with _whoever_was_first(request):
            actions.hold_appointment(found, held_at=held_at, at=request.reader.at, by=request.reader.hand)

    return act(
        request,
        found.child,
        draft=HELD,
        form=lambda data, *, initial: HeldForm(data, initial=initial, now=request.reader.at),
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
    adult = Adult.objects.filter(pk=adult_id, pk__in=found.participants.values("adult")).first()
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
        title=_("Indkald %s") % (adult.name or _("den voksne")),
        button=_("Skriv indkaldelsen"),
        saved=_("Indkaldelsen er skrevet. Se den igennem, før du sender den."),
        to=to,
        refused=(actions.HeldBack,),
    )


def my_feed(request: StaffRequest) -> HttpResponse:
    """My calendar's address: made, shown once, closed again."""
    address = ""
    if request.method == "POST" and "close" in request.POST:
        if actions.revoke_feed(request.user, at=request.reader.at, by=request.reader.hand):
            messages.success(request, _("Kalenderens adresse er lukket og virker ikke mere."))
        return redirect("appointments:my_feed")
    if request.method == "POST":
        token = actions.open_feed(request.user, at=request.reader.at, by=request.reader.hand)
        address = request.build_absolute_uri(reverse("appointments:feed", args=[token]))
    page = {"address": address, "feed": queries.feed_of(request.user.pk)}
    return render(request, "appointments/my_feed.html", page)


@require_safe
@login_not_required
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What a telephone reads without a log-in: the token opens it, and nobody is named in it."""
    rows = queries.in_the_feed(token, now=timezone.now())
    if rows is None:
        raise Http404
    made = as_calendar(rows, address_of=lambda pk: request.build_absolute_uri(reverse("appointments:show", args=[pk])))
    answer = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


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
