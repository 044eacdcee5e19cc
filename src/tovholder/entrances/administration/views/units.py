"""The units, and which unit takes what another must not see."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.entrances.administration import queries
from tovholder.entrances.administration.forms import DeputyForm, UnitForm, UnitRightForm
from tovholder.entrances.administration.views.frame import act
from tovholder.foundation.access.locks import for_administrators
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.organisation import actions
from tovholder.foundation.organisation.models import Unit, UnitKind

NEW = keeps_drafts("ny-enhed", danish="Ny enhed", page="administration:open_unit")
RIGHT = keeps_drafts("ret-enhed", danish="En enheds navn og telefon", page="administration:put_unit_right")
DEPUTY = keeps_drafts("stedfortraeder", danish="En enheds stedfortræder", page="administration:name_deputy")


@require_safe
@for_administrators
def units(request: StaffRequest) -> HttpResponse:
    """The units of today and those to come, each with its deputy; below them those that are no more."""
    standing, ended = queries.units_through_time(on=request.reader.today)
    context = {
        "units": standing,
        "ended": ended,
        "today": request.reader.today,
        "back": reverse("administration:overview"),
    }
    return render(request, "administration/units.html", context)


@require_safe
@for_administrators
def unit(request: StaffRequest, unit_id: UUID) -> HttpResponse:
    """One unit: its posts and who holds them."""
    shown = get_object_or_404(Unit.objects.select_related("deputy"), pk=unit_id)
    context = {
        "unit": shown,
        "posts": queries.posts_of(shown, on=request.reader.today),
        "today": request.reader.today,
        "tab": _("Enhed"),
        "back": reverse("administration:units"),
    }
    return render(request, "administration/unit.html", context)


@require_safe
@for_administrators
def begin(request: StaffRequest) -> HttpResponse:
    """A page of its own for each, so that a second press of it is known."""
    return redirect("administration:open_unit", new_id())


@for_administrators
def open_unit(request: StaffRequest, key: UUID) -> HttpResponse:
    """A new unit, from a day on."""

    def does(form: UnitForm) -> None:
        given = {**form.cleaned_data, "kind": UnitKind(form.cleaned_data["kind"])}
        actions.open_unit(**given, at=request.reader.at, by=request.reader.hand)

    return act(
        request,
        UnitForm,
        does,
        draft=NEW,
        about=key,
        back=reverse("administration:units"),
        initial={"starts": request.reader.today},
        title=_("Ny enhed"),
        button=_("Opret enhed"),
        saved=_("Enheden er oprettet."),
    )


@for_administrators
def put_unit_right(request: StaffRequest, unit_id: UUID) -> HttpResponse:
    """What the unit is called and where it is reached; letters already sent stay as they were written."""
    unit = get_object_or_404(Unit, pk=unit_id)

    def does(form: UnitRightForm) -> None:
        actions.put_unit_right(unit, **form.cleaned_data, at=request.reader.at, by=request.reader.hand)

    return act(
        request,
        partial(UnitRightForm, unit=unit),
        does,
        draft=RIGHT,
        about=unit.pk,
        back=reverse("administration:unit", args=[unit.pk]),
        initial={"name": unit.name, "phone": unit.phone},
        title=_("Ret %s") % unit.name,
        tab=_("Ret en enhed"),
        button=_("Gem navn og telefon"),
        saved=_("Enhedens navn og telefon er gemt."),
    )


@for_administrators
def name_deputy(request: StaffRequest, unit_id: UUID) -> HttpResponse:
    """Who takes a notification about one of the unit's own."""
    unit = get_object_or_404(Unit, pk=unit_id)

    def does(form: DeputyForm) -> None:
        actions.name_deputy(unit, deputy=form.cleaned_data["deputy"], at=request.reader.at, by=request.reader.hand)

    return act(
        request,
        partial(DeputyForm, unit=unit, today=request.reader.today),
        does,
        draft=DEPUTY,
        about=unit.pk,
        back=reverse("administration:units"),
        initial={"deputy": unit.deputy_id},
        title=_("Stedfortræder for %s") % unit.name,
        tab=_("Stedfortræder for en enhed"),
        button=_("Gem stedfortræder"),
        intro=_(
            "Handler en underretning om en af enhedens egne, går den til stedfortræderen, og enheden ser den ikke."
        ),
        saved=_("Stedfortræderen er gemt."),
    )
