"""A child's decisions, the question to decide, and the page of one decision being prepared."""

from __future__ import annotations

from collections.abc import Sequence
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
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.siblings import siblings_of
from tovholder.foundation.organisation.competence import competence_on, level_of, may_decide
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework.views.acting import act_in_case
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.forms.preparing import DropForm, PrepareForm, PurposeForm
from tovholder.practice.decisions.gates import consent_is_missing
from tovholder.practice.decisions.kinds import USUAL, kind_on
from tovholder.practice.decisions.known import what_was_proposed
from tovholder.practice.decisions.models import Preparation
from tovholder.practice.decisions.queries import (
    begun_of,
    decisions_of,
    last_returned,
    prepared_of,
    waiting_proposal,
)
from tovholder.practice.decisions.views.frame import act, open_preparation, page_of
from tovholder.practice.decisions.views.words import consents_in_words, gate_rows, steps_in_words

QUESTION = keeps_drafts("afgoerelse", danish="Ny afgørelse", page="decisions:prepare")
PURPOSE = keeps_drafts("formaal", danish="Formålet med en afgørelse", page="decisions:purpose")
DROP = keeps_drafts("opgivet-afgoerelse", danish="En afgørelse, der ikke skal træffes", page="decisions:drop")


@require_safe
def of_child(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """The child's decisions: those being prepared first, then those made, the newest first."""
    child = open_child(child_id, reader=request.reader, page="decisions")
    today = danish_day(request.reader.at)
    begun = [(each, kind_on(each.kind, today)) for each in begun_of(child)]
    made = [(each, kind_on(each.kind, danish_day(each.happened_at))) for each in decisions_of(child)]
    return render(request, "decisions/of_child.html", page_of(request, child, begun=begun, made=made))


def prepare(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Raise the question: what is to be decided, what for, and about which of the siblings."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="prepare_decision")
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page="prepare_decision")
    writing = writing_of(request, QUESTION, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    today = danish_day(reader.at)
    initial = {"raised_on": today, "kind": request.GET.get("art", ""), **writing.initial()}
    form = PrepareForm(
        request.POST if request.method == "POST" else None, initial=initial, today=today, siblings=siblings
    )
    back = reverse("decisions:child", args=[child.pk])

    def does() -> list[Preparation]:
        return _begun(request, form, [child, *siblings])

    def where(begun: list[Preparation] | None) -> str:
        return reverse("decisions:preparation", args=[begun[0].pk]) if begun else back

    saved = _("Spørgsmålet er gemt. Se, hvad der mangler, før det kan afgøres.")
    if done := act_in_case(writing, form, does, child=child, saved=saved, to=where):
        return done
    known = what_was_proposed(child.pk)
    told = page_of(request, child, back=back, form=form, writing=writing, known=known)
    return render(request, "decisions/prepare.html", told)


def _begun(request: StaffRequest, form: PrepareForm, family: Sequence[Child]) -> list[Preparation]:
    """The question is raised about the child, the first of the family, and the siblings that are ticked."""
    given, reader = form.cleaned_data, request.reader
    child, *siblings = family
    return actions.prepare(
        [child, *(each for each in siblings if str(each.pk) in given.get("also_about", []))],
        kind=given["kind"],
        purpose=given["purpose"],
        asks=given["asks"],
        amount=given["amount"],
        raised_at=form.raised_at(),
        at=reader.at,
        by=reader.hand,
    )


@require_safe
def preparation(request: StaffRequest, preparation_id: UUID) -> HttpResponse:
    """Klar / mangler: every step before the decision by name, and who may decide."""
    found, child = open_preparation(request, preparation_id, page="preparation")
    today = danish_day(request.reader.at)
    prepared = prepared_of(found, child, on=today)
    answer = may_decide(
        competence_on(today, usual=USUAL),
        kind=found.kind,
        level=level_of(request.reader.kinds),
        amount=found.amount,
        by_law=prepared.kind.by_law,
    )
    seen: Any = found
    context = page_of(
        request,
        child,
        preparation=found,
        kind=prepared.kind,
        gates=gate_rows(prepared, found.pk),
        parties=prepared.parties,
        steps=steps_in_words(seen.seen_steps),
        consents=consents_in_words(seen.seen_consents, found.purpose_version),
        answer=answer,
        decides=Level(answer.lowest).label,
        stopped=consent_is_missing(prepared),
        waiting=waiting_proposal(found),
        returned=last_returned(found),
        decided=seen.seen_decisions[0] if seen.seen_decisions else None,
        siblings=len(seen.seen_siblings),
    )
    return render(request, "decisions/preparation.html", context)


def purpose(request: StaffRequest, preparation_id: UUID) -> HttpResponse:
    """Word the purpose anew."""
    found, child = open_preparation(request, preparation_id, page="preparation")
    reader = request.reader

    def deed(form: Any) -> None:
        actions.reword_purpose(found, purpose=form.cleaned_data["purpose"], at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        draft=PURPOSE,
        form=PurposeForm,
        initial={"purpose": found.purpose},
        does=deed,
        title=_("Ret formålet"),
        button=_("Gem formål"),
        intro=_("Samtykker, der er givet til det gamle formål, dækker ikke det nye. Der skal spørges igen."),
        saved=_("Formålet er rettet. Spørg igen om samtykke."),
        to=reverse("decisions:preparation", args=[found.pk]),
    )


def drop(request: StaffRequest, preparation_id: UUID) -> HttpResponse:
    """Nothing is decided after all."""
    found, child = open_preparation(request, preparation_id, page="preparation")
    reader = request.reader

    def deed(form: Any) -> None:
        actions.drop(found, because=form.cleaned_data["because"], at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        draft=DROP,
        form=DropForm,
        does=deed,
        title=_("Der skal ikke træffes afgørelse"),
        button=_("Afslut spørgsmålet"),
        intro=_("Det, der er skrevet, bliver stående med din begrundelse."),
        saved=_("Spørgsmålet er afsluttet uden afgørelse."),
        to=reverse("decisions:child", args=[child.pk]),
    )
