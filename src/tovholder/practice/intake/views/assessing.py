"""Vurdering: what is known, what was said, and four answers on one page. Barnets lov §§ 18, 136-138."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tovholder.core.law.codelists import word_of
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.deadlines.explained import explained
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.two_hands import Meeting, Their, meet
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.foundation.families.showing import name_and_age, shown_name
from tovholder.foundation.ui.language import as_read
from tovholder.practice.intake.forms.assessing import AssessmentForm
from tovholder.practice.intake.queries import history_of
from tovholder.practice.intake.queries.history import HistoryOfConcern
from tovholder.practice.intake.queries.one_concern import Done, OneConcern
from tovholder.practice.intake.queries.told import is_to_be_told
from tovholder.practice.intake.views.after_death import brothers_and_sisters
from tovholder.practice.intake.views.doors import for_the_front_desk, open_concern
from tovholder.practice.intake.views.once import Once, answered_once, once
from tovholder.practice.intake.views.saving import NotSaved, save_answers
from tovholder.practice.intake.views.words import (
    CHILD_ITSELF,
    THROUGH,
    identity_bar,
    may_be_answered,
    page_of_child,
    shown_notification,
)

ASSESSMENT = keeps_drafts("vurdering", danish="Vurdering af underretning", page="intake:assess")

NOBODY_NEW = gettext_lazy(
    "Ingen af jer var ny i sagen. Fristen for genvurdering løber videre, til én, der er ny i sagen, har været med."
)


@for_the_front_desk
@answered_once
def assess(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Everything that is known about the child and the home, and the four answers."""
    found = open_concern(request, concern_id, page="intake_assess")
    writing = writing_of(request, ASSESSMENT, about=concern_id)
    if writing.only_kept:
        return redirect("intake:assess", concern_id)
    only_once = once(request, done=reverse("intake:assess", args=[concern_id]))
    meeting = meet(request, _written_already(found))
    form = _form(request, found, writing)
    if request.method == "POST" and form.is_valid() and not meeting.theirs:
        try:
            assessment = save_answers(request, found.concern, form, writing=writing, only_once=only_once)
        except NotSaved as trouble:
            form.add_error(trouble.field, str(trouble))
        else:
            messages.success(request, _("Gemt. Fristerne nedenfor er talt på ny."))
            if assessment is not None and not assessment.by_new_person and _asks_for_somebody_new(found):
                messages.warning(request, NOBODY_NEW)
            return redirect(only_once.done)
    return _show(request, found, form, writing, meeting, only_once)


def _show(
    request: StaffRequest,
    found: OneConcern,
    form: AssessmentForm,
    writing: Writing,
    meeting: Meeting,
    only_once: Once,
) -> HttpResponse:
    now = request.reader.at
    history = history_of(found.concern, now=now)
    _note_history(request, found, history)
    received = found.concern.notification.received_at
    duties = [explained(row, now=now) for row in found.running]
    of_this = [duty for duty in duties if duty.deadline.started_at >= received]
    form.draft_url = writing.url
    context = {
        "found": found,
        "concern": found.concern,
        "notification": shown_notification(found.concern.notification),
        "child": identity_bar(found, now=now),
        "history": history,
        "earlier": [(row, THROUGH.get(row.through, row.through)) for row in history.earlier],
        "suspects_children": [(each.pk, name_and_age(each, on=danish_day(now))) for each in found.suspects_children],
        "tell_professional": bool(found.screenings)
        and not found.told_what_followed
        and found.concern.closed_by_death_at is None
        and is_to_be_told(found.concern.notification),
        "first_met_as": found.concern.child.description if found.concern.child.same_as_id else "",
        "first_duty": next((duty for duty in of_this if duty.deadline.rule == "NOTIF-24H"), None),
        "duties": of_this,
        "older_duties": [duty for duty in duties if duty.deadline.started_at < received],
        "form": form,
        "writing": writing,
        "meeting": meeting,
        "key": only_once.key,
        "siblings": _siblings(request, found),
        "next_steps": _next_steps(found),
        "prefill": [each for each in found.siblings if each.assessed] if not found.assessments else [],
        "assessments": [_said(done, "result", "safety_assessment_result") for done in found.assessments],
        "screenings": [_said(done, "outcome", "notification_outcome") for done in found.screenings],
        "answerable": len(_answers_to_notifier(found)) > 0,
        "notifier_is_child": found.concern.notification.notifier_kind == CHILD_ITSELF,
        "brothers_and_sisters": brothers_and_sisters(request, found.child) if found.child.died_on else [],
        "now": now,
    }
    return render(request, "intake/assess.html", context)


def _form(request: StaffRequest, found: OneConcern, writing: Writing) -> AssessmentForm:
    initial = {"assessed_at": request.reader.at, **_as_for_sibling(request, found), **writing.initial()}
    return AssessmentForm(
        request.POST if request.method == "POST" else None,
        now=request.reader.at,
        received_at=found.concern.notification.received_at,
        units=list(found.units),
        stays_in=_unit_of_the_child(found),
        answers_to_notifier=_answers_to_notifier(found),
        assessed=found.concern.assessed_at is not None,
        initial=initial,
    )


def _unit_of_the_child(found: OneConcern) -> str:
    """The unit that works with the child; "" where none does yet."""
    child = found.concern.child.same_as or found.concern.child
    return dict(found.units).get(child.unit_id, "") if child.unit_id else ""


def _as_for_sibling(request: StaffRequest, found: OneConcern) -> dict[str, Any]:
    """The sibling's assessment as a start, because somebody chose so: nothing is copied by itself."""
    chosen = request.GET.get("som", "")
    if chosen not in {str(each.concern_id) for each in found.siblings}:
        return {}
    facts = next((each.assessment for each in found.siblings if str(each.concern_id) == chosen), None)
    return dict(facts or {})


def _answers_to_notifier(found: OneConcern) -> list[tuple[str, str]]:
    """How the notifier may be answered: no letter to a child, to nobody, or while nothing may go out."""
    notification = found.concern.notification
    if not may_be_answered(notification):
        return []
    told = ("in_person", str(_("Fortalt personligt eller i telefon")))
    letter = ("letter", str(_("Brev eller mail")))
    exposing = notification.notifier_kind == CHILD_ITSELF or found.holds
    return [told] if exposing or not notification.notifier_contact else [letter, told]


def _written_already(found: OneConcern) -> list[Their]:
    written = [*found.assessments, *found.screenings]
    return [Their(id=done.id, by=done.by, at=done.at, text=done.facts["reason"]) for done in written if done.at]


def _asks_for_somebody_new(found: OneConcern) -> bool:
    """Whether help runs, so that somebody new to the case has to take part. Barnets lov § 137, stk. 1."""
    return any(duty.rule == "NOTIF-REASSESS" for duty in found.running)


def _note_history(request: StaffRequest, found: OneConcern, history: HistoryOfConcern) -> None:
    """Write down which other children's notifications were shown."""
    others = {row.child_id for row in history.earlier} - {found.child.pk}
    others |= {each.child.pk for each in found.siblings}
    if others:
        note_list_reading(sorted(others), reader=request.reader, page="intake_history")


def _siblings(request: StaffRequest, found: OneConcern) -> list[tuple[str, str, bool]]:
    if not found.siblings:
        return []
    here = [(found.concern.pk, found.child, found.concern.assessed_at is not None)]
    each = sorted([*here, *((s.concern_id, s.child, s.assessed) for s in found.siblings)], key=lambda one: str(one[0]))
    return [
        (_child_and_state(child, assessed), reverse("intake:assess", args=[pk]), pk == found.concern.pk)
        for pk, child, assessed in each
    ]


def _next_steps(found: OneConcern) -> list[tuple[str, str]]:
    """Where one goes on when this child is assessed: to its siblings, to what shall happen, then to its own page."""
    if not found.assessments or found.child.died_on is not None:
        return []
    steps = [
        (_("Vurdér %s") % shown_name(each.child), reverse("intake:assess", args=[each.concern_id]))
        for each in found.siblings
        if not each.assessed and each.child.died_on is None
    ]
    if found.screenings:
        return [*steps, (_("Gå videre på barnets side"), page_of_child(found.child))]
    return [*steps, (_("Afgør, hvad der skal ske"), "#screening-heading")]


def _child_and_state(child: Any, assessed: bool) -> str:
    waits = not assessed and child.died_on is None
    return _("%s (mangler vurdering)") % shown_name(child) if waits else shown_name(child)


def _said(done: Done, code: str, codelist: str) -> tuple[Done, str]:
    return done, as_read(word_of(done.facts[code], codelist))
