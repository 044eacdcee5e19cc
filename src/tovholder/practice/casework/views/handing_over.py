"""The leader whose unit was asked takes the child over or says why not; who asked can call it off."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.locks import for_leaders
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Post
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms.handing_over import CallOffForm, TakeOverForm
from tovholder.practice.casework.models import UnitHandOver
from tovholder.practice.casework.queries.carrying import carriers
from tovholder.practice.casework.queries.handing_over import hand_over_to_open
from tovholder.practice.casework.views.acting import act, done_before
from tovholder.practice.casework.views.frame import back_to_case

ANSWER = keeps_drafts("overtag-barn", danish="Overtag et barn", page="casework:answer_hand_over")


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
    return _take_over(request, asked) if reader.leads(asked.to_unit_id) else _call_off(request, asked)


def _take_over(request: StaffRequest, asked: UnitHandOver) -> HttpResponse:
    reader, child = request.reader, asked.child

    def answered(form: TakeOverForm) -> Child | None:
        given = form.cleaned_data
        if given["post"] is None:
            actions.refuse_hand_over(asked, because=given["because"], at=reader.at, by=reader.hand)
            return None
        post = Post.objects.get(pk=given["post"])
        told: dict[str, Any] = {"because": asked.because, "answer": given["because"]}
        actions.give_children([child], post=post, **told, at=reader.at, by=reader.hand)
        return child

    return act(
        request,
        child,
        draft=ANSWER,
        form=partial(TakeOverForm, carriers=carriers((asked.to_unit_id,), siblings=[], on=reader.today)),
        does=answered,
        title=_("Overtag barnet?"),
        button=_("Gem svaret"),
        adds=False,
        saved=_("Svaret er gemt."),
        to=lambda taken: reverse("desk:hand_over", args=[child.pk]) if taken else reverse("desk:my_day"),
        facts=_of(asked),
    )


def _call_off(request: StaffRequest, asked: UnitHandOver) -> HttpResponse:
    reader = request.reader
    return act(
        request,
        asked.child,
        draft=ANSWER,
        form=CallOffForm,
        does=lambda form: actions.call_off_hand_over(asked, **form.cleaned_data, at=reader.at, by=reader.hand),
        title=_("Spørg ikke længere enheden"),
        button=_("Træk det tilbage"),
        adds=False,
        saved=_("Enheden er ikke længere spurgt. Barnet er jeres."),
        to=back_to_case(asked.child_id),
        facts=_of(asked),
    )


def _of(asked: UnitHandOver) -> list[tuple[str, str]]:
    return [(_("Fra"), asked.from_unit.name), (_("Til"), asked.to_unit.name), (_("Hvorfor"), asked.because)]
