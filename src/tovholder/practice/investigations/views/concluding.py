"""How an investigation ends: siblings weighed, a preliminary conclusion when late, and Tjek dine svar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.ages import whole_years
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import writing_of
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import held
from tovholder.foundation.families.siblings import siblings_of
from tovholder.practice.casework import actions
from tovholder.practice.casework.heard import contacts_about
from tovholder.practice.casework.models import (
    ChildConversation,
    Investigation,
    Matter,
    PreliminaryConclusion,
    SectionKind,
    SiblingWeighed,
)
from tovholder.practice.casework.views.acting import act_in_case
from tovholder.practice.investigations.checks import (
    Check,
    check_child,
    check_sections,
    check_siblings,
    check_statements,
)
from tovholder.practice.investigations.forms.concluding import ConcludeForm, PreliminaryForm, SiblingsForm
from tovholder.practice.investigations.queries import beside, heard_since, latest_texts
from tovholder.practice.investigations.sections import sections_of, whose_view
from tovholder.practice.investigations.views.doors import investigation_page, open_investigation
from tovholder.practice.investigations.views.task_list import rows_of

CONCLUSION = keeps_drafts("undersoegelse-afslut", danish="Undersøgelse: afslutning", page="investigations:conclude")
PRELIMINARY = keeps_drafts("undersoegelse-foreloebig", danish="Foreløbig vurdering", page="investigations:preliminary")
SIBLINGS = keeps_drafts("undersoegelse-soeskende", danish="Stillingtagen til søskende", page="investigations:siblings")
CHILD_UNDER = 15  # Barnets lov § 21, stk. 2: siblings in the household who must be investigated too


def conclude(request: StaffRequest, investigation_id: UUID) -> HttpResponse:
    """Tjek dine svar: what is missing is said, a reason is asked, and only a missing conclusion stops."""
    reader = request.reader
    investigation, child = open_investigation(request, investigation_id, page="investigation:conclude")
    if investigation.completed_at is not None:
        return redirect("investigations:whole", investigation.pk)
    texts = latest_texts(investigation)
    sections = sections_of(investigation, child)
    talks = contacts_about(child, Matter.INVESTIGATION, after=heard_since(investigation))
    checks = [check_sections(sections, texts), *_other_checks(request, investigation, child, talks)]
    conclusion = texts[SectionKind.WHOLE].judgement if SectionKind.WHOLE in texts else ""
    writing = writing_of(request, CONCLUSION, about=investigation.pk)
    if writing.only_kept:
        return redirect(request.path)
    form = ConcludeForm(
        request.POST or None,
        initial={"happened_at": reader.at, **writing.initial()},
        now=reader.at,
        checks=checks,
        talks=talks,
        parents=whose_view(child),
        conclusion=conclusion,
    )
    done = act_in_case(
        writing,
        form,
        lambda: _complete(form, child, conclusion=conclusion, request=request),
        child=child,
        saved=lambda: _told_next(child),
        to=reverse("investigations:whole", args=[investigation.pk]),
    )
    if done:
        return done
    context = investigation_page(
        request,
        investigation,
        child,
        form=form,
        writing=writing,
        checks=checks,
        rows=rows_of(sections, texts, investigation),
        conclusion=conclusion,
    )
    return render(request, "investigations/conclude.html", context)


def _told_next(child: Child) -> str:
    """What follows when it is completed: it is talked over with the family, unless a contact hold stands."""
    if child.pk in held([child.pk]):
        return _("Undersøgelsen er afsluttet. Der er kontaktstop: drøft den først med familien, når det er ophævet.")
    return _("Undersøgelsen er afsluttet. Læs den igennem, og drøft den med familien.")


def _complete(form: ConcludeForm, child: Child, *, conclusion: str, request: StaffRequest) -> None:
    given = form.cleaned_data
    answers = actions.Answers(
        grounds_for_support=given["grounds_for_support"],
        proposed_support=given["proposed_support"],
        interim_support=given["interim_support"],
        custody_holders_view=given["custody_holders_view"],
        helping_factors=given["helping_factors"],
        relies_on=[UUID(each) for each in given.get("relies_on", [])],
        completed_despite=form.completed_despite(),
    )
    actions.complete_investigation(
        child,
        conclusion=conclusion,
        answers=answers,
        happened_at=given["happened_at"],
        at=request.reader.at,
        by=request.reader.hand,
    )


def _other_checks(
    request: StaffRequest, investigation: Investigation, child: Child, talks: Sequence[ChildConversation]
) -> list[Check]:
    so_far, around = beside(investigation), _siblings(request, child)
    found = [
        check_child(child, heard=bool(talks) or so_far.left_out),
        check_siblings(around, weighed=so_far.siblings),
        check_statements(so_far.awaited),
    ]
    return [each for each in found if each is not None]


def _siblings(request: StaffRequest, child: Child) -> list[Child]:
    """The other children of the family this reader may see; that they were shown is noted."""
    siblings = siblings_of(child, reader=request.reader)
    if siblings:
        note_list_reading([each.pk for each in siblings], reader=request.reader, page="investigation:siblings")
    return siblings


def siblings(request: StaffRequest, investigation_id: UUID) -> HttpResponse:
    """Our view on each other child of the family (Barnets lov § 21); some now, the rest another day."""
    reader, today = request.reader, danish_day(request.reader.at)
    investigation, child = open_investigation(request, investigation_id, page="investigation:siblings")
    around = _siblings(request, child)
    weighed: dict[UUID, SiblingWeighed] = {}
    for each in investigation.siblings.order_by("happened_at", "pk"):
        weighed[each.child_id] = each
    writing = writing_of(request, SIBLINGS, about=investigation.pk)
    if writing.only_kept:
        return redirect(request.path)
    form = SiblingsForm(request.POST or None, initial=writing.initial(), siblings=around, weighed=weighed, on=today)
    done = act_in_case(
        writing,
        form,
        lambda: _weigh(form, investigation, request=request),
        child=child,
        saved=_("Stillingtagen til søskende er gemt."),
        to=reverse("investigations:task_list", args=[investigation.pk]),
        also_valid=lambda: bool(around),
    )
    if done:
        return done
    context = investigation_page(
        request,
        investigation,
        child,
        form=form,
        writing=writing,
        siblings=around,
        young=[each for each in around if _is_young(each, at=reader.at)],
    )
    return render(request, "investigations/siblings.html", context)


def _weigh(form: SiblingsForm, investigation: Investigation, *, request: StaffRequest) -> None:
    at = request.reader.at
    when: dict[str, Any] = {"happened_at": at, "at": at, "by": request.reader.hand}
    for sibling, result, reason in form.answered():
        actions.weigh_sibling(sibling, investigation, result=result, reason=reason, **when)


def _is_young(child: Child, *, at: datetime) -> bool:
    """Under 15, or nobody knows how old."""
    return child.birth_date is None or whole_years(child.birth_date, danish_day(at)) < CHILD_UNDER


def preliminary(request: StaffRequest, investigation_id: UUID) -> HttpResponse:
    """The preliminary conclusion, which must be there at four months when the investigation is not done."""
    reader = request.reader
    investigation, child = open_investigation(request, investigation_id, page="investigation:preliminary")
    if investigation.completed_at is not None:
        return redirect("investigations:whole", investigation.pk)
    writing = writing_of(request, PRELIMINARY, about=investigation.pk)
    if writing.only_kept:
        return redirect(request.path)
    form = PreliminaryForm(request.POST or None, initial=writing.initial(), today=danish_day(request.reader.at))
    when: dict[str, Any] = {"happened_at": reader.at, "at": reader.at, "by": reader.hand}
    done = act_in_case(
        writing,
        form,
        lambda: actions.make_preliminary_conclusion(child, **form.cleaned_data, **when),
        child=child,
        saved=_("Den foreløbige vurdering er gemt. Gør undersøgelsen færdig snarest."),
        to=reverse("investigations:task_list", args=[investigation.pk]),
    )
    if done:
        return done
    before = PreliminaryConclusion.objects.filter(child=child, happened_at__gte=investigation.started_at)
    context = investigation_page(
        request, investigation, child, form=form, writing=writing, before=list(before.order_by("happened_at"))
    )
    return render(request, "investigations/preliminary.html", context)
