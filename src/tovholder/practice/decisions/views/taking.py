"""How a step before a decision is taken: asked in the words of its kind, written down once, answered later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.law.limits import Limit, Unit
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import DraftKind, keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.letters.recipients import known_address
from tovholder.foundation.ui.language import in_danish
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.views.acting import done_before
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.forms.steps import StepAnswerForm, StepForm
from tovholder.practice.decisions.models import Gate, Preparation, Step
from tovholder.practice.decisions.queries import prepared_of
from tovholder.practice.decisions.seen import Prepared
from tovholder.practice.decisions.views.frame import act, open_preparation

ANSWER = keeps_drafts("svar-paa-skridt", danish="Et svar før en afgørelse", page="decisions:answer")
Page = Callable[[StaffRequest, UUID], HttpResponse]


@dataclass(frozen=True)
class StepPage:
    """The words of one kind of step, and what it asks."""

    gate: Gate
    kind: DraftKind
    title: Any
    words: Any
    said: Any = ""
    hint: Any = ""
    asks_for_person: bool = True
    must_say: bool = False
    asks_for_day: bool = False
    only_excuse: bool = False
    has_letter: bool = False


def page_of_step(step: StepPage) -> Page:
    """The page on which this kind of step is taken."""

    def page(request: StaffRequest, preparation_id: UUID) -> HttpResponse:
        return _take(request, preparation_id, step)

    page.__doc__ = f"{step.gate}: written down, or left out with a reason."
    return page


def _take(request: StaffRequest, preparation_id: UUID, step: StepPage) -> HttpResponse:
    found, child = open_preparation(request, preparation_id, page="decision_step")
    reader, seen = request.reader, _any(found)
    prepared = prepared_of(found, child, on=danish_day(reader.at))

    asked: dict[str, Any] = {
        "people": prepared.parties,
        "asks_for_person": step.asks_for_person,
        "must_say": step.must_say,
        "asks_for_day": step.asks_for_day,
        "has_letter": step.has_letter,
        "only_excuse": step.only_excuse,
        "siblings": bool(seen.seen_siblings),
        "words": step.words,
        "hint": step.hint,
    }

    def deed(form: Any) -> None:
        given = form.step()
        letter = None
        if form.cleaned_data.get("write_letter") and not given["excused"] and given["person"] != child.pk:
            letter = _hearing_words(found, child, given, prepared.kind.danish)
        about = [found, *_siblings(request, found)] if form.cleaned_data.get("also_about") else [found]
        actions.take_step(about, gate=step.gate, letter=letter, **given, at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        draft=step.kind,
        form=partial(StepForm, now=reader.at, **asked),
        initial={"happened_at": reader.at, **_initial(request, step, prepared)},
        does=deed,
        title=str(step.title),
        button=_("Gem %s") % str(step.kind.danish).lower(),
        intro=str(step.said),
        saved=_("Det er skrevet ned."),
        to=reverse("decisions:preparation", args=[found.pk]),
    )


def answer(request: StaffRequest, step_id: UUID) -> HttpResponse:
    """What the party answered."""
    step = Step.objects.filter(pk=step_id).first()
    if step is None:
        raise Http404
    child = open_child(step.child_id, reader=request.reader, page="decision_step")
    step.child = child
    reader = request.reader
    back = reverse("decisions:preparation", args=[step.preparation_id])
    if step.answered_at is not None:
        return done_before(request, _("Svaret er allerede skrevet ned."), to=back)

    def deed(form: Any) -> None:
        given = form.cleaned_data
        actions.answer_step(
            step, answer=given["answer"], happened_at=given["happened_at"], at=reader.at, by=reader.hand
        )

    return act(
        request,
        child,
        draft=ANSWER,
        form=partial(StepAnswerForm, now=reader.at, after=step.happened_at),
        initial={"happened_at": reader.at},
        does=deed,
        title=_("Svar på partshøring"),
        button=_("Gem svar"),
        intro=_("Skriv, hvad %s siger. Svaret skal besvares i begrundelsen.") % step.person_name,
        saved=_("Svaret er gemt."),
        to=back,
    )


@in_danish
def _hearing_words(found: Preparation, child: Child, given: dict[str, Any], what: str) -> dict[str, str]:
    on = danish_day(given["happened_at"])
    address, _hidden = known_address(given["person"], child=child, on=on) if given["person"] else ("", False)
    return {
        "address": address,
        "child": shown_name(child),
        "what": what.lower(),
        "facts": given["words"],
        "answer_by": day(given["answer_by"]),
    }


def _siblings(request: StaffRequest, found: Preparation) -> list[Preparation]:
    """The siblings' preparations of the same question, as far as the reader may see the children."""
    ids = [row["id"] for row in _any(found).seen_siblings]
    visible = Child.objects.visible_to(request.reader, at=request.reader.at)
    return list(Preparation.objects.filter(pk__in=ids, child__in=visible).select_related("child"))


def _initial(request: StaffRequest, step: StepPage, prepared: Prepared) -> dict[str, Any]:
    """Two weeks for a hearing, and its letter; the one who is left, and what the others were heard about."""
    before = [each for each in prepared.steps if each.gate == step.gate and not each.excused]
    met = {each.person for each in before}
    left = [each for each in prepared.parties if each.id not in met]
    initial: dict[str, Any] = {"person": str(left[0].id)} if met and len(left) == 1 else {}
    if step.gate == Gate.HEARING:
        due = Limit(2, Unit.WEEKS).due_at(request.reader.at)
        initial |= {"answer_by": danish_day(due), "write_letter": True}
        if before and left:
            initial["words"] = max(before, key=lambda each: each.happened_at).words
    return initial


def _any(found: Preparation) -> Any:
    """The preparation with its annotations."""
    return found
