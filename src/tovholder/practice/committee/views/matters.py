"""A matter before the committee: raised, put on an agenda, withdrawn, and its page."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
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
from tovholder.practice.casework.views.acting import done_before
from tovholder.practice.committee import actions
from tovholder.practice.committee.forms import AgendaForm, MatterForm, WithdrawForm
from tovholder.practice.committee.kinds import VOTES_NEEDED, label, of_decision
from tovholder.practice.committee.models import CommitteeMatter, Recipient
from tovholder.practice.committee.queries.chair import stopwatch
from tovholder.practice.committee.queries.matters import (
    beside_matter,
    heard_together,
    last_raised,
    meetings_to_choose,
    minutes_that_stand,
    recommendations_of,
)
from tovholder.practice.committee.queries.people import parties_of
from tovholder.practice.committee.views.frame import answer, open_matter, page_of

MATTER = keeps_drafts("udvalgssag", danish="Ny sag til udvalget", page="committee:raise_matter")
AGENDA = keeps_drafts("udvalgssag-dagsorden", danish="Sag på udvalgets dagsorden", page="committee:put_on_agenda")
WITHDRAWN = keeps_drafts("udvalgssag-trukket", danish="Sag trukket fra udvalget", page="committee:withdraw")


def raise_matter(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Bring a matter before the committee, with the siblings' beside it."""
    reader, today = request.reader, danish_day(request.reader.at)
    child = open_child(child_id, reader=reader, page="committee:raise_matter")
    siblings = siblings_of(child, reader=reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=reader, page="committee:raise_matter")
    writing = writing_of(request, MATTER, about=child.pk)
    meetings = meetings_to_choose(on=today)
    initial = {"kind": of_decision(request.GET.get("art", "")), **writing.initial()}
    form = MatterForm(request.POST or None, initial=initial, on=today, siblings=siblings, meetings=meetings)

    def deed() -> CommitteeMatter:
        given = form.cleaned_data
        children = [child, *(each for each in siblings if str(each.pk) in given.get("also_about", []))]
        about = {"kind": given["kind"], "meeting": given["meeting"]}
        return actions.raise_matter(children, **about, at=reader.at, by=reader.hand)[0]

    def raised(made: CommitteeMatter | None) -> str:
        found = made or last_raised(child)
        return reverse("committee:matter", args=[found.pk]) if found else reverse("committee:overview")

    return answer(
        request,
        writing,
        form,
        deed,
        child=child,
        title=_("Ny sag til udvalget"),
        button=_("Rejs sagen"),
        saved=_("Sagen er rejst. Skriv nu indstillingen."),
        to=raised,
        back=reverse("desk:child", args=[child_id]),
    )


@require_safe
def matter(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """One matter from recommendation to minutes, and what is missing."""
    found = open_matter(request, matter_id, page="matter")
    reader, today = request.reader, danish_day(request.reader.at)
    beside = heard_together(found, reader=reader)
    if beside:
        note_list_reading([each.child_id for each in beside], reader=reader, page="committee:matter")
    recommendations = recommendations_of(found)
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
    watch = stopwatch(found.approves, now=reader.at) if found.approves else None
    meetings = meetings_to_choose(on=today, before=watch.until if watch else None)
    writing = writing_of(request, AGENDA, about=found.pk)
    chosen = {"meeting": request.GET.get("moede", "")}
    form = AgendaForm(request.POST or None, initial={**chosen, **writing.initial()}, meetings=meetings)

    def deed() -> CommitteeMatter:
        together = [found, *heard_together(found, reader=reader)]
        actions.put_on_agenda(together, form.cleaned_data["meeting"], at=reader.at, by=reader.hand)
        return found

    return answer(
        request,
        writing,
        form,
        deed,
        child=found.child,
        title=_("Sæt på dagsordenen"),
        button=_("Sæt på dagsordenen"),
        saved=_("Sagen er sat på dagsordenen."),
        back=reverse("committee:matter", args=[found.pk]),
        none_there=not meetings,
        watch=watch,
    )


def withdraw(request: StaffRequest, matter_id: UUID) -> HttpResponse:
    """The matter is not heard after all."""
    found = open_matter(request, matter_id, page="withdraw")
    if found.withdrawn_at is not None:
        return done_before(request, _("Sagen er trukket tilbage."), to=reverse("committee:overview"))
    reader = request.reader
    writing = writing_of(request, WITHDRAWN, about=found.pk)
    form = WithdrawForm(request.POST or None, initial=writing.initial())

    def deed() -> CommitteeMatter:
        actions.withdraw_matter(found, because=form.cleaned_data["because"], at=reader.at, by=reader.hand)
        return found

    return answer(
        request,
        writing,
        form,
        deed,
        child=found.child,
        title=_("Træk sagen tilbage"),
        button=_("Træk sagen tilbage"),
        saved=_("Sagen er trukket tilbage."),
        to=reverse("committee:overview"),
        back=reverse("committee:matter", args=[found.pk]),
    )
