"""Complaints, the second look, the appeals board's decisions and orders, the court: each on a page of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.competence import NAMED_BY_LAW
from tovholder.practice.casework.views.acting import done_before
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.forms import complaining as forms
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.models import BoardResult, Complaint, ComplaintForm, Reconsidered
from tovholder.practice.decisions.queries import complaint_to_open, order_to_open, parties_to
from tovholder.practice.decisions.views.frame import act, open_decision

COMPLAIN = keeps_drafts("klage", danish="Klage over en afgørelse", page="decisions:complain")
ORDER = keeps_drafts("paalaeg", danish="Pålæg fra Ankestyrelsen", page="decisions:order")
ORDER_DONE = keeps_drafts("paalaeg-efterkommet", danish="Pålæg efterkommet", page="decisions:order_done")
RECONSIDER = keeps_drafts("genvurdering", danish="Genvurdering af en klage", page="decisions:reconsider")
FORWARD = keeps_drafts("videresendt-klage", danish="Klage sendt videre", page="decisions:forward")
BOARD = keeps_drafts("ankestyrelsen", danish="Ankestyrelsens afgørelse", page="decisions:board")
DEMAND = keeps_drafts("domstol", danish="Domstolsprøvelse", page="decisions:demand_court")
COURT = keeps_drafts("dom", danish="Rettens afgørelse", page="decisions:court")
go_on = partial(act, adds=False)  # a complaint goes its way whether the case is closed or not


def complain(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """A party complains, in any form."""
    found, child = open_decision(request, decision_id, page="complain")
    reader = request.reader
    people = parties_to(found, child)
    last_days = {each.person: each.complaint_until for each in found.told.all()}
    to_board = found.by_level in NAMED_BY_LAW

    def deed(form: Any) -> None:
        given = form.cleaned_data
        party = form.people.get(given["person"])
        until = last_days.get(party.id) if party else None
        actions.receive_complaint(
            found,
            person=party.id if party else None,
            person_name=party.name if party else given["person_name"],
            form=ComplaintForm(given["form"] or ComplaintForm.ORAL),
            words=given["words"],
            late=until is not None and danish_day(given["happened_at"]) > until,
            happened_at=given["happened_at"],
            at=reader.at,
            by=reader.hand,
        )

    said = _("Skriv klagen, som den kom. Er den for sen, skal Ankestyrelsen afvise den, ikke os.")
    if to_board:
        said = _("Klage over udvalgets afgørelse går direkte til Ankestyrelsen. Kommer den hertil, sendes den videre.")
    return go_on(
        request,
        child,
        draft=COMPLAIN,
        form=partial(forms.ComplaintReceivedForm, now=reader.at, after=found.happened_at, people=people),
        initial={"happened_at": reader.at},
        does=deed,
        title=_("Klage over afgørelsen"),
        button=_("Gem klage"),
        intro=said,
        saved=_("Klagen er skrevet ned.")
        if to_board
        else _("Klagen er skrevet ned. Den skal genvurderes inden fire uger."),
        to=reverse("decisions:decision", args=[found.pk]),
    )


def reconsider(request: StaffRequest, complaint_id: UUID) -> HttpResponse:
    """The municipality looks once more."""

    def deed(complaint: Complaint, given: Any, when: Any) -> None:
        result = Reconsidered(given["result"])
        actions.reconsider(complaint, result=result, because=given["because"], **when)

    words = (
        _("Genvurdering"),
        _("Gem genvurdering"),
        _("Se på afgørelsen igen inden fire uger. Ændres den ikke helt, som der er klaget om, sendes klagen videre."),
        _("Genvurderingen er gemt."),
    )
    return _afterwards(request, complaint_id, forms.ReconsiderForm, deed, RECONSIDER, words, step="reconsidered_at")


def forward(request: StaffRequest, complaint_id: UUID) -> HttpResponse:
    """The complaint went to the appeals board with the files."""

    def deed(complaint: Complaint, given: Any, when: Any) -> None:
        actions.forward_complaint(complaint, unreconsidered_because=given.get("because", ""), **when)

    def asks(complaint: Complaint) -> dict[str, Any]:
        direct = complaint.decision.by_level in NAMED_BY_LAW
        return {"unreconsidered": complaint.reconsidered_at is None and not direct}

    words = (
        _("Klagen er sendt til Ankestyrelsen"),
        _("Gem, at klagen er sendt"),
        _("Klage, afgørelse, genvurdering og sagens papirer sendes samlet."),
        _("Det er skrevet ned, at klagen er sendt."),
    )
    return _afterwards(request, complaint_id, forms.ForwardForm, deed, FORWARD, words, step="forwarded_at", asks=asks)


def board(request: StaffRequest, complaint_id: UUID) -> HttpResponse:
    """The appeals board has decided."""

    def deed(complaint: Complaint, given: Any, when: Any) -> None:
        result, renewal_due = BoardResult(given["result"]), given.get("renewal_due")
        actions.board_decides(complaint, result=result, words=given["words"], renewal_due=renewal_due, **when)

    words = (
        _("Ankestyrelsens afgørelse"),
        _("Gem Ankestyrelsens afgørelse"),
        _("Er den hjemvist eller ophævet, så forbered en ny afgørelse."),
        _("Ankestyrelsens afgørelse er gemt."),
    )
    return _afterwards(
        request, complaint_id, forms.BoardForm, deed, BOARD, words, step="board_decided_at", asks=_when_again
    )


def demand_court(request: StaffRequest, complaint_id: UUID) -> HttpResponse:
    """A party wants the court to look at it."""

    def deed(complaint: Complaint, given: Any, when: Any) -> None:
        actions.demand_court(complaint, **when)

    said = _("Er afgørelsen udvalgets, er fristen fire uger fra den dag, parten fik Ankestyrelsens afgørelse.")
    words = (_("Domstolsprøvelse forlangt"), _("Gem kravet"), said, _("Det er skrevet ned."))
    return _afterwards(request, complaint_id, forms.CourtDemandedForm, deed, DEMAND, words, step="court_demanded_at")


def court(request: StaffRequest, complaint_id: UUID) -> HttpResponse:
    """The court has decided."""

    def deed(complaint: Complaint, given: Any, when: Any) -> None:
        actions.court_decides(complaint, words=given["words"], renewal_due=given.get("renewal_due"), **when)

    words = (_("Rettens afgørelse"), _("Gem rettens afgørelse"), "", _("Rettens afgørelse er gemt."))
    return _afterwards(
        request, complaint_id, forms.CourtForm, deed, COURT, words, step="court_decided_at", asks=_when_again
    )


def order(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """The appeals board orders a step or a decision by a date."""
    found, child = open_decision(request, decision_id, page="board_order")
    reader = request.reader

    def deed(form: Any) -> None:
        given = form.cleaned_data
        actions.board_orders(
            child,
            decision=found,
            text=given["text"],
            due_on=given["due_on"],
            happened_at=given["happened_at"],
            at=reader.at,
            by=reader.hand,
        )

    return go_on(
        request,
        child,
        draft=ORDER,
        form=partial(forms.OrderForm, now=reader.at, after=found.happened_at),
        initial={"happened_at": reader.at},
        does=deed,
        title=_("Pålæg fra Ankestyrelsen"),
        button=_("Gem pålæg"),
        intro=_("Datoen i pålægget bliver en frist på barnets side."),
        saved=_("Pålægget er gemt."),
        to=reverse("decisions:decision", args=[found.pk]),
    )


def order_done(request: StaffRequest, order_id: UUID) -> HttpResponse:
    """What was ordered is done."""
    found = order_to_open(order_id)
    if found is None:
        raise Http404
    child = open_child(found.child_id, reader=request.reader, page="board_order")
    found.child = child
    reader = request.reader
    back = reverse("decisions:decision", args=[found.decision_id]) if found.decision_id else ""
    back = back or reverse("decisions:child", args=[child.pk])
    if found.done_at is not None:
        return done_before(request, _("Pålægget er allerede efterkommet."), to=back)

    def deed(form: Any) -> None:
        given = form.cleaned_data
        actions.carry_out_order(found, how=given["how"], happened_at=given["happened_at"], at=reader.at, by=reader.hand)

    return go_on(
        request,
        child,
        draft=ORDER_DONE,
        form=partial(forms.OrderDoneForm, now=reader.at, after=found.happened_at),
        initial={"happened_at": reader.at},
        does=deed,
        title=_("Pålægget er efterkommet"),
        button=_("Gem, at det er gjort"),
        intro=found.text,
        saved=_("Det er skrevet ned, at pålægget er efterkommet."),
        to=back,
    )


def _afterwards(
    request: StaffRequest,
    complaint_id: UUID,
    form: Any,
    deed: Any,
    kind: Any,
    words: tuple[str, str, str, str],
    *,
    step: str,
    asks: Callable[[Complaint], dict[str, Any]] | None = None,
) -> HttpResponse:
    """One `step` of a complaint: the column says when it was taken, and what was written then is not written over."""
    complaint, child = _open(request, complaint_id)
    reader = request.reader
    back = reverse("decisions:decision", args=[complaint.decision_id])
    if getattr(complaint, step) is not None:
        return done_before(request, _("Det er allerede skrevet ned. Her står det under Forløbet."), to=back)
    title, button, said, done = words
    asked = {"now": reader.at, "after": complaint.came_before(step), **(asks(complaint) if asks else {})}

    def done_with(filled: Any) -> None:
        when = {"happened_at": filled.cleaned_data["happened_at"], "at": reader.at, "by": reader.hand}
        deed(complaint, filled.cleaned_data, when)

    return go_on(
        request,
        child,
        draft=kind,
        form=partial(form, **asked),
        initial={"happened_at": reader.at},
        does=done_with,
        title=title,
        button=button,
        intro=said,
        saved=done,
        to=back,
    )


def _when_again(complaint: Complaint) -> dict[str, Any]:
    """Whether a day on which it is heard again is asked for."""
    about = complaint.decision
    return {"renewed": about.forced or kind_on(about.kind, danish_day(about.happened_at)).renewed}


def _open(request: StaffRequest, complaint_id: UUID) -> tuple[Complaint, Child]:
    """A complaint through the door of its child. Raises Http404."""
    found = complaint_to_open(complaint_id)
    if found is None:
        raise Http404
    child = open_child(found.child_id, reader=request.reader, page="complaint")
    found.child = child
    return found, child
