"""Checked before it is sent: who the letter goes to, where, what goes along, and what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.documents.delivering import BY_WIRE, deliveries_of, standing_of_delivery, way_of, ways_to
from tovholder.foundation.documents.enclosing import Paper, not_for, papers_of, too_much
from tovholder.foundation.documents.forms import CameBackForm, SendAgainForm, SendLetterForm
from tovholder.foundation.documents.forms.sending import WayForm
from tovholder.foundation.documents.models import LetterDelivery
from tovholder.foundation.documents.sending import AlreadySent, Way, as_it_stands, came_back, send_again, send_letter
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.identity import identity_bar
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.exposing import HeldBack
from tovholder.foundation.letters.kinds import is_followed
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.queries import is_in_the_outbox
from tovholder.foundation.letters.recipients import RecipientSeen, addressee_of, hindrances, look_at

PAGE = "send_letter"


def send(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """The letter's recipient, its papers and what stands in its way; by POST it is sent, or sent again."""
    letter, child, in_outbox, first = _opened(request, letter_id)
    if first is not None:
        return redirect("documents:send", first)
    today = danish_day(request.reader.at)
    sent = getattr(letter, "sent", None)
    deliveries = deliveries_of(sent) if sent is not None else []
    paper = as_it_stands(sent, deliveries) if sent is not None else letter
    seen = look_at(addressee_of(paper), child=child, on=today)
    stops = hindrances(paper, child=child, seen=seen, on=today)
    followed = is_followed(letter.kind)
    elsewhere = followed or (in_outbox and sent is None)
    asked = None if stops or elsewhere else _asked(request, letter, child, seen, deliveries)
    if asked is not None and asked.done():
        return redirect("documents:send", letter.pk)
    context = {
        "letter": letter,
        "paper": paper,
        "seen": seen,
        "stops": stops,
        "elsewhere": elsewhere,
        "followed": followed,
        "form": asked.form if asked is not None else None,
        "about": child,
        "sent": sent,
        "deliveries": [(each, standing_of_delivery(each)) for each in deliveries],
        "failed": bool(deliveries) and deliveries[-1].failed_at is not None,
        "can_come_back": bool(deliveries) and deliveries[-1].can_come_back,
        "along": _along(letter),
        "child": identity_bar(child, on=today),
    }
    return render(request, "documents/send.html", context)


def returned(request: StaffRequest, letter_id: UUID) -> HttpResponse:
    """A letter in the post has come back: which day and why; then it is sent another way."""
    letter, child, *_more = _opened(request, letter_id)
    sent = getattr(letter, "sent", None)
    last = deliveries_of(sent)[-1:] if sent is not None else []
    if not last or not last[0].can_come_back:
        messages.info(request, _("Se her, hvor langt brevet er."))
        return redirect("documents:send", letter.pk)
    form = CameBackForm(request.POST or None, sent_at=last[0].sent_at, now=request.reader.at)
    if form.is_valid():
        came_back(last[0], **form.came_back(), at=request.reader.at, by=request.reader.hand)
        messages.success(request, _("Det er skrevet ned. Send brevet en anden vej her på siden."))
        return redirect("documents:send", letter.pk)
    context = {"letter": letter, "form": form, "child": identity_bar(child, on=danish_day(request.reader.at))}
    return render(request, "documents/returned.html", context)


@dataclass(frozen=True)
class _Asked:
    """The page's form, and what it does when it is filled in; False when it could not be done, with the reasons."""

    form: WayForm
    does: Callable[[], bool]

    def done(self) -> bool:
        return self.form.is_valid() and self.does()


def _asked(
    request: StaffRequest, letter: Letter, child: Child, seen: RecipientSeen, deliveries: list[LetterDelivery]
) -> _Asked | None:
    """To check and send it; to send it again when it did not come through; nothing while it is under way or there."""
    if not deliveries:
        papers = papers_of(child, reader=request.reader)
        form = _form(request, papers, seen)
        return _Asked(form, lambda: _sent(request, letter, seen, papers, form))
    if deliveries[-1].failed_at is None:
        return None
    initial = way_of(deliveries[-1])
    again = SendAgainForm(request.POST or None, initial=initial, ways=ways_to(seen), known=seen.known_address)
    return _Asked(again, lambda: _sent_again(request, letter, again))


def _opened(request: StaffRequest, letter_id: UUID) -> tuple[Letter, Child, bool, UUID | None]:
    """The letter, through the door to its child, and whether it is under way. Raises Http404.

    Last the letter that was sent first, where this one is its words to another address.
    """
    first = LetterDelivery.objects.filter(paper=OuterRef("pk")).values("letter")[:1]
    letter = (
        Letter.objects.filter(pk=letter_id)
        .exclude(child=None)
        .select_related("sent")
        .annotate(in_outbox=is_in_the_outbox(), first=Subquery(first))
        .first()
    )
    if letter is None or letter.child_id is None:
        raise Http404
    return letter, open_child(letter.child_id, reader=request.reader, page=PAGE), letter.in_outbox, letter.first


def _form(request: StaffRequest, papers: list[Paper], seen: RecipientSeen) -> SendLetterForm:
    choices = [
        (str(each.document.pk), _("%(title)s (om %(names)s)") % {"title": each.document.title, "names": each.names})
        for each in papers
    ]
    return SendLetterForm(request.POST or None, papers=choices, registered=bool(seen.relation), ways=ways_to(seen))


def _sent(
    request: StaffRequest, letter: Letter, seen: RecipientSeen, papers: list[Paper], form: SendLetterForm
) -> bool:
    """Send it; False, with the reasons on the form, when a paper is not for the recipient, or they are too many."""
    chosen = [each for each in papers if str(each.document.pk) in form.cleaned_data.get("papers", ())]
    because, way = form.cleaned_data.get("because", ""), form.way()
    faults = not_for(seen, chosen, because=because, on=danish_day(request.reader.at))
    for each in faults:
        form.add_error("papers" if seen.relation else "because", each)
    if way.how in BY_WIRE and (fault := too_much(chosen)):
        form.add_error("papers", fault)
    if form.errors:
        return False
    try:
        send_letter(letter, way=way, papers=chosen, because=because, at=request.reader.at, by=request.reader.hand)
    except AlreadySent as again:
        messages.info(request, str(again))
    else:
        messages.success(request, _told(way))
    return True


def _sent_again(request: StaffRequest, letter: Letter, form: SendAgainForm) -> bool:
    """Send it again; False, with the reason on the form, when it must not go there."""
    try:
        send_again(letter.sent, way=form.way(), at=request.reader.at, by=request.reader.hand)
    except HeldBack as held:
        form.add_error(None, str(held))
        return False
    except AlreadySent as already:
        messages.info(request, str(already))
    else:
        messages.success(request, _told(form.way()))
    return True


def _told(way: Way) -> str:
    if way.how in BY_WIRE:
        return _("Brevet er lagt i kø. Her på siden kan du se, når det er leveret.")
    return _("Brevet er noteret som sendt.")


def _along(letter: Letter) -> list[Any]:
    sent = getattr(letter, "sent", None)
    return list(sent.enclosures.select_related("document").order_by("pk")) if sent is not None else []
