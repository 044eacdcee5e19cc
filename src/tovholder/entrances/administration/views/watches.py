"""The out-of-hours roster: who is called, when, and who next."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tovholder.entrances.administration.forms import WatchForm
from tovholder.entrances.administration.views.frame import act
from tovholder.foundation.access.locks import for_administrators
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.organisation.actions import EndsBeforeItStarts, WatchTaken, put_on_watch, take_off_watch
from tovholder.foundation.organisation.models import Watch

TURN = keeps_drafts("vagt", danish="En vagt", page="administration:put_on_watch")
SHOWN = 100  # turns: three months of nights


@require_safe
@for_administrators
def roster(request: StaffRequest) -> HttpResponse:
    """The turns that run and those to come."""
    coming = Watch.objects.filter(ends__gt=request.reader.at).select_related("user").order_by("starts", "rank")
    context = {"watches": coming[:SHOWN], "now": request.reader.at, "back": reverse("administration:overview")}
    return render(request, "administration/roster.html", context)


@require_safe
@for_administrators
def begin(request: StaffRequest) -> HttpResponse:
    """A page of its own for each, so that a second press of it is known."""
    return redirect("administration:put_on_watch", new_id())


@for_administrators
def put_on(request: StaffRequest, key: UUID) -> HttpResponse:
    """Give somebody a turn."""
    return act(
        request,
        partial(WatchForm, now=request.reader.at),
        lambda form: put_on_watch(**form.cleaned_data, at=request.reader.at, by=request.reader.hand),
        draft=TURN,
        about=key,
        back=reverse("administration:roster"),
        initial={"starts": _first_free(request)},
        refused=(WatchTaken, EndsBeforeItStarts),
        title=_("Ny vagt"),
        button=_("Gem vagten"),
        saved=_("Vagten er gemt."),
    )


def _first_free(request: StaffRequest) -> datetime | None:
    """When the last turn of those who are called first ends: the next one is often written on from there."""
    ends: datetime | None = Watch.objects.filter(rank=1, ends__gt=request.reader.at).aggregate(last=Max("ends"))["last"]
    return ends


@require_POST
@for_administrators
def take_off(request: StaffRequest, watch_id: UUID) -> HttpResponse:
    """The turn is not theirs any more; pressed again, it is not there."""
    watch = Watch.objects.filter(pk=watch_id, ends__gt=request.reader.at).first()
    if watch is not None:
        take_off_watch(watch, at=request.reader.at, by=request.reader.hand)
    messages.success(request, _("Vagten er taget af planen."))
    return redirect("administration:roster")
