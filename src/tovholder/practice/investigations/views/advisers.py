"""The two advisers who take part in the important meetings with the child. Barnets lov § 21, stk. 5; BFU-TWO."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.practice.casework import actions
from tovholder.practice.casework.views.acting import act_in_case
from tovholder.practice.investigations.forms.beginning import AdvisersForm
from tovholder.practice.investigations.sections import law_of
from tovholder.practice.investigations.views.doors import investigation_page, open_investigation

ADVISERS = keeps_drafts("undersoegelse-raadgivere", danish="To rådgivere", page="investigations:advisers")


def advisers(request: StaffRequest, investigation_id: UUID) -> HttpResponse:
    """Name both, or say why there is only one."""
    reader = request.reader
    investigation, child = open_investigation(request, investigation_id, page="investigation:advisers")
    if investigation.completed_at is not None:
        return redirect("investigations:whole", investigation.pk)
    writing = writing_of(request, ADVISERS, about=investigation.pk)
    if writing.only_kept:
        return redirect(request.path)
    first, _comma, second = (investigation.advisers or reader.user.name).partition(", ")
    known = {"first": first, "second": second, "one_because": investigation.one_adviser_because}
    form = AdvisersForm(request.POST or None, initial={**known, **writing.initial()})
    done = act_in_case(
        writing,
        form,
        lambda: actions.name_advisers(investigation, **form.told(), at=reader.at, by=reader.hand),
        child=child,
        saved=_("Det er skrevet ned, hvem der deltager."),
        to=reverse("investigations:task_list", args=[investigation.pk]),
    )
    law = law_of("BFU-TWO", investigation.started_at or reader.at)
    context = investigation_page(request, investigation, child, form=form, writing=writing, law=law)
    return done or render(request, "investigations/advisers.html", context)
