"""The recommendation, the papers as the parties get them, and proof that they were sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.letters.actions import HeldBack
from tovholder.foundation.letters.hidden import hidden_words, masked
from tovholder.foundation.ui.language import in_danish
from tovholder.practice.committee import actions
from tovholder.practice.committee.forms import BundleForm, RecommendationForm, way_sent
from tovholder.practice.committee.kinds import label
from tovholder.practice.committee.models import CommitteeMatter, Recommendation
from tovholder.practice.committee.queries.matters import recommendations_of
from tovholder.practice.committee.queries.parts import Part, missing_from, parts_on_file, provisional
from tovholder.practice.committee.queries.people import parties_of, seats_on
from tovholder.practice.committee.views.frame import answer, open_matter, page_of
from tovholder.practice.committee.views.locks import for_its_secretaries, keeps_the_papers

SENT = keeps_drafts("materiale-sendt", danish="Materiale sendt", page="committee:send_bundle")
RECOMMENDATION = keeps_drafts("indstilling", danish="Indstilling til udvalget", page="committee:recommend")


def recommend(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """Write the recommendation; what is on file stands beside it and goes with it."""
    found = open_matter(request, matter_id, page="recommend")
    reader, today = request.reader, danish_day(request.reader.at)
    writing = writing_of(request, RECOMMENDATION, about=found.pk)
    parts = [*([provisional(found.approves)] if found.approves else []), *parts_on_file(found.child, on=today)]
    last = _latest(found)
    initial = (
        {"recommends": last.recommends, "purpose": last.purpose, "expected_duration": last.expected_duration}
        if last
        else {}
    )
    form = RecommendationForm(request.POST or None, initial={**initial, **writing.initial()})

    def deed() -> Recommendation:
        kept, who = [part.kept() for part in parts], reader.user.name
        when: dict[str, Any] = {"at": reader.at, "by": reader.hand}
        return actions.recommend(found, **form.cleaned_data, parts=kept, author_name=who, **when)

    return answer(
        request,
        writing,
        form,
        deed,
        child=found.child,
        saved=_("Indstillingen er gemt. Send nu materialet til parter og advokater.")
        if keeps_the_papers(reader)
        else _("Indstillingen er gemt. Udvalgets sekretær eller lederen sender materialet ud."),
        back=reverse("committee:matter", args=[found.pk]),
        template="committee/recommend.html",
        parts=parts,
        missing=missing_from(parts),
        last=last,
    )


@require_safe
@in_danish
def papers(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """The papers as the parties get them: nothing hidden stands in them."""
    found = open_matter(request, matter_id, page="papers")
    last = _latest(found)
    if last is None:
        raise Http404
    hidden = hidden_words(found.child, on=danish_day(request.reader.at))
    kept = [Part(**part) for part in last.parts]
    parts = [replace(part, text=masked(part.text, hidden)) for part in kept]
    said = {name: masked(getattr(last, name), hidden) for name in ("recommends", "purpose", "expected_duration")}
    back = reverse("committee:matter", args=[found.pk])
    more = {"matter": found, "kind": label(found.kind), "recommendation": last, "said": said, "parts": parts}
    return render(request, "committee/papers.html", page_of(request, found.child, back, **more))


@for_its_secretaries
def send(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """Note to whom the papers went, how and when."""
    found = open_matter(request, matter_id, page="send")
    last = _latest(found)
    if last is None:
        messages.warning(request, _("Skriv indstillingen, før materialet sendes."))
        return redirect("committee:matter", found.pk)
    reader, today = request.reader, danish_day(request.reader.at)
    names = [seat.member.name for seat in seats_on(today) if seat.member is not None]
    parties = parties_of(found.child, on=today)
    writing = writing_of(request, SENT, about=found.pk)
    initial = {"happened_at": reader.at, "summons": True, **writing.initial()}
    form = BundleForm(request.POST or None, initial=initial, now=reader.at, parties=parties, members=names)
    return answer(
        request,
        writing,
        form,
        lambda: _note_sent(request, found, last, form),
        child=found.child,
        saved=_("Det står nu, hvem der har fået materialet, hvornår og hvordan."),
        back=reverse("committee:matter", args=[found.pk]),
        refused=(HeldBack,),
        template="committee/send.html",
        matter=found,
    )


def _note_sent(request: StaffRequest, found: CommitteeMatter, last: Recommendation, form: BundleForm) -> None:
    reader, given = request.reader, form.cleaned_data
    for kind, recipient in form.recipients():
        actions.send_bundle(
            found,
            last,
            kind=kind,
            recipient=recipient,
            how=way_sent(given["how"]),
            summons=given["summons"],
            sent_at=given["happened_at"],
            at=reader.at,
            by=reader.hand,
        )


def _latest(matter: CommitteeMatter) -> Recommendation | None:
    return next(iter(recommendations_of(matter)), None)
