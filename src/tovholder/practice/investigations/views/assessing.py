"""The targeted assessment (afdækning, Barnets lov § 19), the investigation's small sister."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import TargetedAssessment
from tovholder.practice.casework.views.acting import act_in_case
from tovholder.practice.casework.views.frame import page_of
from tovholder.practice.investigations.forms.asking import BeginAssessmentForm, EndAssessmentForm
from tovholder.practice.investigations.queries import is_notified
from tovholder.practice.investigations.sections import law_of
from tovholder.practice.investigations.views.doors import open_assessment

BEGIN = keeps_drafts("afdaekning-begynd", danish="Afdækning", page="investigations:begin_assessment")
END = keeps_drafts("afdaekning", danish="Afdækning", page="investigations:assessment")


def begin_assessment(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Begin to look into one or a few questions."""
    reader = request.reader
    child = open_child(child_id, reader=reader, page="begin_assessment")
    writing = writing_of(request, BEGIN, about=child.pk)
    if writing.only_kept:
        return redirect(request.path)
    initial = {"happened_at": reader.at, **writing.initial()}
    form = BeginAssessmentForm(request.POST or None, initial=initial, now=reader.at)
    here = reverse("investigations:of_child", args=[child.pk])

    def begun(made: TargetedAssessment | None) -> str:
        running = TargetedAssessment.objects.filter(child=child, completed_at=None)
        found = made or running.order_by("-recorded_at", "-pk").first()
        return reverse("investigations:assessment", args=[found.pk]) if found else here

    done = act_in_case(
        writing,
        form,
        lambda: actions.start_targeted_assessment(child, **form.cleaned_data, at=reader.at, by=reader.hand),
        child=child,
        saved=_("Afdækningen er begyndt."),
        to=begun,
    )
    if done:
        return done
    law, notified = law_of("COVER-19", reader.at), is_notified(child)
    context = page_of(request, child, form=form, writing=writing, back=here, law=law, notified=notified)
    return render(request, "investigations/begin_assessment.html", context)


def assessment(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """What is being looked into, what was done, and what it came to; it may end in an investigation."""
    reader = request.reader
    this, child = open_assessment(request, assessment_id, page="assessment")
    writing = writing_of(request, END, about=this.pk)
    if writing.only_kept:
        return redirect(request.path)
    form = None
    if this.completed_at is None or writing.is_saved:
        initial = {"happened_at": reader.at, **writing.initial()}
        form = EndAssessmentForm(request.POST or None, initial=initial, now=reader.at)
        if done := _completed(writing, form, this, child):
            return done
    statements = list(this.statements.order_by("happened_at", "pk"))
    context = page_of(
        request,
        child,
        form=form,
        writing=writing,
        assessment=this,
        child_id=child.pk,
        back=reverse("investigations:of_child", args=[child.pk]),
        awaited=[each for each in statements if each.is_awaited],
        unread=[each for each in statements if each.received_at and not each.read_at],
        answered=[each for each in statements if each.read_at or each.refused_at],
    )
    return render(request, "investigations/assessment.html", context)


def _completed(
    writing: Writing, form: EndAssessmentForm, this: TargetedAssessment, child: Child
) -> HttpResponse | None:
    """End it once, and go on to what it ends in."""
    reader = writing.request.reader

    def investigates() -> bool:
        return bool(form.cleaned_data.get("ends_in") == "investigation")

    return act_in_case(
        writing,
        form,
        lambda: actions.complete_targeted_assessment(this, **form.cleaned_data, at=reader.at, by=reader.hand),
        child=child,
        saved=lambda: (
            _("Afdækningen er afsluttet. Beslut nu undersøgelsen.")
            if investigates()
            else _("Afdækningen er afsluttet.")
        ),
        to=lambda _made: reverse(f"investigations:{'decide' if investigates() else 'of_child'}", args=[child.pk]),
    )
