"""The page on which a leader gives a child to another caseworker, with the load in sight."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.siblings import siblings_of
from tovholder.foundation.organisation.models import Post
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms.caseworkers import CaseworkerForm
from tovholder.practice.casework.queries.carrying import carriers
from tovholder.practice.casework.views.acting import act

CHANGE = keeps_drafts("skift-raadgiver", danish="Skift rådgiver", page="casework:change_caseworker")


def change_caseworker(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Give the child to another caseworker of the leader's units; the hand-over card follows."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="change_caseworker")
    if not reader.is_leader:
        raise Http404
    today = danish_day(reader.at)
    siblings = [each.pk for each in siblings_of(child, reader=reader)]
    known = carriers(reader.units, siblings=siblings, on=today)

    def give(form: CaseworkerForm) -> None:
        post = Post.objects.get(pk=form.cleaned_data["post"])
        because = form.cleaned_data["because"]
        actions.change_caseworker(child, post=post, because=because, at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        draft=CHANGE,
        form=partial(CaseworkerForm, carriers=[each for each in known if each.post.pk != child.caseworker_id]),
        does=give,
        title=_("Skift rådgiver") if child.caseworker_id else _("Giv barnet en rådgiver"),
        button=_("Giv barnet videre") if child.caseworker_id else _("Giv barnet til rådgiveren"),
        adds=False,
        saved=_("Barnet har fået en ny rådgiver. Her er kortet til den, der overtager."),
        to=reverse("desk:hand_over", args=[child.pk]),
        facts=[(_("Rådgiver nu"), child.caseworker.title if child.caseworker else _("ingen"))],
    )
