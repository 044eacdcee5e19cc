"""What the committee decided, and the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.practice.committee import actions
from tovholder.practice.committee.forms import MinutesForm, OutcomeForm
from tovholder.practice.committee.kinds import label
from tovholder.practice.committee.models import CommitteeMatter, CommitteeMinutes, Recommendation
from tovholder.practice.committee.queries.matters import (
    beside_matter,
    heard_together,
    minutes_that_stand,
    recommendations_of,
)
from tovholder.practice.committee.queries.people import parties_of, seats_on
from tovholder.practice.committee.views.frame import answer, open_matter
from tovholder.practice.committee.views.locks import for_its_secretaries

OUTCOME = keeps_drafts("udvalgets-afgoerelse", danish="Udvalgets afgørelse", page="committee:decide")
MINUTES = keeps_drafts("protokol", danish="Udvalgets protokol", page="committee:minutes")


@for_its_secretaries
def decide(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """Write down who was heard, how each member voted, and what was decided; for the siblings too."""
    found = open_matter(request, matter_id, page="decide")
    back = reverse("committee:matter", args=[found.pk])
    if getattr(found, "outcome", None) is not None:
        messages.warning(request, _("Afgørelsen er allerede skrevet ind."))
        return redirect(back)
    reader = request.reader
    writing = writing_of(request, OUTCOME, about=found.pk)
    beside = heard_together(found, reader=reader)
    last = next(iter(recommendations_of(found)), None)
    form = _outcome_form(writing, found, last, beside)

    def deed() -> CommitteeMatter:
        also = form.cleaned_data.get("also", [])
        actions.decide_matters(
            [found, *(each for each in beside if str(each.pk) in also)],
            said=form.said(),
            votes=form.ballots(),
            heard=form.heard(),
            happened_at=form.cleaned_data["happened_at"],
            at=reader.at,
            by=reader.hand,
        )
        return found

    return answer(
        request,
        writing,
        form,
        deed,
        child=found.child,
        saved=_("Afgørelsen er gemt. Send den skriftligt til parterne, og skriv protokollen."),
        back=back,
        template="committee/decide.html",
        matter=found,
        kind=label(found.kind),
        recommendation=last,
    )


def _outcome_form(
    writing: Writing, matter: CommitteeMatter, last: Recommendation | None, beside: Sequence[CommitteeMatter]
) -> OutcomeForm:
    """Empty but for what was recommended; the seats and the parties are those of the meeting's day."""
    request, at = writing.request, writing.request.reader.at
    day = danish_day(matter.meeting.meets_at if matter.meeting else at)
    return OutcomeForm(
        request.POST or None,
        initial={**_as_recommended(matter, last, beside, at=at), **writing.initial()},
        now=at,
        matter=matter,
        beside=beside,
        seats=seats_on(day),
        parties=parties_of(matter.child, on=day),
    )


def _as_recommended(
    matter: CommitteeMatter, last: Recommendation | None, beside: Sequence[CommitteeMatter], *, at: datetime
) -> dict[str, Any]:
    """What is most often decided: at the meeting, what was recommended, and the same for the siblings."""
    return {
        "happened_at": min(matter.meeting.meets_at, at) if matter.meeting else at,
        "purpose": last.purpose if last else "",
        "expected_duration": last.expected_duration if last else "",
        "also": [str(each.pk) for each in beside],
    }


@for_its_secretaries
def minutes(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """Write the minutes; who corrects them writes new ones, and both stay."""
    found = open_matter(request, matter_id, page="minutes")
    reader = request.reader
    writing = writing_of(request, MINUTES, about=found.pk)
    standing = minutes_that_stand(beside_matter(found).minutes)
    last = max(standing, key=lambda each: each.written_at, default=None)
    form = MinutesForm(request.POST or None, initial={"text": last.text if last else "", **writing.initial()})

    def deed() -> CommitteeMinutes:
        who, text = reader.user.name, form.cleaned_data["text"]
        when: dict[str, Any] = {"at": reader.at, "by": reader.hand}
        return actions.write_minutes(found, text=text, author_name=who, corrects=last, **when)

    return answer(
        request,
        writing,
        form,
        deed,
        child=found.child,
        saved=_("Protokollen er gemt."),
        back=reverse("committee:matter", args=[found.pk]),
        template="committee/minutes.html",
        last=last,
    )
