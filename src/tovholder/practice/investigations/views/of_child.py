"""What is being found out about one child: investigations, targeted assessments, and whom we wait for."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.law.codelists import codelist
from tovholder.core.law.rulebook import rulebook
from tovholder.core.law.wording import limit_in_words
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child, ChildState
from tovholder.foundation.families.queries import held
from tovholder.foundation.organisation.competence import level_of
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework import actions
from tovholder.practice.casework.queries import running_investigations
from tovholder.practice.casework.views.frame import page_of
from tovholder.practice.intake.actions.screening import register_mandatory_ground, withdraw_mandatory_ground
from tovholder.practice.investigations.forms.writing import DecideForm, GroundForm, NoGroundForm
from tovholder.practice.investigations.queries import (
    duties_of,
    investigations_of,
    must_open,
    registered_ground,
    targeted_assessments_of,
    waiting_for,
)
from tovholder.practice.investigations.sections import law_of

DECISION = keeps_drafts("undersoegelse-beslut", danish="Beslut undersøgelse", page="investigations:decide")
EXPECTANT_RULES = ("UNBORN-SCREEN", "UNBORN-3M", "NEWBORN-MEETING")


@require_safe
def of_child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Every investigation and targeted assessment of the child, and the way to begin one."""
    child = open_child(child_id, reader=request.reader, page="investigations")
    now = request.reader.at
    duties = duties_of(child, now=now)
    investigations = investigations_of(child)
    ground = registered_ground(child)
    context = page_of(
        request,
        child,
        child_id=child.pk,
        crumbs=[(_("Barnet"), reverse("desk:child", args=[child.pk])), (_("Undersøgelser"), "")],
        duties=duties,
        must_open=must_open(duties),
        ground=_ground_in_words(ground.code) if ground else "",
        investigations=[(each, law_of("BFU-MUST", each.started_at or each.completed_at)) for each in investigations],
        runs=any(each.completed_at is None for each in investigations),
        assessments=targeted_assessments_of(child),
        awaited=waiting_for([child.pk]),
        unborn=child.state == ChildState.UNBORN,
        expectant_rules=expectant_rules(child, now=now),
    )
    return render(request, "investigations/of_child.html", context)


def decide(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Decide to investigate (Barnets lov § 20): one that runs is gone on with, and no second is begun beside it."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="decide_investigation")
    running = running_investigations(child, at=reader.at)
    if running:
        messages.info(request, _("Der er allerede en undersøgelse i gang. Den står her."))
        return redirect("investigations:task_list", running[0].pk)
    writing = writing_of(request, DECISION, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    registered = registered_ground(child)
    known = {"ground": registered.code} if registered else {}
    initial = {"happened_at": reader.at, **known, **writing.initial()}
    form = DecideForm(request.POST or None, initial=initial, now=reader.at)
    form.draft_url = writing.url
    if form.is_valid():
        with writing.once() as first:
            if first:
                opened = _opened(request, form)
                actions.start_investigation(child, **form.cleaned_data, opened=opened, at=reader.at, by=reader.hand)
        begun = running_investigations(child, at=reader.at)
        messages.success(request, _told_next(child))
        return redirect("investigations:task_list", begun[-1].pk) if begun else redirect(of_child, child.pk)
    here = reverse("investigations:of_child", args=[child.pk])
    context = page_of(request, child, form=form, writing=writing, back=here, law=law_of("BFU-MUST", reader.at))
    return render(request, "investigations/decide.html", context)


def _opened(request: StaffRequest, form: DecideForm) -> actions.Opened:
    """The decision as its letter tells it: by the law of the day, why, and by whom."""
    reader, given = request.reader, form.cleaned_data
    version = rulebook().version_on("BFU-MUST", danish_day(given["happened_at"]))
    return actions.Opened(
        paragraph=version.source if version else "",
        reasons=f"{_ground_in_words(given['ground'])}.",
        by_level=level_of(reader.kinds) or Level.CASEWORKER,
        by_name=f"{reader.user.name}, {reader.title}" if reader.title else reader.user.name,
    )


def _told_next(child: Child) -> str:
    """What follows from the decision: the family is told, unless a contact hold stands (BFU-MUST-OPEN)."""
    if child.pk in held([child.pk]):
        return _("Undersøgelsen er besluttet. Der er kontaktstop: vent med besked til familien, til det er ophævet.")
    return _("Undersøgelsen er besluttet. Send afgørelsen med klagevejledning til familien.")


def ground(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Register a ground that obliges us to investigate, or say why it is not there after all (§ 20, stk. 1)."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="mandatory_ground")
    here = reverse("investigations:of_child", args=[child.pk])
    stands = registered_ground(child)
    form: GroundForm | NoGroundForm
    form = NoGroundForm(request.POST or None) if stands else GroundForm(request.POST or None, now=reader.at)
    own = stands is not None and stands.registered_by == reader.user.pk
    if not own and form.is_valid():
        given = form.cleaned_data
        if stands:
            withdraw_mandatory_ground(
                child, reason=given["reason"], withdrawn_at=reader.at, at=reader.at, by=reader.hand
            )
            messages.success(request, _("Grunden er trukket tilbage med begrundelse."))
        else:
            when = {"registered_at": given["happened_at"], "at": reader.at, "by": reader.hand}
            register_mandatory_ground(child, ground=given["ground"], **when)
            messages.success(request, _("Grunden er registreret. Beslut nu undersøgelsen."))
        return redirect(here)
    context = page_of(request, child, form=form, back=here, own=own)
    context["ground"] = _ground_in_words(stands.code) if stands else ""
    return render(request, "investigations/ground.html", context)


def expectant_rules(child: Child, *, now: datetime) -> list[tuple[str, str, str]]:
    """Before a birth: what is to be thought of, each with its paragraph and when. Barnets lov §§ 24-27, 47, 49."""
    if child.state != ChildState.UNBORN:
        return []
    found = []
    for name in EXPECTANT_RULES:
        rule = rulebook().rules.get(name)
        version = rule.version_on(danish_day(now)) if rule else None
        if rule and version:
            found.append((rule.danish, version.source, limit_in_words(version.limit)))
    return found


def _ground_in_words(code: str) -> str:
    try:
        return codelist("assessment_ground").label(code) if code else ""
    except KeyError:
        return code
