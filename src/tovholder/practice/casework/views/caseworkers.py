"""The pages on which a leader gives children to another caseworker, with the load in sight."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.locks import for_leaders
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.acting import act_once
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import name_and_age
from tovholder.foundation.families.siblings import siblings_of
from tovholder.foundation.organisation.models import Post
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms.caseworkers import CaseloadForm, CaseworkerForm
from tovholder.practice.casework.queries.carrying import carried_children, carriers
from tovholder.practice.casework.queries.waiting import is_led_by
from tovholder.practice.casework.views.acting import act, not_now
from tovholder.practice.casework.views.asking_units import may_ask_unit
from tovholder.practice.casework.views.frame import caseworker_now

CHANGE = keeps_drafts("skift-raadgiver", danish="Skift rådgiver", page="casework:change_caseworker")
CASELOAD = keeps_drafts("giv-boernene-videre", danish="Giv børnene videre", page="casework:give_caseload")


@for_leaders
def change_caseworker(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Give the child, and siblings with it, to another caseworker of the leader's units; the hand-over card follows."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="change_caseworker")
    if not is_led_by(reader, child):
        raise Http404
    siblings = siblings_of(child, reader=reader)
    known = carriers(reader.led, siblings=[each.pk for each in siblings], on=reader.today)
    others = [each for each in known if each.post.pk != child.caseworker_id]
    elsewhere = _to_another_unit(child, reader=reader)
    title = _("Skift rådgiver") if child.caseworker_id else _("Giv barnet en rådgiver")
    if request.method == "GET" and not others:
        words = _("Der er ingen anden rådgiver i jeres enheder. Administratoren opretter stillingerne.")
        return not_now(request, child, title=title, words=words, links=elsewhere)
    beside = [each for each in siblings if each.caseworker_id == child.caseworker_id and each.unit_id in reader.led]

    def give(form: CaseworkerForm) -> None:
        given = form.cleaned_data
        with_it = [each for each in beside if str(each.pk) in given.get("also", ())]
        _give([child, *with_it], given, reader=reader)

    return act(
        request,
        child,
        draft=CHANGE,
        form=partial(
            CaseworkerForm,
            carriers=others,
            siblings=_in_words(beside, reader=reader),
        ),
        does=give,
        title=title,
        button=_("Giv barnet videre") if child.caseworker_id else _("Giv barnet til rådgiveren"),
        adds=False,
        saved=_("Barnet har fået en ny rådgiver. Her er kortet til den, der overtager."),
        to=reverse("desk:hand_over", args=[child.pk]),
        facts=[caseworker_now(child, on=reader.today)],
        links=elsewhere,
    )


def _to_another_unit(child: Child, *, reader: Reader) -> list[tuple[str, str]]:
    if not may_ask_unit(child, reader=reader):
        return []
    return [(_("Barnet skal til en anden enhed"), reverse("casework:ask_unit", args=[child.pk]))]


@for_leaders
def give_caseload(request: StaffRequest, post_id: UUID) -> HttpResponse:
    """Somebody leaves or is away: the children a post carries are given to another of the leader's units at once.

    Raises Http404 for a post that carries nobody the leader may give on.
    """
    reader = request.reader
    writing = writing_of(request, CASELOAD, about=post_id)
    post = Post.objects.filter(pk=post_id).first()
    children = carried_children(reader, post=post_id)
    if post is None or not (children or writing.is_saved):
        raise Http404
    if writing.only_kept:
        return redirect(request.path)
    known = carriers(reader.led, siblings=[], on=reader.today)
    form = CaseloadForm(
        request.POST if request.method == "POST" else None,
        initial=writing.initial(),
        carriers=[each for each in known if each.post.pk != post_id],
        children=_in_words(children, reader=reader),
    )

    def give() -> None:
        chosen = set(form.cleaned_data["chosen"])
        _give([each for each in children if str(each.pk) in chosen], form.cleaned_data, reader=reader)

    def saved() -> str:
        given = len(request.POST.getlist("chosen"))
        return ngettext("%(n)d barn er givet videre.", "%(n)d børn er givet videre.", given) % {"n": given}

    back = reverse("insight:team_of", args=[post.unit_id])
    if done := act_once(writing, form, give, saved=saved, to=back):
        return done
    note_list_reading([each.pk for each in children], reader=reader, page="caseload")
    holder = next((each.holder for each in known if each.post.pk == post_id), "")
    page = {"form": form, "writing": writing, "back_to": back, "title": _("Giv børnene videre")}
    facts = [(_("Rådgiver nu"), holder or _("%s (ledig)") % post.title)]
    return render(request, "casework/give_caseload.html", {**page, "facts": facts, "button": _("Giv børnene videre")})


def _give(children: Sequence[Child], given: dict[str, Any], *, reader: Reader) -> None:
    post = Post.objects.get(pk=given["post"])
    actions.give_children(children, post=post, because=given["because"], at=reader.at, by=reader.hand)


def _in_words(children: Sequence[Child], *, reader: Reader) -> list[tuple[str, str]]:
    return [(str(each.pk), name_and_age(each, on=reader.today)) for each in children]
