"""Opfølgning og tilsyn: who is to be visited, and the page a visit is written on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.showing import shown_age, shown_name
from tovholder.practice.casework.views.acting import act_in_case
from tovholder.practice.casework.views.afterwards import told_by
from tovholder.practice.supervision import actions
from tovholder.practice.supervision.actions import Met
from tovholder.practice.supervision.forms import CancelForm, PlanForm, VisitForm
from tovholder.practice.supervision.goals import goals_of
from tovholder.practice.supervision.queries.visits import visits_of, watched, watched_children
from tovholder.practice.supervision.views.frame import page_of

OF_A_VISIT = ("met", "why_not", "words", "seen", "happens_now", "next_on", "happened_at")
VISIT = keeps_drafts("tilsynsbesoeg", danish="Tilsynsbesøg", page="supervision:record")
CANCELLED = keeps_drafts("tilsynsbesoeg-aflyst", danish="Tilsynsbesøg aflyst", page="supervision:cancel")
PLANNED = keeps_drafts("tilsynsbesoeg-booket", danish="Tilsynsbesøg bookes", page="supervision:plan")


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

    def visited() -> Any:
        given = {name: form.cleaned_data[name] for name in OF_A_VISIT} | {"met": Met(form.cleaned_data["met"])}
        return actions.record_visit(who, **given, goals=form.trends(), at=reader.at, by=reader.hand)

    to, row = reverse("supervision:child", args=[who.pk]), watched(who, at=reader.at)
    if row:
        told_by(row.placement, who)
    done = act_in_case(writing, form, visited, child=who, saved=_saved(form), to=to)
    if done:
        return done
    context = page_of(request, who, form=form, writing=writing, row=row)
    return render(request, "supervision/record.html", context)


def _saved(form: VisitForm) -> str:
    if form["met"].value() == Met.NOT_MET:
        return _("Besøget er gemt, men tæller ikke med: barnet blev ikke mødt.")
    return _("Besøget er gemt.")


def cancel(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """A visit did not take place."""
    reader = request.reader
    who = open_child(child_id, reader=reader, page="supervision:cancel")
    writing = writing_of(request, CANCELLED, about=who.pk)
    if writing.only_kept:
        return redirect(request.path)
    form = CancelForm(request.POST or None, initial={"happened_at": reader.at, **writing.initial()}, now=reader.at)
    done = act_in_case(
        writing,
        form,
        lambda: actions.cancel_visit(who, **form.cleaned_data, at=reader.at, by=reader.hand),
        child=who,
        saved=_("Det er skrevet ned. Et aflyst besøg tæller ikke med: book et nyt."),
        to=reverse("supervision:plan", args=[who.pk]),
    )
    words = {"title": _("Besøget blev aflyst"), "button": _("Gem aflysning")}
    page = page_of(request, who, form=form, writing=writing, **words)
    return done or render(request, "supervision/form.html", page)


def plan(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Book the next visit."""
    reader = request.reader
    who = open_child(child_id, reader=reader, page="supervision:plan")
    row = watched(who, at=reader.at)
    writing = writing_of(request, PLANNED, about=who.pk)
    if writing.only_kept:
        return redirect(request.path)
    form = PlanForm(request.POST or None, initial=writing.initial(), today=danish_day(reader.at))
    done = act_in_case(
        writing,
        form,
        lambda: actions.plan_visit(who, **form.cleaned_data, at=reader.at, by=reader.hand),
        child=who,
        saved=_("Besøget er booket."),
        to=reverse("supervision:child", args=[who.pk]),
    )
    words = {"title": _("Book næste besøg"), "button": _("Book besøget")}
    page = page_of(request, who, form=form, writing=writing, row=row, **words)
    return done or render(request, "supervision/form.html", page)
