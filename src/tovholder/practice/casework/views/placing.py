"""A placement: begun, read with all that was decided while the child is there, put right, and ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import (
    ChangePlacementForm,
    EndForm,
    NetworkFamilyForm,
    PlacementForm,
    SchoolNeedsForm,
)
from tovholder.practice.casework.kinds import NETWORK_FAMILY
from tovholder.practice.casework.models import Basis, Decision, EndReason, NetworkApproval, Placement
from tovholder.practice.casework.placed import facts_of_placement, standing_of
from tovholder.practice.casework.queries.help import (
    approvals_for,
    changes_of,
    closes_on,
    contacts_of,
    decisions_of,
    force_used_in,
    placement_to_open,
    school_needs_of,
    support_persons_of,
)
from tovholder.practice.casework.views.acting import act, done_before
from tovholder.practice.casework.views.frame import page_of
from tovholder.practice.casework.views.help import in_words, newest_of

NEW = keeps_drafts("anbringelse", danish="Ny anbringelse", page="casework:new_placement")
CHANGE = keeps_drafts("ret-anbringelse", danish="Ret anbringelse", page="casework:change_placement")
END = keeps_drafts("anbringelse-slut", danish="Afslut anbringelse", page="casework:end_placement")
NETWORK = keeps_drafts(
    "netvaerksfamilie", danish="Godkend netværksplejefamilie", page="casework:approve_network_family"
)
SCHOOL = keeps_drafts("skolebehov", danish="Behov for specialundervisning", page="casework:assess_school_needs")
BASIS_OF = {"placement": Basis.CONSENT.value, "placement_forced": Basis.COMMITTEE.value}
OF_PLACING = ("placement", "placement_forced", "place_site", "place_change", "renewal", "decision")


def new_placement(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """The child moves to a place outside its home."""
    child = open_child(child_id, reader=request.reader, page="new_placement")
    at, by = request.reader.at, request.reader.hand

    def place(form: PlacementForm) -> None:
        given, terms = form.cleaned_data, form.terms()
        home = form.home()
        actions.start_placement([child], home=home, terms=terms, happened_at=given["happened_at"], at=at, by=by)
        actions.place_was_found(child, at=at, by=by)
        if terms.decision is not None and danish_day(given["happened_at"]) < danish_day(terms.decision.happened_at):
            decided = day(danish_day(terms.decision.happened_at))
            words = _("Barnet flyttede ind, før anbringelsen blev afgjort den %s. Er en af dagene forkert, så ret den.")
            messages.warning(request, words % decided)
        if (closing := closes_on(home)) and closing >= danish_day(at):
            messages.warning(request, _("Stedet lukker %s. Find et andet sted inden da.") % day(closing))

    found, approved = decisions_of(child, kinds=OF_PLACING), approvals_for(child)
    return act(
        request,
        child,
        draft=NEW,
        form=partial(PlacementForm, now=at, decisions=in_words(found), approvals=[each for each, _waits in approved]),
        does=place,
        initial={**_as_decided(found, at=at), **_as_approved(approved)},
        title=_("Ny anbringelse"),
        button=_("Gem anbringelse"),
        saved=_("Anbringelsen er gemt. Hjemmets andre børn skal også vurderes."),
        to=reverse("casework:help_of_child", args=[child.pk]),
        intro=_("Er barnet anbragt i forvejen, slutter den anbringelse den dag, den nye begynder."),
        facts=_schooling(child),
        more_links=[
            (_("Godkend en netværksplejefamilie"), reverse("casework:approve_network_family", args=[child.pk])),
            (_("Skriv vurderingen fra PPR"), reverse("casework:assess_school_needs", args=[child.pk])),
        ],
    )


def _schooling(child: Child) -> list[tuple[str, str]]:
    """Whether what the child needs in school is known, as it must be before some places."""
    needs = school_needs_of(child)
    asks = _("PPR vurderer dem før et børne- og ungehjem i en anden kommune (§ 52, stk. 4). Ikke skrevet endnu.")
    known = f"{needs.result} ({day(danish_day(needs.happened_at))})" if needs else asks
    return [(_("Behov i skolen"), known)]


def assess_school_needs(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """What PPR found about the child's need of special education, before a placement elsewhere."""
    child = open_child(child_id, reader=request.reader, page="assess_school_needs")
    at, by = request.reader.at, request.reader.hand
    return act(
        request,
        child,
        draft=SCHOOL,
        form=partial(SchoolNeedsForm, now=at),
        does=lambda form: actions.assess_school_needs(child, **form.cleaned_data, at=at, by=by),
        title=_("Behov for specialundervisning"),
        button=_("Gem vurderingen"),
        saved=_("Vurderingen er gemt."),
        to=reverse("casework:new_placement", args=[child.pk]),
        intro=_("PPR vurderer det, før barnet anbringes på et børne- og ungehjem i en anden kommune (§ 52, stk. 4)."),
    )


def _as_decided(decisions: Sequence[Decision], *, at: datetime) -> dict[str, Any]:
    newest = newest_of(decisions, at=at)
    if newest is None or newest.kind not in BASIS_OF:
        return {}
    said = {"renewal_due": newest.renewal_due, "price_month": newest.amount}
    return {"decision": str(newest.pk), "basis": BASIS_OF[newest.kind], **said}


def _as_approved(approved: Sequence[tuple[NetworkApproval, bool]]) -> dict[str, Any]:
    """The family approved last is where the child is about to move."""
    waiting = next((each for each, waits in approved if waits), None)
    return {"approval": str(waiting.pk), "kind": NETWORK_FAMILY} if waiting else {}


@require_safe
def placement(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """All about one placement: what it rests on, and what was decided while the child is there."""
    found, child = opened_placement(request, placement_id, page="placement")
    context = page_of(
        request,
        child,
        placement=found,
        child_id=child.pk,
        facts=facts_of_placement(found),
        force_used=force_used_in(found),
        standing=standing_of(
            found,
            contacts=contacts_of(found),
            persons=support_persons_of(found),
            changes=changes_of(found),
            today=danish_day(request.reader.at),
        ),
    )
    return render(request, "casework/placement.html", context)


def change_placement(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Put right what is known or agreed about a placement."""
    found, child = opened_placement(request, placement_id, page="change_placement")
    at, by = request.reader.at, request.reader.hand
    fields = ("kind", "municipality", "siblings", "siblings_because", "planned_end", "price_month")
    return act(
        request,
        child,
        draft=CHANGE,
        form=partial(ChangePlacementForm, now=at, starts=danish_day(found.starts_at)),
        initial={name: getattr(found, name) for name in fields},
        does=lambda form: actions.change_placement(found, terms=form.terms(), at=at, by=by),
        title=_("Ret anbringelsen"),
        button=_("Gem ændringer"),
        saved=_("Ændringerne er gemt."),
        to=reverse("casework:placement", args=[found.pk]),
    )


def end_placement(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """The placement ends: home, or otherwise."""
    found, child = opened_placement(request, placement_id, page="end_placement")
    if found.ends_at:
        return has_ended(request, found)
    at, by = request.reader.at, request.reader.hand
    decided = getattr(found, "return_decision", None)

    def end(form: EndForm) -> None:
        given = form.cleaned_data
        home = given["where"] == "home"
        actions.end_placement(
            child,
            found,
            return_home=home,
            return_until=decided.until if decided and home else None,
            because=EndReason(given["because"]),
            words=given["words"],
            happened_at=given["happened_at"],
            at=at,
            by=by,
        )
        actions.place_was_found(child, at=at, by=by)

    warning = (
        "" if decided else _("Der er ingen afgørelse om hjemgivelse. Skal barnet hjem, træffes den først (§ 100).")
    )
    return act(
        request,
        child,
        draft=END,
        form=partial(EndForm, now=at, began_on=danish_day(found.starts_at), whereto=True),
        initial={"where": "home"} if decided else {},
        does=end,
        title=_("Afslut anbringelsen"),
        button=_("Afslut anbringelsen"),
        saved=_("Anbringelsen er afsluttet."),
        to=reverse("casework:help_of_child", args=[child.pk]),
        facts=facts_of_placement(found),
        warning=warning,
    )


def approve_network_family(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Approve a family of the child's network for this child."""
    child = open_child(child_id, reader=request.reader, page="approve_network_family")
    at, by = request.reader.at, request.reader.hand
    return act(
        request,
        child,
        draft=NETWORK,
        form=partial(NetworkFamilyForm, now=at),
        does=lambda form: actions.approve_network_family(child, **form.cleaned_data, at=at, by=by),
        title=_("Godkend netværksplejefamilie"),
        button=_("Godkend familien"),
        saved=_("Familien er godkendt til barnet. Nu kan barnet anbringes der."),
        to=reverse("casework:new_placement", args=[child.pk]),
        template="casework/network_family.html",
    )


def has_ended(request: StaffRequest, found: Placement) -> HttpResponse:
    """The placement's page, which tells how it ended: nothing more is decided in it."""
    to = reverse("casework:placement", args=[found.pk])
    return done_before(request, _("Anbringelsen er afsluttet. Her står, hvordan."), to=to)


def opened_placement(request: StaffRequest, placement_id: UUID, *, page: str) -> tuple[Placement, Child]:
    """The placement through the door of its child. Raises Http404."""
    found: Any = placement_to_open(placement_id)
    if found is None:
        raise Http404
    child = open_child(found.child_id, reader=request.reader, page=page)
    found.child = child
    return found, child
