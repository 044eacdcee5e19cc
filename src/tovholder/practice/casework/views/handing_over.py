"""The leader whose unit was asked takes the child over or says why not; who asked can call it off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.locks import for_leaders
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.showing import name_and_age
from tovholder.foundation.families.siblings import siblings_of
from tovholder.foundation.organisation.models import Post
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms.handing_over import AnswerTogether, CallOffForm, TakeOverForm
from tovholder.practice.casework.models import UnitHandOver
from tovholder.practice.casework.queries.carrying import carriers
from tovholder.practice.casework.queries.handing_over import asked_beside, hand_over_to_open, waiting_hand_overs
from tovholder.practice.casework.views.acting import act, done_before
from tovholder.practice.casework.views.frame import back_to_case

ANSWER = keeps_drafts("overtag-barn", danish="Overtag et barn", page="casework:answer_hand_over")
_SAVED_SO_FAR = gettext_lazy("Svaret er gemt. Her er den søskende, I ikke har svaret om endnu.")


@for_leaders
def answer_hand_over(request: StaffRequest, hand_over_id: UUID) -> HttpResponse:
    """The leader who was asked takes the child or says why not; the one who asked can call it off."""
    asked = hand_over_to_open(hand_over_id)
    reader = request.reader
    if asked is None or not (reader.leads(asked.to_unit_id) or reader.leads(asked.from_unit_id)):
        raise Http404
    try:
        asked.child = open_child(asked.child_id, reader=reader, page="answer_hand_over")
    except Http404:
        if asked.answered_at is not None:  # a second press, when the key is shut
            return done_before(request, _("Der er svaret."), to=reverse("desk:my_day"))
        raise
    if asked.answered_at is not None:
        return done_before(request, _("Der er svaret. Her står svaret."), to=back_to_case(asked.child_id))
    beside = asked_beside(asked, siblings_of(asked.child, reader=reader))
    if beside:
        note_list_reading([each.child_id for each in beside], reader=reader, page="answer_hand_over")
    answers = _take_over if reader.leads(asked.to_unit_id) else _call_off
    return answers(request, asked, beside)


def _take_over(request: StaffRequest, asked: UnitHandOver, beside: Sequence[UnitHandOver]) -> HttpResponse:
    reader, child = request.reader, asked.child

    def answered(form: TakeOverForm) -> str:
        given, together = form.cleaned_data, [asked, *_chosen(form, beside)]
        if given["post"] is None:
            actions.refuse_hand_overs(together, because=given["because"], at=reader.at, by=reader.hand)
            return _next_to_answer(beside) or reverse("desk:my_day")
        post = Post.objects.get(pk=given["post"])
        told: dict[str, Any] = {"because": asked.because, "answer": given["because"]}
        actions.give_children([each.child for each in together], post=post, **told, at=reader.at, by=reader.hand)
        return _next_to_answer(beside) or reverse("desk:hand_over", args=[child.pk])

    known = carriers((asked.to_unit_id,), siblings=[], on=reader.today)
    return act(
        request,
        child,
        draft=ANSWER,
        form=partial(TakeOverForm, carriers=known, siblings=_named(beside, on=reader.today)),
        does=answered,
        title=_("Overtag børnene?") if beside else _("Overtag barnet?"),
        button=_("Gem svaret"),
        adds=False,
        saved=lambda _form: str(_SAVED_SO_FAR) if _next_to_answer(beside) else _("Svaret er gemt."),
        to=lambda onwards: onwards or reverse("desk:my_day"),
        facts=_of(asked),
    )


def _call_off(request: StaffRequest, asked: UnitHandOver, beside: Sequence[UnitHandOver]) -> HttpResponse:
    reader = request.reader

    def called_off(form: CallOffForm) -> None:
        together = [asked, *_chosen(form, beside)]
        actions.call_off_hand_overs(together, because=form.cleaned_data["because"], at=reader.at, by=reader.hand)

    return act(
        request,
        asked.child,
        draft=ANSWER,
        form=partial(CallOffForm, siblings=_named(beside, on=reader.today)),
        does=called_off,
        title=_("Spørg ikke længere enheden"),
        button=_("Træk det tilbage"),
        adds=False,
        saved=_("Enheden er ikke længere spurgt. Barnet er jeres."),
        to=back_to_case(asked.child_id),
        facts=_of(asked),
    )


def _named(beside: Sequence[UnitHandOver], *, on: date) -> list[tuple[str, str]]:
    return [(str(each.pk), name_and_age(each.child, on=on)) for each in beside]


def _chosen(form: AnswerTogether, beside: Sequence[UnitHandOver]) -> list[UnitHandOver]:
    return [each for each in beside if str(each.pk) in form.cleaned_data.get("also", ())]


def _next_to_answer(beside: Sequence[UnitHandOver]) -> str:
    """The page of the first sibling whom the answer did not speak of; empty where there is none."""
    waiting = {each.pk for each in waiting_hand_overs([each.child for each in beside]).values()}
    left = next((each for each in beside if each.pk in waiting), None)
    return reverse("casework:answer_hand_over", args=[left.pk]) if left else ""


def _of(asked: UnitHandOver) -> list[tuple[str, str]]:
    return [(_("Fra"), asked.from_unit.name), (_("Til"), asked.to_unit.name), (_("Hvorfor"), asked.because)]
