"""What waits to be signed: read by somebody with the competence, and signed or sent back with a reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_name
from tovholder.practice.casework.views.acting import done_before, press_in_case
from tovholder.practice.casework.views.afterwards import afterwards_of
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.forms.deciding import ReturnForm
from tovholder.practice.decisions.gates import consent_is_missing
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.models import Preparation, Proposal
from tovholder.practice.decisions.queries import (
    has_had_to_sign,
    prepared_of,
    waiting_for_signature,
    waiting_proposal,
)
from tovholder.practice.decisions.seen import Prepared
from tovholder.practice.decisions.views.deciding import DECISION, SIGNED, after, competence_of, signed
from tovholder.practice.decisions.views.frame import open_preparation, page_of
from tovholder.practice.decisions.views.proposals import proposal_in_words
from tovholder.practice.decisions.views.who_signs import who_signs
from tovholder.practice.decisions.views.words import gate_rows


@require_safe
def waiting(request: StaffRequest) -> HttpResponse:
    """What waits for this reader's signature, the oldest first."""
    reader = request.reader
    found = waiting_for_signature(reader)
    if found:
        note_list_reading([each.preparation.child_id for each in found], reader=reader, page="to_sign")
    today = danish_day(reader.at)
    rows = [(each, shown_name(each.preparation.child), kind_on(each.preparation.kind, today).danish) for each in found]
    return render(request, "decisions/waiting.html", {"rows": rows, "now": reader.at})


def sign(request: StaffRequest, preparation_id: UUID) -> HttpResponse:
    """Somebody with the competence reads a proposal, and signs it or sends it back with a reason."""
    reader, settled = request.reader, _("Forslaget er allerede underskrevet eller sendt tilbage.")
    try:
        found, child = open_preparation(request, preparation_id, page="sign")
    except Http404:
        if has_had_to_sign(preparation_id, reader):
            return done_before(request, settled, to=reverse("decisions:waiting"))
        raise
    row, there = waiting_proposal(found), reverse("decisions:preparation", args=[found.pk])
    if row is None:
        return done_before(request, settled, to=there)
    prepared = prepared_of(found, child, on=danish_day(reader.at))
    answer = competence_of(request, found, prepared)
    form = ReturnForm(request.POST if request.POST.get("do") == "return" else None)
    if request.method == "POST" and answer.allowed:
        if request.POST.get("do") == "sign" and not consent_is_missing(prepared):
            return _signed_here(request, child, prepared, found, row["answers"])
        if form.is_valid():
            proposal = Proposal.objects.select_related("preparation__child").get(pk=row["id"])
            _sent_back(request, proposal, child, because=form.cleaned_data["because"])
            return redirect(_on_from(child, there, reader=reader))
    context = page_of(
        request,
        child,
        back=there,
        form=form,
        preparation=found,
        kind=prepared.kind,
        answer=answer,
        **who_signs(child, answer, on=prepared.on),
        proposal=row,
        parts=proposal_in_words(row["answers"], prepared),
        gates=gate_rows(prepared, found.pk, written=True),
        stopped=consent_is_missing(prepared),
    )
    return render(request, "decisions/sign.html", context)


def _signed_here(
    request: StaffRequest, child: Child, prepared: Prepared, found: Preparation, answers: dict[str, Any]
) -> HttpResponse:
    """The proposal becomes the decision, as it was written."""
    reader = request.reader
    return press_in_case(
        request,
        child,
        lambda: signed(request, found, prepared, answers),
        what=DECISION.form,
        title=_("Underskriv afgørelsen"),
        button=_("Underskriv afgørelsen"),
        saved=str(SIGNED) if reader.needs_no_key_to(child.unit_id) else _("Afgørelsen er truffet."),
        to=lambda made: _on_from(child, after(made, found), reader=reader),
        back=_on_from(child, reverse("decisions:child", args=[child.pk]), reader=reader),
        refused=(actions.AlreadyDecided,),
    )


def _sent_back(request: StaffRequest, proposal: Proposal, child: Child, *, because: str) -> None:
    """Back to who wrote it, with a reason; where the case is closed the same reason stands for that."""
    reader = request.reader
    with transaction.atomic():
        actions.return_proposal(proposal, because=because, by_name=reader.user.name, at=reader.at, by=reader.hand)
        afterwards_of(child).tell(proposal, what="forslag-sendt-tilbage", because=because, reader=reader)
    messages.success(request, _("Forslaget er sendt tilbage med din begrundelse."))


def _on_from(child: Child, to: str, *, reader: Reader) -> str:
    """On to `to`; who had a key only while this waited goes to what else waits."""
    return to if reader.needs_no_key_to(child.unit_id) else reverse("decisions:waiting")
