"""Sending a decision to one party at a time: looked at, and sent with one press."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.drafts.writing import Writing, writing_of
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.actions import HeldBack
from tovholder.foundation.letters.recipients import RecipientSeen, look_at
from tovholder.practice.casework.models import Decision
from tovholder.practice.casework.views.acting import act_in_case
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.addressees import PartyRecipient
from tovholder.practice.decisions.forms.telling import PartyLetterForm
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.models import HowTold
from tovholder.practice.decisions.queries import addressees_of
from tovholder.practice.decisions.views.frame import open_decision, page_of
from tovholder.practice.decisions.views.letter_words import letter_fields, refuse_to_expose
from tovholder.practice.decisions.views.under_way import still_to_send

LETTERS = keeps_drafts("breve-om-afgoerelse", danish="Brev om en afgørelse", page="decisions:tell")


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
        known=seen.known_address,
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
