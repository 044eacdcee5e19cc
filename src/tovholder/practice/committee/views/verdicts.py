"""What the committee decided, and the minutes."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.practice.committee import actions
from tovholder.practice.committee.forms import MinutesForm, OutcomeForm
from tovholder.practice.committee.kinds import label
from tovholder.practice.committee.queries.matters import beside_matter, heard_together, minutes_that_stand
from tovholder.practice.committee.queries.people import parties_of, seats_on
from tovholder.practice.committee.views.frame import open_matter, page_of

MINUTES = keeps_drafts("protokol", danish="Udvalgets protokol", page="committee:minutes")


def decide(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """Write down who was heard, how each member voted, and what was decided; for the siblings too."""
    found = open_matter(request, matter_id, page="decide")
    back = reverse("committee:matter", args=[found.pk])
    if getattr(found, "outcome", None) is not None:
        messages.warning(request, _("Afgørelsen er allerede skrevet ind."))
        return redirect(back)
    reader = request.reader
    beside = heard_together(found, reader=reader)
    day = danish_day(found.meeting.meets_at) if found.meeting else danish_day(reader.at)
    last = max(found.recommendations.all(), key=lambda each: each.version, default=None)
    initial = {
        "happened_at": min(found.meeting.meets_at, reader.at) if found.meeting else reader.at,
        "purpose": last.purpose if last else "",
        "expected_duration": last.expected_duration if last else "",
        "also": [str(each.pk) for each in beside],
    }
    form = OutcomeForm(
        request.POST or None,
        initial=initial,
        now=reader.at,
        matter=found,
        beside=beside,
        seats=seats_on(day),
        parties=parties_of(found.child, on=day),
    )
    if form.is_valid():
        also = form.cleaned_data.get("also", [])
        together = [found, *(each for each in beside if str(each.pk) in also)]
        actions.decide_matters(
            together,
            said=form.said(),
            votes=form.ballots(),
            heard=form.heard(),
            happened_at=form.cleaned_data["happened_at"],
            at=reader.at,
            by=reader.hand,
        )
        messages.success(request, _("Afgørelsen er gemt. Send den skriftligt til parterne, og skriv protokollen."))
        return redirect(back)
    more = {"form": form, "matter": found, "kind": label(found.kind), "recommendation": last}
    return render(request, "committee/decide.html", page_of(request, found.child, back, **more))


def minutes(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """Write the minutes; who corrects them writes new ones, and both stay."""
    found = open_matter(request, matter_id, page="minutes")
    reader = request.reader
    writing = writing_of(request, MINUTES, about=found.pk)
    if writing.only_kept:
        return redirect(request.path)
    standing = minutes_that_stand(beside_matter(found).minutes)
    last = max(standing, key=lambda each: each.written_at, default=None)
    form = MinutesForm(request.POST or None, initial={"text": last.text if last else "", **writing.initial()})
    form.draft_url = writing.url
    back = reverse("committee:matter", args=[found.pk])
    if form.is_valid():
        with writing.once() as first:
            if first:
                actions.write_minutes(
                    found,
                    text=form.cleaned_data["text"],
                    author_name=reader.user.name,
                    corrects=last,
                    at=reader.at,
                    by=reader.hand,
                )
        messages.success(request, _("Protokollen er gemt."))
        return redirect(back)
    more = {"form": form, "writing": writing, "last": last}
    return render(request, "committee/minutes.html", page_of(request, found.child, back, **more))
