"""Who can log in: everybody on one page, one person on another, and what is done about a log-in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tovholder.entrances.administration import queries
from tovholder.entrances.administration.forms import BecauseForm, PutRightForm
from tovholder.entrances.administration.views.frame import act, show_once
from tovholder.foundation.access.locks import for_administrators
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.accounts import actions
from tovholder.foundation.accounts.models import User
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.practice.casework.views.acting import done_before

RIGHT = keeps_drafts("ret-medarbejder", danish="Ret en medarbejders oplysninger", page="administration:put_right")
SHUT_OUT = keeps_drafts("luk-ude", danish="En medarbejder lukkes ude", page="administration:shut_out")
LET_IN = keeps_drafts("luk-ind", danish="En medarbejder lukkes ind igen", page="administration:let_in")
PASSWORD = keeps_drafts("nyt-kodeord", danish="Ny adgangskode", page="administration:new_password")
FACTOR = keeps_drafts("glem-engangskode", danish="Ny engangskode", page="administration:forget_second_factor")
PASSWORD_SHOWN = (
    gettext_lazy("Adgangskoden"),
    gettext_lazy("Giv den til medarbejderen selv, ikke i en mail. Medarbejderen kan selv skifte den bagefter."),
)


@require_safe
@for_administrators
def overview(request: StaffRequest) -> HttpResponse:
    """Everybody who can log in, and the way to the rest."""
    return render(request, "administration/overview.html", {"people": queries.people(on=request.reader.today)})


@require_safe
@for_administrators
def person(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """One person: how they log in, which posts they hold, and what can be done about it."""
    user, today = get_object_or_404(User, pk=user_id), request.reader.today
    context = {
        "person": queries.person(user, on=today),
        "tab": _("Medarbejder"),
        "is_me": user.pk == request.user.pk,
        "today": today,
        "back": reverse("administration:overview"),
    }
    return render(request, "administration/person.html", context)


@for_administrators
def put_right(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """A misspelt name, or a mail or telephone that alarms go to in vain."""
    user = get_object_or_404(User, pk=user_id)
    return act(
        request,
        PutRightForm,
        lambda form: actions.put_user_right(user, **form.cleaned_data, at=request.reader.at, by=request.reader.hand),
        draft=RIGHT,
        about=user.pk,
        back=page_of(user),
        initial={name: getattr(user, name) for name in PutRightForm.base_fields},
        title=_("Ret oplysningerne om %s") % user.name,
        tab=_("Ret en medarbejders oplysninger"),
        button=_("Gem oplysningerne"),
        saved=_("Oplysningerne er rettet."),
    )


@for_administrators
def shut_out(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """The log-in is closed from now on. Nobody shuts themselves out, nor the last administrator."""
    user = get_object_or_404(User, pk=user_id)
    if no := why_not_without(user, request=request, on=request.reader.today):
        return done_before(request, no, to=page_of(user))
    return _change(
        request,
        user,
        actions.shut_out,
        draft=SHUT_OUT,
        title=_("Luk %s ude") % user.name,
        tab=_("Luk en medarbejder ude"),
        button=_("Luk ude"),
        intro=_(
            "Medarbejderen kan ikke logge ind mere og er logget ud fra sin næste side. Stillingen og børnene "
            "røres ikke."
        ),
        saved=_("Medarbejderen er lukket ude."),
    )


@for_administrators
def let_in(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """Somebody who was shut out may log in again."""
    user = get_object_or_404(User, pk=user_id)
    return _change(
        request,
        user,
        actions.let_in,
        draft=LET_IN,
        title=_("Luk %s ind igen") % user.name,
        tab=_("Luk en medarbejder ind igen"),
        button=_("Luk ind igen"),
        intro=_("Adgangskode og engangskode er de samme som før. Er adgangskoden glemt, så lav en ny bagefter."),
        saved=_("Medarbejderen kan logge ind igen."),
    )


@for_administrators
def forget_second_factor(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """The phone with the codes is lost: the next log-in sets up a new one."""
    user = get_object_or_404(User, pk=user_id)
    return _change(
        request,
        user,
        actions.forget_second_factor,
        draft=FACTOR,
        title=_("Ny engangskode til %s") % user.name,
        tab=_("Ny engangskode"),
        button=_("Glem den gamle engangskode"),
        intro=_(
            "Til den, der har mistet telefonen. Vær sikker på, hvem du taler med: næste gang der logges ind med "
            "adgangskoden, sættes en ny app op."
        ),
        saved=_("Den gamle engangskode er glemt. Den nye sættes op ved næste log ind."),
    )


@for_administrators
def new_password(request: StaffRequest, user_id: UUID) -> HttpResponse:
    """A lost password: a new one is made, and shown this once."""
    user = get_object_or_404(User, pk=user_id)
    return show_once(
        request,
        BecauseForm,
        lambda form: actions.give_password(
            user, because=form.cleaned_data["because"], at=request.reader.at, by=request.reader.hand
        ),
        draft=PASSWORD,
        about=user.pk,
        back=page_of(user),
        shown=PASSWORD_SHOWN,
        title=_("Ny adgangskode til %s") % user.name,
        tab=_("Ny adgangskode"),
        button=_("Lav en ny adgangskode"),
        intro=_(
            "Den gamle adgangskode virker ikke mere, og medarbejderen logges ud alle steder. Vær sikker på, hvem du "
            "taler med."
        ),
    )


def page_of(user: User) -> str:
    """The person's page."""
    return reverse("administration:person", args=[user.pk])


def why_not_without(user: User, *, request: StaffRequest, on: date) -> str:
    """Why the house cannot do without this log-in; "" when it can."""
    if user.pk == request.user.pk:
        return _("Det kan du ikke gøre ved dig selv. Bed en anden administrator.")
    if queries.is_the_last_administrator(user, on=on):
        return _("Der skal altid være en administrator, der kan logge ind. Giv en anden stillingen først.")
    return ""


def _change(request: StaffRequest, user: User, deed: Callable[..., None], **page: Any) -> HttpResponse:
    def does(form: BecauseForm) -> None:
        deed(user, because=form.cleaned_data["because"], at=request.reader.at, by=request.reader.hand)

    return act(request, BecauseForm, does, about=user.pk, back=page_of(user), **page)
