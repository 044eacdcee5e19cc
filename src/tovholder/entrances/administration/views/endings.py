"""A unit or a post that is no more: only when nobody and no child belongs there, and what it was stands."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.entrances.administration.ending import in_the_way_of_post, in_the_way_of_unit, left_behind
from tovholder.entrances.administration.forms import EndForm, EndUnitForm
from tovholder.entrances.administration.views.frame import act
from tovholder.foundation.access.locks import for_administrators
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation import actions
from tovholder.foundation.organisation.actions import EndsBeforeItStarts
from tovholder.foundation.organisation.models import Post, Unit
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.actions import pass_on_closed

UNIT = keeps_drafts("enhed-ophoerer", danish="En enhed ophører", page="administration:end_unit")
POST = keeps_drafts("stilling-ophoerer", danish="En stilling ophører", page="administration:end_post")


@for_administrators
def end_unit(request: StaffRequest, unit_id: UUID) -> HttpResponse:
    """The unit is no more from a day on, nor are the posts it has left; another takes its closed cases."""
    unit, today = get_object_or_404(Unit, pk=unit_id), request.reader.today
    theirs = left_behind(Child.objects.filter(unit=unit))
    left = theirs.count()

    def does(form: EndUnitForm) -> None:
        given, at, by = form.cleaned_data, request.reader.at, request.reader.hand
        pass_on_closed(list(theirs), to_unit=given.get("heir"), at=at, by=by)
        actions.end_unit(unit, ends=given["ends"], at=at, by=by)

    return act(
        request,
        partial(
            EndUnitForm,
            unit=unit,
            today=today,
            has_left=bool(left),
            stands_in_the_way=lambda on: in_the_way_of_unit(unit, on=on),
        ),
        does,
        draft=UNIT,
        about=unit.pk,
        back=reverse("administration:units"),
        initial={"ends": today},
        refused=(EndsBeforeItStarts,),
        title=_("%s ophører") % unit.name,
        tab=_("En enhed ophører"),
        button=_("Afslut enheden"),
        intro=_("De stillinger, enheden har tilbage, ophører samme dag. Det, der har været, bliver stående."),
        saved=_("Enheden er ophørt."),
        in_the_way=in_the_way_of_unit(unit, on=today),
        facts=[
            (_("Fra"), day(unit.starts)),
            *([(_("Børn uden en åben sag"), left)] if left else []),
        ],
    )


@for_administrators
def end_post(request: StaffRequest, post_id: UUID) -> HttpResponse:
    """The post is no more from a day on; the closed cases it had stay with the unit."""
    post, today = get_object_or_404(Post.objects.select_related("unit"), pk=post_id), request.reader.today

    def does(form: EndForm) -> None:
        at, by = request.reader.at, request.reader.hand
        pass_on_closed(list(left_behind(Child.objects.filter(caseworker=post))), at=at, by=by)
        actions.end_post(post, ends=form.cleaned_data["ends"], at=at, by=by)

    return act(
        request,
        partial(
            EndForm,
            starts=post.starts,
            today=today,
            stands_in_the_way=lambda on: in_the_way_of_post(post, on=on),
        ),
        does,
        draft=POST,
        about=post.pk,
        back=reverse("administration:unit", args=[post.unit_id]),
        initial={"ends": today},
        refused=(EndsBeforeItStarts,),
        title=_("Stillingen %s ophører") % post.title,
        tab=_("En stilling ophører"),
        button=_("Afslut stillingen"),
        saved=_("Stillingen er ophørt."),
        in_the_way=in_the_way_of_post(post, on=today),
        facts=[(_("Enhed"), post.unit.name), (_("Fra"), day(post.starts))],
    )
