"""Kronologi: the few events that mean something, and the page on which one is chosen."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.desk.queries.chronology import chosen_of, chronology_of, event_of
from tovholder.entrances.desk.words import deed_in_words, real_time
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.identity import identity_bar
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms.chronology import ChosenEventForm


@require_safe
def chronology(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """The child's chronology, oldest first; with the siblings' between when asked for."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="chronology")
    siblings = siblings_of(child, reader=reader)
    together = bool(request.GET.get("hjemmet")) and bool(siblings)
    if together:
        note_list_reading([each.pk for each in siblings], reader=reader, page="chronology")
    context = {
        "child": identity_bar(child, on=danish_day(reader.at)),
        "child_id": child.pk,
        "rows": chronology_of([child, *siblings] if together else [child]),
        "together": together,
        "has_siblings": bool(siblings),
    }
    return render(request, "desk/chronology.html", context)


def star(request: StaffRequest, child_id: UUID, line_id: UUID) -> HttpResponse:
    """Choose an event for the chronology, change its words, or take it out."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="star")
    event = event_of(child, line_id)
    if event is None:
        raise Http404
    chosen = chosen_of(child, line_id)
    if request.method == "POST" and request.POST.get("drop"):
        if chosen is not None:
            actions.drop_event(chosen, at=reader.at, by=reader.hand)
        messages.success(request, _("Hændelsen er taget ud af kronologien."))
        return redirect("desk:chronology", child.pk)
    known = {"why_it_matters": chosen.why, "did": chosen.did} if chosen else {}
    form = ChosenEventForm(request.POST or None, initial=known)
    if form.is_valid():
        words = {"why": form.cleaned_data["why_it_matters"], "did": form.cleaned_data["did"]}
        actions.choose_event(child, line_id=line_id, **words, at=reader.at, by=reader.hand)
        messages.success(request, _("Hændelsen står i kronologien."))
        return redirect("desk:chronology", child.pk)
    context = {
        "child": identity_bar(child, on=danish_day(reader.at)),
        "child_id": child.pk,
        "form": form,
        "chosen": chosen,
        "what": deed_in_words(event.line.deed),
        "when": real_time(event.line.happened_at, deed=event.line.deed),
    }
    return render(request, "desk/star.html", context)
