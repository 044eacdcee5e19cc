"""Opfølgning og tilsyn: who is to be visited, and the page a visit is written on."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.acting import act_once
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.showing import shown_age, shown_name
from tovholder.practice.supervision import actions
from tovholder.practice.supervision.actions import Met
from tovholder.practice.supervision.forms import CancelForm, PlanForm, VisitForm
from tovholder.practice.supervision.goals import goals_of
from tovholder.practice.supervision.queries.visits import visits_of, watched, watched_children
from tovholder.practice.supervision.views.frame import page_of

OF_A_VISIT = ("met", "why_not", "words", "seen", "happens_now", "next_on", "happened_at")
VISIT = keeps_drafts("tilsynsbesoeg", danish="Tilsynsbesøg", page="supervision:record")


@require_safe
def overview(request: StaffRequest) -> HttpResponse:
    """The placed children, those whose next visit is nearest first."""
    reader, today = request.reader, danish_day(request.reader.at)
    rows = watched_children(reader)
    if rows:
        note_list_reading([row.child.pk for row in rows], reader=reader, page="supervision:overview")
    context = {
        "now": reader.at,
        "today": today,
        "rows": [(row, shown_name(row.child), shown_age(row.child, on=today)) for row in rows],
        "late": sum(row.count.is_late for row in rows),
        "long_ago": sum(row.count.is_long_ago and not row.count.is_late for row in rows),
    }
    return render(request, "supervision/overview.html", context)


@require_safe
def child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """One child's visits, the count, the next one, and the place."""
    reader = request.reader
    who = open_child(child_id, reader=reader, page="supervision:child")
    context = page_of(request, who, row=watched(who, at=reader.at), visits=visits_of(who))
    return render(request, "supervision/child.html", context)


def record(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Write a visit down (ux S10): what was promised last time stands first."""
    reader = request.reader
    who = open_child(child_id, reader=reader, page="supervision:record")
    writing = writing_of(request, VISIT, about=who.pk)
    if writing.only_kept:
        return redirect(request.path)
    today = danish_day(reader.at)
    initial = {"happened_at": reader.at, **writing.initial()}
    form = VisitForm(request.POST or None, initial=initial, now=reader.at, today=today, goals=goals_of(who))

    def visited() -> None:
        given = {name: form.cleaned_data[name] for name in OF_A_VISIT} | {"met": Met(form.cleaned_data["met"])}
        actions.record_visit(who, **given, goals=form.trends(), at=reader.at, by=reader.hand)

    done = act_once(writing, form, visited, saved=_saved(form), to=reverse("supervision:child", args=[who.pk]))
    if done:
        return done
    context = page_of(request, who, form=form, writing=writing, row=watched(who, at=reader.at))
    return render(request, "supervision/record.html", context)


def _saved(form: VisitForm) -> str:
    if form["met"].value() == Met.NOT_MET:
        return _("Besøget er gemt, men tæller ikke med: barnet blev ikke mødt.")
    return _("Besøget er gemt.")


def cancel(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """A visit did not take place."""
    reader = request.reader
    who = open_child(child_id, reader=reader, page="supervision:cancel")
    form = CancelForm(request.POST or None, initial={"happened_at": reader.at}, now=reader.at)
    if form.is_valid():
        actions.cancel_visit(who, **form.cleaned_data, at=reader.at, by=reader.hand)
        messages.success(request, _("Det er skrevet ned. Et aflyst besøg tæller ikke med: book et nyt."))
        return redirect("supervision:plan", who.pk)
    context = page_of(request, who, form=form, title=_("Besøget blev aflyst"), button=_("Gem aflysning"))
    return render(request, "supervision/form.html", context)


def plan(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Book the next visit."""
    reader = request.reader
    who = open_child(child_id, reader=reader, page="supervision:plan")
    row = watched(who, at=reader.at)
    form = PlanForm(request.POST or None, today=danish_day(reader.at))
    if form.is_valid():
        actions.plan_visit(who, **form.cleaned_data, at=reader.at, by=reader.hand)
        messages.success(request, _("Besøget er booket."))
        return redirect("supervision:child", who.pk)
    context = page_of(request, who, form=form, row=row, title=_("Book næste besøg"), button=_("Book besøget"))
    return render(request, "supervision/form.html", context)
