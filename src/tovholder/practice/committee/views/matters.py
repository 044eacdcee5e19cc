"""A matter before the committee: raised, put on an agenda, withdrawn, and its page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
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
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.committee import actions
from tovholder.practice.committee.forms import AgendaForm, MatterForm, WithdrawForm
from tovholder.practice.committee.kinds import VOTES_NEEDED, label
from tovholder.practice.committee.models import Recipient
from tovholder.practice.committee.queries.matters import (
    beside_matter,
    heard_together,
    last_raised,
    meetings_to_choose,
    minutes_that_stand,
)
from tovholder.practice.committee.queries.people import parties_of
from tovholder.practice.committee.views.frame import open_matter, page_of, question

MATTER = keeps_drafts("udvalgssag", danish="Ny sag til udvalget", page="committee:raise_matter")


def raise_matter(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Bring a matter before the committee, with the siblings' beside it."""
    reader, today = request.reader, danish_day(request.reader.at)
    child = open_child(child_id, reader=reader, page="committee:raise_matter")
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page="committee:raise_matter")
    writing = writing_of(request, MATTER, about=child.pk)
    form = MatterForm(request.POST or None, on=today, siblings=siblings, meetings=meetings_to_choose(on=today))
    if form.is_valid():
        given = form.cleaned_data
        children = [child, *(each for each in siblings if str(each.pk) in given.get("also_about", []))]
        with writing.once() as first:
            if first:
                actions.raise_matter(
                    children, kind=given["kind"], meeting=given["meeting"], at=reader.at, by=reader.hand
                )
                messages.success(request, _("Sagen er rejst. Skriv nu indstillingen."))
        raised = last_raised(child, kind=given["kind"])
        return redirect("committee:matter", raised.pk) if raised else redirect("committee:overview")
    page = question(_("Ny sag til udvalget"), _("Rejs sagen"), writing=writing)
    return render(request, "committee/form.html", page_of(request, child, _childs(child_id), form=form, **page))


@require_safe
def matter(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """One matter from recommendation to minutes, and what is missing."""
    found = open_matter(request, matter_id, page="matter")
    reader, today = request.reader, danish_day(request.reader.at)
    beside = heard_together(found, reader=reader)
    if beside:
        note_list_reading([each.child_id for each in beside], reader=reader, page="committee:matter")
    recommendations = sorted(found.recommendations.all(), key=lambda each: -each.version)
    seen = beside_matter(found)
    parties = parties_of(found.child, on=today)
    had = {each.recipient for each in seen.sendings}
    outcome = getattr(found, "outcome", None)
    standing = minutes_that_stand(seen.minutes)
    context = page_of(
        request,
        found.child,
        reverse("committee:overview"),
        matter=found,
        kind=label(found.kind),
        beside=[(each, shown_name(each.child)) for each in beside],
        recommendation=recommendations[0] if recommendations else None,
        earlier=recommendations[1:],
        sendings=seen.sendings,
        not_sent=[each for each in parties if each.name not in had],
        members_have_it=any(each.kind == Recipient.MEMBER for each in seen.sendings),
        speakers=seen.speakers,
        outcome=outcome,
        told=seen.told,
        votes=seen.votes,
        votes_for=sum(in_favour for _member, in_favour in seen.votes),
        votes_needed=VOTES_NEEDED,
        minutes=standing,
        corrected=[each for each in seen.minutes if each not in standing],
    )
    return render(request, "committee/matter.html", context)


def agenda(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """Put a matter, and the siblings' beside it, on a meeting's agenda."""
    found = open_matter(request, matter_id, page="agenda")
    reader, today = request.reader, danish_day(request.reader.at)
    meetings = meetings_to_choose(on=today)
    form = AgendaForm(request.POST or None, meetings=meetings)
    if form.is_valid():
        together = [found, *heard_together(found, reader=reader)]
        actions.put_on_agenda(together, form.cleaned_data["meeting"], at=reader.at, by=reader.hand)
        messages.success(request, _("Sagen er sat på dagsordenen."))
        return redirect("committee:matter", found.pk)
    page = question(_("Sæt på dagsordenen"), _("Sæt på dagsordenen"), none_there=not meetings)
    back = reverse("committee:matter", args=[found.pk])
    return render(request, "committee/form.html", page_of(request, found.child, back, form=form, **page))


def withdraw(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """The matter is not heard after all."""
    found = open_matter(request, matter_id, page="withdraw")
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        because = form.cleaned_data["because"]
        actions.withdraw_matter(found, because=because, at=request.reader.at, by=request.reader.hand)
        messages.success(request, _("Sagen er trukket tilbage."))
        return redirect("committee:overview")
    page = question(_("Træk sagen tilbage"), _("Træk sagen tilbage"))
    back = reverse("committee:matter", args=[found.pk])
    return render(request, "committee/form.html", page_of(request, found.child, back, form=form, **page))


def _childs(child_id: UUID) -> str:
    return reverse("desk:child", args=[child_id])
