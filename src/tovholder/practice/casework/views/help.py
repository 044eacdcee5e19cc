"""Indsatser: all help and placements of a child, and help that is agreed, begun, changed and ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.law.codelists import codelist
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.language import as_read
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import BeginForm, EndForm, MeasureForm, TermsForm
from tovholder.practice.casework.kinds import kind_as_read
from tovholder.practice.casework.models import Decision, EndReason, Measure
from tovholder.practice.casework.periods import chart_of, price_words, rows_of
from tovholder.practice.casework.queries import has_open_case
from tovholder.practice.casework.queries.help import decisions_of, measure_to_open, measures_of, placements_of
from tovholder.practice.casework.views.acting import act, done_before
from tovholder.practice.casework.views.frame import page_of

NEW = keeps_drafts("indsats", danish="Ny indsats", page="casework:new_measure")
CHANGE = keeps_drafts("ret-indsats", danish="Ret indsats", page="casework:measure")
BEGIN = keeps_drafts("indsats-begyndt", danish="Indsats begyndt", page="casework:begin_measure")
END = keeps_drafts("indsats-slut", danish="Afslut indsats", page="casework:end_measure")
LATELY = timedelta(days=90)
OF_HELP = ("support", "early_measure", "youth_support", "decision")


@require_safe
def help_of_child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """All help and placements, drawn as bars and told in a table."""
    child = open_child(child_id, reader=request.reader, page="help_of_child")
    today = danish_day(request.reader.at)
    placements = placements_of(child)
    rows = rows_of(measures_of(child), placements, today=today)
    now_placed = next((each for each in placements if each.ends_at is None), None)
    context = page_of(
        request,
        child,
        rows=rows,
        chart=chart_of(rows, today=today),
        today=today,
        placement=now_placed,
        may_close=bool(rows) and all(row.ends for row in rows) and has_open_case(child),
        child_id=child.pk,
    )
    return render(request, "casework/help.html", context)


def new_measure(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Help that begins, or is agreed to begin."""
    child = open_child(child_id, reader=request.reader, page="new_measure")
    at, by = request.reader.at, request.reader.hand

    def begin(form: MeasureForm) -> None:
        kind, starts_at = form.cleaned_data["kind"], form.cleaned_data["starts_at"]
        if form.lies_ahead:
            actions.agree_measure(child, kind=kind, terms=form.terms(), starts_at=starts_at, at=at, by=by)
        else:
            actions.start_measure(child, kind=kind, terms=form.terms(), happened_at=starts_at, at=at, by=by)

    decisions = decisions_of(child, kinds=OF_HELP)
    newest = newest_of(decisions, at=at)
    known = {"purpose": newest.purpose, "price_month": newest.amount, "decision": str(newest.pk)} if newest else {}
    return act(
        request,
        child,
        draft=NEW,
        form=partial(MeasureForm, now=at, today=danish_day(at), decisions=in_words(decisions)),
        does=begin,
        initial=known,
        title=_("Ny indsats"),
        button=_("Gem indsats"),
        saved=_("Indsatsen er gemt."),
        to=reverse("casework:help_of_child", args=[child.pk]),
    )


def measure(request: StaffRequest, measure_id: UUID) -> HttpResponse:
    """What is agreed about a measure, to read and to change."""
    found, child = _opened(request, measure_id, page="measure")
    at, by = request.reader.at, request.reader.hand
    fields = ("purpose", "provider", "planned_end", "price_month", "price_package")
    return act(
        request,
        child,
        draft=CHANGE,
        form=partial(
            TermsForm, starts=danish_day(found.starts_at), decisions=in_words(decisions_of(child, kinds=OF_HELP))
        ),
        initial={name: getattr(found, name) for name in fields} | {"decision": str(found.decision_id or "")},
        does=lambda form: actions.change_measure(found, terms=form.terms(), at=at, by=by),
        title=kind_as_read(found.kind) or _("Indsats"),
        button=_("Gem ændringer"),
        saved=_("Ændringerne er gemt."),
        to=reverse("casework:help_of_child", args=[child.pk]),
        facts=facts_of(found)[1:],  # its name is the page's
        links=_what_now(found),
    )


def begin_measure(request: StaffRequest, measure_id: UUID) -> HttpResponse:
    """Agreed help has begun: from now on its clocks run."""
    found, child = _opened(request, measure_id, page="begin_measure")
    if found.begun or found.ends_at:
        return _as_it_stands(request, found, _("Indsatsen er begyndt."))
    at, by = request.reader.at, request.reader.hand
    return act(
        request,
        child,
        draft=BEGIN,
        form=partial(BeginForm, now=at),
        does=lambda form: actions.begin_measure(found, happened_at=form.cleaned_data["happened_at"], at=at, by=by),
        title=_("Indsatsen er begyndt"),
        button=_("Gem begyndelse"),
        saved=_("Indsatsen er begyndt. Fristen for første opfølgning løber fra dagen."),
        to=reverse("casework:help_of_child", args=[child.pk]),
        facts=facts_of(found),
    )


def end_measure(request: StaffRequest, measure_id: UUID) -> HttpResponse:
    """Help ends: when, why, and what the family says."""
    found, child = _opened(request, measure_id, page="end_measure")
    if found.ends_at:
        return _as_it_stands(request, found, _("Indsatsen er afsluttet. Her står, hvordan."))
    at, by = request.reader.at, request.reader.hand

    def end(form: EndForm) -> None:
        given = form.cleaned_data
        because, words = EndReason(given["because"]), given["words"]
        actions.end_measure(child, found, because=because, words=words, happened_at=given["happened_at"], at=at, by=by)

    return act(
        request,
        child,
        draft=END,
        form=partial(EndForm, now=at, began_on=danish_day(found.starts_at)),
        does=end,
        title=_("Afslut indsats"),
        button=_("Afslut indsats"),
        saved=_("Indsatsen er afsluttet."),
        to=reverse("casework:help_of_child", args=[child.pk]),
        facts=facts_of(found),
    )


def _as_it_stands(request: StaffRequest, found: Measure, words: str) -> HttpResponse:
    return done_before(request, words, to=reverse("casework:measure", args=[found.pk]))


def newest_of(decisions: Sequence[Decision], *, at: datetime) -> Decision | None:
    """The decision that help or a placement most likely rests on: the newest, where it is not an old one.

    What it says already is filled in, so that nobody writes it twice.
    """
    newest = decisions[0] if decisions else None
    return newest if newest is not None and at - newest.happened_at <= LATELY else None


def in_words(decisions: list[Decision]) -> list[tuple[Decision, str]]:
    """Decisions as choices: what, by which paragraph, which day."""
    return [(each, f"{decision_words(each)}, {day(danish_day(each.happened_at))}") for each in decisions]


def decision_words(decision: Decision) -> str:
    """What was decided, and by which paragraph where it is known."""
    kinds = {item.code: item.da for item in codelist("decision_kind").on(danish_day(decision.happened_at))}
    word = as_read(kinds.get(decision.kind, "")) or _("Afgørelse")
    return f"{word} ({decision.paragraph})" if decision.paragraph else word


def facts_of(found: Measure) -> list[tuple[str, str]]:
    """What a measure is, for the top of its pages."""
    period = day(danish_day(found.starts_at)) + (f" – {day(danish_day(found.ends_at))}" if found.ends_at else "")
    facts = [
        (_("Indsats"), kind_as_read(found.kind)),
        (_("Hjemmel"), found.paragraph),
        (_("Udfører"), found.provider),
        (_("Fra") if found.begun else _("Aftalt fra"), period),
        (_("Planlagt slut"), day(found.planned_end) if found.planned_end else ""),
        (_("Pris"), price_words(found.price_month, found.price_package)),
        (_("Bygger på"), decision_words(found.decision) if found.decision else ""),
        (_("Slut fordi"), as_read(found.get_ended_because_display())),
    ]
    return [fact for fact in facts if fact[1]]


def _what_now(found: Measure) -> list[tuple[str, str]]:
    if found.ends_at:
        return []
    ends = (_("Afslut indsatsen"), reverse("casework:end_measure", args=[found.pk]))
    begins = (_("Indsatsen er begyndt"), reverse("casework:begin_measure", args=[found.pk]))
    return [ends] if found.begun else [begins, ends]


def _opened(request: StaffRequest, measure_id: UUID, *, page: str) -> tuple[Any, Child]:
    """The measure through the door of its child. Raises Http404."""
    found = measure_to_open(measure_id)
    if found is None:
        raise Http404
    child = open_child(found.child_id, reader=request.reader, page=page)
    found.child = child
    return found, child
