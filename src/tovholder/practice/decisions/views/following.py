"""After a party's letter is sent: that they have it, that it came back, and that it goes again another way."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.documents.forms import CameBackForm
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.recipients import RecipientSeen, addressee_of, look_at
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.views.acting import done_before
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.forms.telling import HandedOverForm, SendAgainForm
from tovholder.practice.decisions.models import Dispatch, HowTold
from tovholder.practice.decisions.views.frame import act

CAME_BACK = keeps_drafts("brev-retur", danish="Et brev kommet retur", page="decisions:came_back")
SEND_AGAIN = keeps_drafts("brev-igen", danish="Brev sendt igen", page="decisions:send_again")
HANDED_OVER = keeps_drafts("brev-udleveret", danish="Brev udleveret", page="decisions:handed_over")


def handed_over(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """The party has the letter in hand."""
    sent, child = _open(request, dispatch_id)
    reader, today = request.reader, danish_day(request.reader.at)
    back = reverse("decisions:decision", args=[sent.decision_id])
    if sent.told_id is not None:
        return redirect(back)
    asked: dict[str, Any] = {
        "decided_on": danish_day(sent.decision.happened_at),
        "today": today,
        "likely": HowTold(sent.how) if sent.by_hand and sent.failed_at is None else HowTold.IN_PERSON,
    }

    def deed(form: Any) -> None:
        given = form.cleaned_data
        how = HowTold(given["how"])
        actions.handed_over(sent, how=how, told_on=given["told_on"], at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        draft=HANDED_OVER,
        form=partial(HandedOverForm, **asked),
        does=deed,
        adds=False,  # the letter was sent while the case was open, or said why then
        title=_("%s har fået brevet") % sent.person_name,
        tab=_("Brevet er modtaget"),
        button=_("Gem modtagelse"),
        intro=_what_to_do(sent) % sent.person_name,
        saved=_("Det er skrevet ned. Klagefristen løber."),
        to=back,
    )


def _what_to_do(sent: Dispatch) -> str:
    if sent.can_come_back:
        return _("Skriv, hvilken dag brevet kom frem til %s.")
    return _("Print brevet på afgørelsens side, og giv det til %s. Skriv så her, hvornår det var.")


def came_back(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """The letter has come back by post: somebody has to find another way."""
    sent, child = _open(request, dispatch_id)
    reader, back = request.reader, reverse("decisions:decision", args=[sent.decision_id])
    if not sent.can_come_back:
        return done_before(request, _("Se her, hvor langt brevet er."), to=back)

    def deed(form: Any) -> None:
        actions.came_back(sent, **form.came_back(), at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        draft=CAME_BACK,
        form=partial(CameBackForm, sent_at=sent.sent_at, now=reader.at),
        does=deed,
        adds=False,  # the letter was sent while the case was open, or said why then
        title=_("Brevet til %s er kommet retur") % sent.person_name,
        tab=_("Brevet er kommet retur"),
        button=_("Notér returpost"),
        intro=_("Klagefristen løber ikke, før parten har brevet. Der kommer en opgave om at finde en anden vej."),
        saved=_("Det er skrevet ned. Send brevet igen, eller udlever det."),
        to=back,
    )


def send_again(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """A letter that did not come through goes again: by Digital Post, or in the post to the newest address we know."""
    sent, child = _open(request, dispatch_id)
    reader, back = request.reader, reverse("decisions:decision", args=[sent.decision_id])
    if not sent.can_be_sent_again:
        return done_before(request, _("Se her, hvor langt brevet er."), to=back)
    letter = Letter.objects.get(pk=sent.letter)
    seen = look_at(addressee_of(letter), child=child, on=reader.today)
    asked: dict[str, Any] = {
        "known": seen.known_address,
        "has_letterbox": seen.to.person is not None,
    }

    def deed(form: Any) -> None:
        how = HowTold(form.cleaned_data["how"])
        actions.send_again(sent, how=how, address=form.where(), at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        draft=SEND_AGAIN,
        form=partial(SendAgainForm, **asked),
        does=deed,
        adds=False,  # the letter was sent while the case was open, or said why then
        title=_("Send brevet til %s igen") % sent.person_name,
        tab=_("Send brevet igen"),
        button=_("Send igen"),
        intro=_did_not_come_through(letter, seen, sent),
        saved=lambda form: _told_again(form.cleaned_data.get("how", "")),
        to=back,
    )


def _did_not_come_through(letter: Letter, seen: RecipientSeen, sent: Dispatch) -> str:
    """How it was sent and why it did not come through; an address that must not be shown is not told."""
    told = {"day": day(sent.failed_at) if sent.failed_at else "", "why": sent.trouble, "where": letter.address}
    if not sent.by_hand:
        return _("Brevet kom ikke frem med Digital Post %(day)s: %(why)s") % told
    if seen.hidden or not letter.address:
        return _("Brevet kom retur %(day)s: %(why)s") % told
    return _("Brevet til %(where)s kom retur %(day)s: %(why)s") % {**told, "where": ", ".join(_lines(letter.address))}


def _told_again(how: str) -> str:
    if how == HowTold.DIGITAL_POST:
        return _("Brevet er lagt i kø til Digital Post.")
    return _("Print brevet, og læg det i posten.")


def _lines(address: str) -> list[str]:
    return [line.strip() for line in address.splitlines() if line.strip()]


def _open(request: StaffRequest, dispatch_id: UUID) -> tuple[Dispatch, Child]:
    """A letter under way, through the door of its child. Raises Http404."""
    found = Dispatch.objects.select_related("decision", "outgoing").filter(pk=dispatch_id).first()
    if found is None:
        raise Http404
    child = open_child(found.decision.child_id, reader=request.reader, page="tell_decision")
    found.decision.child = child
    return found, child
