"""Who speaks for the parties; and the second opinion of the appeals board."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.deadlines.explained import law_of
from tovholder.foundation.drafts.kinds import DraftKind, keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.practice.casework.views.acting import done_before
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.forms import representing as forms
from tovholder.practice.decisions.models import PartyRepresentative, SecondOpinion
from tovholder.practice.decisions.queries import parties_of
from tovholder.practice.decisions.views.frame import act, open_decision, page_of

NAMED = keeps_drafts("partsrepraesentant", danish="Partsrepræsentant", page="decisions:name_representative")
ENDED = keeps_drafts(
    "partsrepraesentant-slut", danish="En partsrepræsentant stopper", page="decisions:end_representation"
)
OPINION = keeps_drafts("second-opinion", danish="Second opinion", page="decisions:ask_second_opinion")
FORWARDED = keeps_drafts("second-opinion-sendt", danish="Second opinion sendt", page="decisions:forward_second_opinion")
GIVEN = keeps_drafts("second-opinion-svar", danish="Svar på second opinion", page="decisions:answer_second_opinion")


@require_safe
def of_child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Everybody who speaks or has spoken for a party, the newest first."""
    child = open_child(child_id, reader=request.reader, page="representatives")
    today = danish_day(request.reader.at)
    found = PartyRepresentative.objects.filter(child=child).order_by("-starts", "-pk")
    context = page_of(
        request,
        child,
        back=reverse("decisions:child", args=[child.pk]),
        people=[(each, each.ends is None or each.ends > today) for each in found],
        law=law_of("REPRESENTATIVE-8", today),
    )
    return render(request, "decisions/representatives.html", context)


def name_representative(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """A party names somebody."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="representatives")
    today = danish_day(reader.at)
    people = parties_of(child, kind="contact", on=today)

    def deed(form: Any) -> None:
        actions.name_representative(child, form.told(), happened_at=reader.at, at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        draft=NAMED,
        form=partial(forms.RepresentativeForm, people=people, today=today),
        does=deed,
        title=_("Ny partsrepræsentant"),
        button=_("Gem repræsentanten"),
        intro=law_of("REPRESENTATIVE-8", today),
        saved=_("Repræsentanten er gemt. Nye breve går, som du har valgt."),
        to=reverse("decisions:representatives", args=[child.pk]),
    )


def end_representation(request: StaffRequest, representative_id: UUID) -> HttpResponse:
    """The representative stops."""
    found = PartyRepresentative.objects.filter(pk=representative_id).first()
    if found is None:
        raise Http404
    reader = request.reader
    child = open_child(found.child_id, reader=reader, page="representatives")
    found.child, today = child, danish_day(reader.at)

    def deed(form: Any) -> None:
        actions.end_representation(found, ends=form.cleaned_data["ends"], at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        draft=ENDED,
        form=partial(forms.EndRepresentationForm, starts=found.starts, today=today),
        does=deed,
        title=_("%s repræsenterer ikke længere") % found.name,
        tab=_("En repræsentation slutter"),
        button=_("Gem ændring"),
        intro=_("Fra den dag går brevene kun til %s.") % found.person_name,
        saved=_("Det er skrevet ned."),
        to=reverse("decisions:representatives", args=[child.pk]),
    )


def ask_second_opinion(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """Somebody asks for it."""
    found, child = open_decision(request, decision_id, page="second_opinion")
    reader = request.reader

    def deed(form: Any) -> None:
        given = form.cleaned_data
        actions.ask_second_opinion(
            found, asked_by=given["asked_by"], happened_at=given["happened_at"], at=reader.at, by=reader.hand
        )

    return act(
        request,
        child,
        draft=OPINION,
        form=partial(forms.SecondOpinionForm, now=reader.at, after=found.happened_at),
        initial={"happened_at": reader.at},
        does=deed,
        title=_("Nogen beder om en second opinion"),
        button=_("Gem anmodning"),
        intro=law_of("SECOND-OPINION-U10", danish_day(found.happened_at)),
        saved=_("Det er skrevet ned. Send anmodningen til Ankestyrelsen."),
        to=reverse("decisions:decision", args=[found.pk]),
    )


def forward_second_opinion(request: StaffRequest, opinion_id: UUID) -> HttpResponse:
    """It was sent to the appeals board."""

    def deed(asked: SecondOpinion, given: Any, when: Any) -> None:
        actions.forward_second_opinion(asked, **when)

    words = _("Sendt til Ankestyrelsen"), _("Det er skrevet ned, at anmodningen er sendt.")
    return _afterwards(request, opinion_id, forms.ForwardOpinionForm, deed, FORWARDED, words, step="forwarded_at")


def answer_second_opinion(request: StaffRequest, opinion_id: UUID) -> HttpResponse:
    """The appeals board has answered."""

    def deed(asked: SecondOpinion, given: Any, when: Any) -> None:
        actions.answer_second_opinion(asked, answer=given["answer"], **when)

    words = _("Svar på second opinion"), _("Svaret er gemt.")
    return _afterwards(request, opinion_id, forms.OpinionGivenForm, deed, GIVEN, words, step="answered_at")


def _afterwards(
    request: StaffRequest, opinion_id: UUID, form: Any, deed: Any, kind: DraftKind, words: tuple[str, str], *, step: str
) -> HttpResponse:
    """One `step` of a second opinion: what was written then is not written over, and it comes after the one before."""
    asked = SecondOpinion.objects.filter(pk=opinion_id).first()
    if asked is None:
        raise Http404
    reader = request.reader
    child = open_child(asked.child_id, reader=reader, page="second_opinion")
    asked.child = child
    back = reverse("decisions:decision", args=[asked.decision_id])
    if asked.answered_at is not None or getattr(asked, step) is not None:
        return done_before(request, _("Det er allerede skrevet ned."), to=back)
    after = asked.forwarded_at or asked.happened_at

    def done_with(filled: Any) -> None:
        when = {"happened_at": filled.cleaned_data["happened_at"], "at": reader.at, "by": reader.hand}
        deed(asked, filled.cleaned_data, when)

    title, done = words
    return act(
        request,
        child,
        draft=kind,
        form=partial(form, now=reader.at, after=after),
        initial={"happened_at": reader.at},
        does=done_with,
        adds=False,  # it was asked for, and is answered whether the case is closed meanwhile or not
        title=title,
        button=_("Gem second opinion"),
        saved=done,
        to=back,
    )
