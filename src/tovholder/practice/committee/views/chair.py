"""The chair's decision: written down on a phone at night, and its page with the stopwatch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.casework.queries import placement_at
from tovholder.practice.committee import actions
from tovholder.practice.committee.forms import (
    ChairDecisionForm,
)
from tovholder.practice.committee.kinds import PLACES, label
from tovholder.practice.committee.models import ChairDecision, ChairKind
from tovholder.practice.committee.queries.chair import last_decided, stopwatch
from tovholder.practice.committee.queries.people import (
    those_who_decide_at_night,
    those_whose_consent_is_asked,
    unasked_of,
)
from tovholder.practice.committee.views.frame import answer, open_chair_decision, page_of

CHAIR_DECISION = keeps_drafts("formandsafgoerelse", danish="Formandsafgørelse", page="committee:decide_as_chair")
SAID_OF_IT = ("kind", "deputy_why", "ground", "urgency", "formal", "implemented_at", "happened_at")


def decide(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Write down what the chair or the deputy has decided."""
    reader, today = request.reader, danish_day(request.reader.at)
    child = open_child(child_id, reader=reader, page="committee:decide_as_chair")
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page="committee:decide_as_chair")
    writing = writing_of(request, CHAIR_DECISION, about=child.pk)
    members = those_who_decide_at_night(today)
    form = ChairDecisionForm(
        request.POST or None,
        initial={"happened_at": reader.at, **writing.initial()},
        now=reader.at,
        on=today,
        members=members,
        siblings=siblings,
        asked=those_whose_consent_is_asked(child, on=today),
    )

    def decided(made: ChairDecision | None) -> str:
        found = made or last_decided(child)
        return reverse("committee:chair_decision", args=[found.pk]) if found else reverse("committee:overview")

    return answer(
        request,
        writing,
        form,
        lambda: _write_down(form, child, siblings, request=request),
        child=child,
        saved=_("Formandsafgørelsen er skrevet ned."),
        to=decided,
        back=reverse("desk:child", args=[child.pk]),
        template="committee/decide_as_chair.html",
        members=members,
    )


def _write_down(
    form: ChairDecisionForm, child: Child, siblings: Sequence[Child], *, request: StaffRequest
) -> ChairDecision:
    given, member = form.cleaned_data, form.cleaned_data["decided_by"]
    said: dict[str, Any] = {name: given[name] for name in SAID_OF_IT}
    children = [child, *(each for each in siblings if str(each.pk) in given.get("also_about", []))]
    asked = {each.whom for each in form.consents() if each.sought_at is not None}
    on = danish_day(given["happened_at"])
    made = actions.decide_as_chair(
        children,
        member=member,
        decided_by=member.name,
        by_kind=ChairKind(member.chair),
        consents=form.consents(),
        unasked={each.pk: unasked_of(each, asked, on=on) for each in children},
        **said,
        at=request.reader.at,
        by=request.reader.hand,
    )
    return made[0]


@require_safe
def chair_decision(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """A chair decision: what it is worth now, until when, and what is missing."""
    decision = open_chair_decision(request, decision_id, page="chair_decision")
    reader = request.reader
    watch = stopwatch(decision, now=reader.at)
    notices = sorted(decision.notices.all(), key=lambda each: each.sent_at)
    context = page_of(
        request,
        decision.child,
        reverse("committee:overview"),
        decision=decision,
        watch=watch,
        kind=label(decision.kind),
        places=decision.kind in PLACES and placement_at(decision.child, at=reader.at) is None,
        consents=list(decision.consents.all()),
        notices=notices,
        notice_late=bool(watch.notice_by and (notices[0].sent_at if notices else reader.at) > watch.notice_by),
        outcome=getattr(watch.matter, "outcome", None),
    )
    return render(request, "committee/chair_decision.html", context)
