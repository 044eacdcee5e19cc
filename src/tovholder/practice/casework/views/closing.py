"""A case is closed, or opened again."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child, ChildState
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import CloseCaseForm, ReopenForm
from tovholder.practice.casework.models import Case
from tovholder.practice.casework.periods import rows_of
from tovholder.practice.casework.queries import cases_of
from tovholder.practice.casework.queries.help import open_help
from tovholder.practice.casework.queries.waiting import (
    closed_case_of,
    investigation_owed,
    worries_left,
)
from tovholder.practice.casework.queries.what_stands import what_stands
from tovholder.practice.casework.views.acting import act, done_before
from tovholder.practice.casework.views.ending import ends_with_the_case, stays_with_the_child
from tovholder.practice.casework.views.frame import back_to_case, page_of

CLOSE = keeps_drafts("luk-sag", danish="Luk sagen", page="casework:close_case")
REOPEN = keeps_drafts("genaabn-sag", danish="Åbn sagen igen", page="casework:reopen_case")


def close_case(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Close the child's case, when all help has ended: why, what follows, and that the parties know."""
    child = open_child(child_id, reader=request.reader, page="close_case")
    cases = cases_of(child)
    if not cases:
        raise Http404
    case: Any = next((each for each in cases if each.closed_at is None), None)
    if case is None:
        return done_before(request, _("Sagen er lukket. Her står, hvad der er skrevet."), to=back_to_case(child.pk))
    case.child = child
    at, by = request.reader.at, request.reader.hand
    if any(running := open_help(child, at=at)):
        rows = rows_of(*running, today=danish_day(at))
        return render(request, "casework/not_closed.html", page_of(request, child, rows=rows, child_id=child.pk))
    stands, died = what_stands(child), child.died_on is not None
    endings = ends_with_the_case(child, stands, at=at)
    staying = stays_with_the_child(child, at=at)
    told = [(_("Slutter med sagen"), endings), (_("Står, også når sagen er lukket"), staying)]
    ends = [(what, "\n".join(each.words for each in things)) for what, things in told if things]
    asks: dict[str, Any] = {
        "opened_on": danish_day(case.opened_at),
        "died": died,
        "unborn": child.state == ChildState.UNBORN,
        "investigated": bool(stands.investigations),
    }
    return act(
        request,
        child,
        draft=CLOSE,
        form=partial(CloseCaseForm, now=at, **asks),
        does=lambda form: actions.close_case(case, **form.cleaned_data, at=at, by=by),
        title=_("Luk sagen"),
        button=_("Luk sagen"),
        saved=_("Sagen er lukket. Den kan åbnes igen, hvis der sker noget nyt.") if not died else _("Sagen er lukket."),
        to=back_to_case(child.pk),
        facts=[(_("Åben siden"), day(danish_day(case.opened_at))), *ends],
        links=[(each.name, each.url) for each in (*endings, *staying)],
        links_intro=_("Det kan gøres færdigt, før du lukker sagen:"),
        warning="" if died else _before_closing(child, begun=bool(stands.investigations)),
        adds=False,
        under_hold=_("Der er kontaktstop: giv ikke familien besked. Skriv i stedet, hvorfor de ikke har fået det."),
    )


def _before_closing(child: Child, *, begun: bool) -> str:
    """What should be done first: a notification assessed, the child seen, an investigation that was decided on begun.

    It warns; the law does not stop here. What is `begun` is named among what ends with the case.
    """
    left, said = worries_left(child), []
    if left.unassessed:
        said.append(_("Underretningen %s er ikke vurderet endnu.") % day(danish_day(left.unassessed)))
    if left.unseen and child.state != ChildState.UNBORN:
        words = _("Ingen har talt med eller mødt barnet siden underretningen %s. Se barnet, før du lukker sagen.")
        said.append(words % day(danish_day(left.unseen)))
    if not begun and investigation_owed(child):
        said.append(
            _("Undersøgelsen, der er besluttet, er ikke begyndt. Begynd den, eller skriv, hvorfor den ikke laves.")
        )
    return " ".join(said)


def reopen_case(request: StaffRequest, child_id: UUID) -> HttpResponse:
    """Open the child's case again, and say why; the closed one stands as it was closed."""
    child = open_child(child_id, reader=request.reader, page="reopen_case")
    closed: Case | None = closed_case_of(child)
    if child.died_on is not None or not (closed or cases_of(child)):
        raise Http404
    if closed is None:
        return done_before(request, _("Sagen er åben."), to=back_to_case(child.pk))
    at, by = request.reader.at, request.reader.hand
    closed_on = day(danish_day(closed.closed_at)) if closed.closed_at else ""
    return act(
        request,
        child,
        draft=REOPEN,
        form=ReopenForm,
        does=lambda form: actions.open_case(child, **form.cleaned_data, happened_at=at, at=at, by=by),
        title=_("Åbn sagen igen"),
        button=_("Åbn sagen igen"),
        saved=_("Sagen er åben igen."),
        to=back_to_case(child.pk),
        facts=[(_("Lukket"), closed_on), (_("Fordi"), closed.closed_because)],
        intro=_(
            "Undersøgelser, planer og udtalelser, der sluttede med sagen, begynder ikke igen af sig selv. Det skrevne "
            "står der stadig: beslut en ny undersøgelse, og lav en ny plan, hvis barnet skal have det."
        ),
        adds=False,
    )
