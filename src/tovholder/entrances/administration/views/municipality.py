"""What the municipality has decided for itself, and the days its offices are closed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tovholder.entrances.administration.forms import ClosingDayForm, MunicipalityForm
from tovholder.foundation.access.locks import for_administrators
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.organisation.actions import close_offices, decide_for_municipality, open_offices
from tovholder.foundation.organisation.models import ClosingDay, Municipality
from tovholder.foundation.organisation.queries import the_municipality
from tovholder.foundation.ui.wording import day as in_words

CLOSING = "letter_closing"  # of the municipality's texts


@for_administrators
def decided(request: StaffRequest) -> HttpResponse:
    """Telephones, opening hours, the watch, what stands last in a letter. What counts dates is not changed here."""
    municipality = the_municipality()
    form = MunicipalityForm(request.POST or None, initial=_as_decided(municipality))
    if form.is_valid():
        if changes := _changes(municipality, form.cleaned_data):
            decide_for_municipality(municipality, changes, at=request.reader.at, by=request.reader.hand)
        messages.success(request, _("Kommunens valg er gemt."))
        return redirect("administration:municipality")
    context = {"form": form, "decided": municipality, "back": reverse("administration:overview")}
    return render(request, "administration/municipality.html", context)


def _as_decided(municipality: Municipality) -> dict[str, Any]:
    plain = [name for name in MunicipalityForm.base_fields if name != CLOSING]
    return {name: getattr(municipality, name) for name in plain} | {CLOSING: municipality.texts.get(CLOSING, "")}


def _changes(municipality: Municipality, given: dict[str, Any]) -> dict[str, Any]:
    """What is decided otherwise now; a number left empty stays as it was."""
    stands = _as_decided(municipality)
    changed = {name: value for name, value in given.items() if value is not None and value != stands[name]}
    if CLOSING in changed:
        changed["texts"] = {**municipality.texts, CLOSING: changed.pop(CLOSING)}
    return changed


@for_administrators
def closing_days(request: StaffRequest) -> HttpResponse:
    """The days to come on which the offices are closed, and one more."""
    form = ClosingDayForm(request.POST or None, today=request.reader.today)
    if form.is_valid():
        given = form.cleaned_data
        if not ClosingDay.objects.filter(day=given["day"]).exists():
            close_offices(given["day"], why=given["because"], at=request.reader.at, by=request.reader.hand)
        messages.success(request, _("%s er en lukkedag.") % in_words(given["day"]).capitalize())
        return redirect("administration:closing_days")
    coming = ClosingDay.objects.filter(day__gte=request.reader.today).order_by("day")
    context = {"form": form, "days": coming, "back": reverse("administration:overview")}
    return render(request, "administration/closing_days.html", context)


@require_POST
@for_administrators
def open_after_all(request: StaffRequest, day: str) -> HttpResponse:
    """The offices are open that day after all."""
    try:
        closing = ClosingDay.objects.filter(day=date.fromisoformat(day)).first()
    except ValueError:
        raise Http404 from None
    if closing is not None:
        open_offices(closing, at=request.reader.at, by=request.reader.hand)
    messages.success(request, _("Dagen er ikke en lukkedag mere."))
    return redirect("administration:closing_days")
