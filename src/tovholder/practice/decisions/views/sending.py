"""Sending a decision to one party at a time: looked at, sent with one press; and that they have it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.documents.forms import CameBackForm
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.actions import HeldBack
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.recipients import RecipientSeen, addressee_of, look_at
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.models import Decision
from tovholder.practice.casework.views.acting import act_in_case, done_before
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.addressees import PartyRecipient
from tovholder.practice.decisions.forms.addresses import KnownAddress
from tovholder.practice.decisions.forms.telling import HandedOverForm, PartyLetterForm, PostAgainForm
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.models import Dispatch, HowTold
from tovholder.practice.decisions.queries import addressees_of
from tovholder.practice.decisions.views.frame import act, open_decision, page_of
from tovholder.practice.decisions.views.letter_words import letter_fields, refuse_to_expose
from tovholder.practice.decisions.views.under_way import still_to_send

LETTERS = keeps_drafts("breve-om-afgoerelse", danish="Brev om en afgørelse", page="decisions:tell")
CAME_BACK = keeps_drafts("brev-retur", danish="Et brev kommet retur", page="decisions:came_back")
POST_AGAIN = keeps_drafts("brev-igen", danish="Brev sendt igen", page="decisions:post_again")
HANDED_OVER = keeps_drafts("brev-udleveret", danish="Brev udleveret", page="decisions:handed_over")


@require_safe
def tell(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """On to the next party nothing has been sent to; to the decision when there is none."""
    found, child = open_decision(request, decision_id, page="tell_decision")
    return redirect(_next(found, child))


def send(request: StaffRequest, decision_id: UUID, person: UUID) -> HttpResponse:
    """Look at who gets it, where and with what; then one press sends it, and the next party comes."""
    found, child = open_decision(request, decision_id, page="tell_decision")
    to = next((each for each in addressees_of(found, child) if each.person == person), None)
    if to is None or to not in still_to_send(found, [to]):
        return redirect(_next(found, child))
    today, fields = danish_day(request.reader.at), letter_fields(found, child)
    writing = writing_of(request, LETTERS, about=found.pk)
    if writing.only_kept:
        return redirect(request.path)
    seen = look_at(to.to, child=child, on=today)
    form = _form(request, to, seen, danish_day(found.happened_at), writing)

    def deed() -> None:
        if not to.is_child:
            refuse_to_expose(fields, child, on=today)
        actions.send_decision(
            found, _party_letter(form, to), fields=fields, at=request.reader.at, by=request.reader.hand
        )

    how: dict[str, Any] = {
        "saved": lambda: _told(_party_letter(form, to)),
        "to": lambda _sent: _next(found, child, but=person),
        "refused": (HeldBack, actions.AlreadySent),
    }
    if done := act_in_case(writing, form, deed, child=child, **how):
        return done
    context = page_of(
        request,
        child,
        back=reverse("decisions:decision", args=[found.pk]),
        decision=found,
        kind=kind_on(found.kind, danish_day(found.happened_at)),
        tab=_("Send afgørelsen"),
        to=to,
        seen=seen,
        form=form,
        writing=writing,
        body=fields,
    )
    return render(request, "decisions/send.html", context)


def handed_over(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """The party has the letter in hand."""
    sent, child = _open(request, dispatch_id)
    reader, today = request.reader, danish_day(request.reader.at)
    back = reverse("decisions:decision", args=[sent.decision_id])
    if sent.told_id is not None:
        return redirect(back)
    asked: dict[str, Any] = {"decided_on": danish_day(sent.decision.happened_at), "today": today, "how": sent.how}

    def deed(form: Any) -> None:
        given = form.cleaned_data
        how = HowTold(given["how"])
        actions.handed_over(sent, how=how, told_on=given["told_on"], at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        lambda posted, initial: HandedOverForm(posted, initial=initial, **asked),
        deed,
        kind=HANDED_OVER,
        about=sent.pk,
        adds=False,  # the letter was sent while the case was open, or said why then
        title=_("%s har fået brevet") % sent.person_name,
        more={"tab": _("Brevet er modtaget")},
        button=_("Gem modtagelse"),
        said=_("Print brevet på afgørelsens side, og giv det til %s.") % sent.person_name,
        done=_("Det er skrevet ned. Klagefristen løber."),
        back=back,
    )


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
        lambda posted, initial: CameBackForm(posted, initial=initial, sent_at=sent.sent_at, now=reader.at),
        deed,
        kind=CAME_BACK,
        about=sent.pk,
        adds=False,  # the letter was sent while the case was open, or said why then
        title=_("Brevet til %s er kommet retur") % sent.person_name,
        more={"tab": _("Brevet er kommet retur")},
        button=_("Notér returpost"),
        said=_("Klagefristen løber ikke, før parten har brevet. Der kommer en opgave om at finde en anden vej."),
        done=_("Det er skrevet ned. Send brevet igen, eller udlever det."),
        back=back,
    )


@require_POST
def send_again(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Once more into the outbox; a letter on paper is posted from a page of its own, which asks where to."""
    sent, _child = _open(request, dispatch_id)
    to = reverse("decisions:decision", args=[sent.decision_id])
    if sent.can_be_posted_again:
        return redirect("decisions:post_again", sent.pk)
    queued = _("Brevet er lagt i kø igen.")
    if sent.failed_at is None or sent.told_id is not None:
        return done_before(request, queued if sent.told_id is None else _("%s har brevet.") % sent.person_name, to=to)
    try:
        actions.send_again(sent, at=request.reader.at, by=request.reader.hand)
    except HeldBack as held:
        messages.warning(request, str(held))
    else:
        messages.success(request, queued)
    return redirect(to)


def post_again(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """A letter that came back goes in the post again, to the newest address we know or another one."""
    sent, child = _open(request, dispatch_id)
    reader, back = request.reader, reverse("decisions:decision", args=[sent.decision_id])
    if not sent.can_be_posted_again:
        return done_before(request, _("Se her, hvor langt brevet er."), to=back)
    letter = Letter.objects.get(pk=sent.letter)
    seen = look_at(addressee_of(letter), child=child, on=reader.today)
    known = KnownAddress(seen.lives or letter.address, seen.hidden)

    def deed(form: Any) -> None:
        actions.send_again(sent, address=form.cleaned_data["address"], at=reader.at, by=reader.hand)

    return act(
        request,
        child,
        lambda posted, initial: PostAgainForm(posted, initial=initial, known=known),
        deed,
        kind=POST_AGAIN,
        about=sent.pk,
        adds=False,  # the letter was sent while the case was open, or said why then
        title=_("Send brevet til %s igen") % sent.person_name,
        more={"tab": _("Send brevet igen")},
        button=_("Send igen med post"),
        said=_came_back_from(letter, seen, sent),
        done=_("Print brevet, og læg det i posten."),
        back=back,
    )


def _came_back_from(letter: Letter, seen: RecipientSeen, sent: Dispatch) -> str:
    """Where it was sent and why it came back; an address that must not be shown is not told."""
    told = {"day": day(sent.failed_at) if sent.failed_at else "", "why": sent.trouble, "where": letter.address}
    if seen.hidden or not letter.address:
        return _("Brevet kom retur %(day)s: %(why)s") % told
    return _("Brevet til %(where)s kom retur %(day)s: %(why)s") % {**told, "where": ", ".join(_lines(letter.address))}


def _lines(address: str) -> list[str]:
    return [line.strip() for line in address.splitlines() if line.strip()]


def _told(letter: actions.PartyLetter) -> str:
    """What the person is told when it is sent."""
    if letter.told_on is not None:
        return _("%s har afgørelsen. Klagefristen løber.") % letter.to.name
    if letter.how == HowTold.DIGITAL_POST:
        return _("Afgørelsen til %s er lagt i kø til Digital Post.") % letter.to.name
    return _("Brevet til %s er skrevet. Print det, og skriv, når parten har det.") % letter.to.name


def _form(
    request: StaffRequest, to: PartyRecipient, seen: RecipientSeen, decided_on: date, writing: Writing
) -> PartyLetterForm:
    return PartyLetterForm(
        request.POST or None,
        initial=writing.initial() if to.is_child else None,
        addressee=to,
        decided_on=decided_on,
        today=danish_day(request.reader.at),
        known=KnownAddress(seen.lives or to.to.address, seen.hidden),
    )


def _party_letter(form: PartyLetterForm, to: PartyRecipient) -> actions.PartyLetter:
    given = form.cleaned_data
    return actions.PartyLetter(
        person=to.person,
        to=replace(to.to, address=form.where()),
        role=to.role,
        how=HowTold(given["how"]),
        told_on=given["told_on"],
        letter="decision_child" if to.is_child else "decision",
        told_to_child=given.get("told_to_child", ""),
    )


def _next(found: Decision, child: Child, *, but: UUID | None = None) -> str:
    for each in still_to_send(found, addressees_of(found, child)):
        if each.person != but:
            return reverse("decisions:send", args=[found.pk, each.person])
    return reverse("decisions:decision", args=[found.pk])


def _open(request: StaffRequest, dispatch_id: UUID) -> tuple[Dispatch, Child]:
    """A letter under way, through the door of its child. Raises Http404."""
    found = Dispatch.objects.select_related("decision", "outgoing").filter(pk=dispatch_id).first()
    if found is None:
        raise Http404
    child = open_child(found.decision.child_id, reader=request.reader, page="tell_decision")
    found.decision.child = child
    return found, child
