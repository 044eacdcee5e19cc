"""Checked before it is sent: who the letter goes to, where, what goes along, and what stands in the way."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.documents.enclosing import AlreadySent, Paper, not_for, papers_of, send_letter
from tovholder.foundation.documents.forms import SendLetterForm
from tovholder.foundation.documents.models import HowSent
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.identity import identity_bar
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.kinds import is_followed
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.queries import is_in_the_outbox
from tovholder.foundation.letters.recipients import RecipientSeen, addressee_of, hindrances, look_at

PAGE = "send_letter"


def send(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """The letter's recipient, its papers and what stands in its way; by POST it is noted as sent."""
    letter, child, in_outbox = _opened(request, letter_id)
    today = danish_day(request.reader.at)
    seen = look_at(addressee_of(letter), child=child, on=today)
    stops = hindrances(letter, child=child, seen=seen, on=today)
    papers = papers_of(child, reader=request.reader)
    elsewhere = is_followed(letter.kind) or (in_outbox and not hasattr(letter, "sent"))
    form = _form(request, papers, seen) if not (stops or elsewhere or hasattr(letter, "sent")) else None
    if form is not None and form.is_valid() and _sent(request, letter, child, seen, papers, form):
        return redirect("documents:send", letter.pk)
    context = {
        "letter": letter,
        "seen": seen,
        "stops": stops,
        "elsewhere": elsewhere,
        "form": form,
        "about": child,
        "sent": getattr(letter, "sent", None),
        "along": _along(letter),
        "child": identity_bar(child, on=today),
    }
    return render(request, "documents/send.html", context)


def _opened(request: StaffRequest, letter_id: UUID) -> tuple[Letter, Child, bool]:
    """The letter, through the door to its child, and whether it is under way. Raises Http404."""
    letter = (
        Letter.objects.filter(pk=letter_id)
        .exclude(child=None)
        .select_related("sent")
        .annotate(in_outbox=is_in_the_outbox())
        .first()
    )
    if letter is None or letter.child_id is None:
        raise Http404
    return letter, open_child(letter.child_id, reader=request.reader, page=PAGE), letter.in_outbox


def _form(request: StaffRequest, papers: list[Paper], seen: RecipientSeen) -> SendLetterForm:
    choices = [
        (str(each.document.pk), _("%(title)s (om %(names)s)") % {"title": each.document.title, "names": each.names})
        for each in papers
    ]
    return SendLetterForm(request.POST or None, papers=choices, seen=seen)


def _sent(
    request: StaffRequest, letter: Letter, child: Child, seen: RecipientSeen, papers: list[Paper], form: SendLetterForm
) -> bool:
    """Note it; False, with the reasons on the form, when a paper is not for the recipient."""
    given = form.cleaned_data
    chosen = [each for each in papers if str(each.document.pk) in given.get("papers", ())]
    because = given.get("because", "")
    faults = not_for(seen, chosen, because=because, on=danish_day(request.reader.at))
    if faults:
        for each in faults:
            form.add_error("papers" if seen.relation else "because", each)
        return False
    try:
        send_letter(
            letter,
            child=child,
            how=HowSent(given["how"]),
            papers=chosen,
            because=because,
            at=request.reader.at,
            by=request.reader.hand,
        )
    except AlreadySent as again:
        messages.info(request, str(again))
    else:
        messages.success(request, _("Brevet er noteret som sendt."))
    return True


def _along(letter: Letter) -> list[Any]:
    sent = getattr(letter, "sent", None)
    return list(sent.enclosures.select_related("document").order_by("pk")) if sent is not None else []
