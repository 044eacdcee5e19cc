"""The targeted assessment (afdækning, Barnets lov § 19), the investigation's small sister."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import TargetedAssessment
from tovholder.practice.casework.views.frame import page_of
from tovholder.practice.investigations.forms.asking import BeginAssessmentForm, EndAssessmentForm
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
    form.draft_url = writing.url
    if form.is_valid():
        with writing.once() as first:
            if first:
                actions.start_targeted_assessment(child, **form.cleaned_data, at=reader.at, by=reader.hand)
        messages.success(request, _("Afdækningen er begyndt."))
        begun = TargetedAssessment.objects.filter(child=child, completed_at=None).order_by("-recorded_at").first()
        return redirect("investigations:assessment", begun.pk) if begun else redirect(request.path)
    here = reverse("investigations:of_child", args=[child.pk])
    context = page_of(request, child, form=form, writing=writing, back=here, law=law_of("COVER-19", reader.at))
    return render(request, "investigations/begin_assessment.html", context)


def assessment(request: StaffRequest, assessment_id: UUID) -> HttpResponse:
    """What is being looked into, what was done, and what it came to; it may end in an investigation."""
    reader = request.reader
    this, child = open_assessment(request, assessment_id, page="assessment")
    writing = writing_of(request, END, about=this.pk)
    if writing.only_kept:
        return redirect(request.path)
    form = None
    if this.completed_at is None:
        initial = {"happened_at": reader.at, **writing.initial()}
        form = EndAssessmentForm(request.POST or None, initial=initial, now=reader.at)
        form.draft_url = writing.url
        if form.is_valid():
            with writing.once() as first:
                if first:
                    actions.complete_targeted_assessment(this, **form.cleaned_data, at=reader.at, by=reader.hand)
            return _onwards(request, form.cleaned_data["ends_in"], this)
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


def _onwards(request: StaffRequest, ends_in: str, this: TargetedAssessment) -> HttpResponse:
    if ends_in == "investigation":
        messages.success(request, _("Afdækningen er afsluttet. Beslut nu undersøgelsen."))
        return redirect("investigations:decide", this.child_id)
    messages.success(request, _("Afdækningen er afsluttet."))
    return redirect("investigations:of_child", this.child_id)
