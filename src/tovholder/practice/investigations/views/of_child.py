"""What is being found out about one child: investigations, targeted assessments, and whom we wait for."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.law.codelists import word_of
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
from tovholder.foundation.ui.language import as_read
from tovholder.practice.casework import actions
from tovholder.practice.casework.queries import running_investigations
from tovholder.practice.casework.views.acting import act_in_case, done_before
from tovholder.practice.casework.views.frame import page_of
from tovholder.practice.intake.actions.screening import register_mandatory_ground, withdraw_mandatory_ground
from tovholder.practice.investigations.forms.beginning import DecideForm, GroundForm, NoGroundForm
from tovholder.practice.investigations.queries import (
    duties_of,
    investigations_of,
    is_notified,
    must_open,
    registered_ground,
    targeted_assessments_of,
    waiting_for,
)
from tovholder.practice.investigations.sections import law_of, rule_of

DECISION = keeps_drafts("undersoegelse-beslut", danish="Beslut undersøgelse", page="investigations:decide")
GROUND = keeps_drafts("undersoegelsespligt", danish="Pligt til at undersøge", page="investigations:ground")
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
        duties=duties,
        must_open=must_open(duties),
        ground=as_read(word_of(ground.code, "assessment_ground")) if ground else "",
        investigations=[
            (each, law_of(rule_of(child), each.started_at or each.completed_at)) for each in investigations
        ],
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
    here = reverse("investigations:of_child", args=[child.pk])

    def begun(_made: Any) -> str:
        running = running_investigations(child, at=reader.at)
        return reverse("investigations:task_list", args=[running[-1].pk]) if running else here

    done = act_in_case(
        writing,
        form,
        lambda: _begin(request, child, form),
        child=child,
        saved=lambda: _told_next(child),
        to=begun,
    )
    if done:
        return done
    context = page_of(
        request,
        child,
        form=form,
        writing=writing,
        back=here,
        law=law_of(rule_of(child), reader.at),
        notified=is_notified(child),
    )
    return render(request, "investigations/decide.html", context)


def _begin(request: StaffRequest, child: Child, form: DecideForm) -> Any:
    reader, opened = request.reader, _opened(request, child, form)
    return actions.start_investigation(child, **form.cleaned_data, opened=opened, at=reader.at, by=reader.hand)


def _opened(request: StaffRequest, child: Child, form: DecideForm) -> actions.Opened:
    """The decision as its letter tells it: by the law of the day, why, and by whom."""
    reader, given = request.reader, form.cleaned_data
    return actions.Opened(
        paragraph=law_of(rule_of(child), given["happened_at"]),
        reasons=f"{word_of(given['ground'], 'assessment_ground')}.",
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
    writing = writing_of(request, GROUND, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    if writing.is_saved:  # the page has another question now
        return done_before(request, _("Det er gemt."), to=here)
    own = stands is not None and stands.registered_by == reader.user.pk
    initial = writing.initial()
    form: GroundForm | NoGroundForm
    form = (
        NoGroundForm(request.POST or None, initial=initial)
        if stands
        else GroundForm(request.POST or None, initial=initial, now=reader.at)
    )
    done = act_in_case(
        writing,
        form,
        lambda: _ground_seen(request, child, form),
        child=child,
        saved=_("Grunden er trukket tilbage med begrundelse.")
        if stands
        else _("Grunden er registreret. Beslut nu undersøgelsen."),
        to=here,
        also_valid=lambda: not own,
    )
    if done:
        return done
    context = page_of(request, child, form=form, writing=writing, back=here, own=own)
    context["ground"] = as_read(word_of(stands.code, "assessment_ground")) if stands else ""
    return render(request, "investigations/ground.html", context)


def _ground_seen(request: StaffRequest, child: Child, form: GroundForm | NoGroundForm) -> None:
    """Register the ground, or take back the one that stands."""
    reader, given = request.reader, form.cleaned_data
    signed: dict[str, Any] = {"at": reader.at, "by": reader.hand}
    if isinstance(form, NoGroundForm):
        withdraw_mandatory_ground(child, reason=given["reason"], withdrawn_at=reader.at, **signed)
    else:
        register_mandatory_ground(child, ground=given["ground"], registered_at=given["happened_at"], **signed)


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
