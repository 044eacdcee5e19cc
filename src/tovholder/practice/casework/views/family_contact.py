"""The placed child's contact with its family: decided, paused, taken up again, and how it went."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.drafts.kinds import keeps_drafts
from tovholder.foundation.families.actions import open_child
from tovholder.practice.casework import actions
from tovholder.practice.casework.forms import ContactForm, ContactHeldForm, PauseForm
from tovholder.practice.casework.models import DecidedBy
from tovholder.practice.casework.queries.help import contact_to_open, contacts_of
from tovholder.practice.casework.views.acting import act, done_before, press_in_case
from tovholder.practice.casework.views.placing import opened_placement
from tovholder.practice.casework.views.while_placed import act_on_placement, page_of_placement

CONTACT = keeps_drafts("samvaer", danish="Samvær", page="casework:decide_contact")
PAUSE = keeps_drafts("samvaer-pause", danish="Pause i samvær", page="casework:pause_contact")
HELD = keeps_drafts("samvaer-holdt", danish="Samvær holdt", page="casework:contact_held")


def decide_contact(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """What contact is decided with somebody; what was decided before with the same person ends."""
    return act_on_placement(
        request,
        placement_id,
        page="decide_contact",
        draft=CONTACT,
        form=ContactForm,
        does=lambda found, given, when: actions.decide_contact(
            found, **{**given, "decided_by": DecidedBy(given["decided_by"])}, **when
        ),
        title=_("Samvær"),
        button=_("Gem samvær"),
        saved=_("Samværet er gemt."),
        intro=_("Skriv det, der er afgjort, for én person ad gangen."),
    )


def pause_contact(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """The child has asked for a pause in contact, and gets it."""
    return act_on_placement(
        request,
        placement_id,
        page="pause_contact",
        draft=PAUSE,
        form=PauseForm,
        does=lambda found, given, when: actions.pause_contact(found, **given, **when),
        title=_("Pause i samværet"),
        button=_("Gem pausen"),
        saved=_("Pausen er gemt. Giv dem, det angår, besked."),
        intro=_("Barnet kan bede om en pause i samværet med forældre eller netværk i op til 8 uger (§ 104, stk. 5)."),
    )


@require_POST
def resume_contact(request: StaffRequest, contact_id: UUID) -> HttpResponse:
    """The pause is over before its day."""
    pause: Any = contact_to_open(contact_id)
    if pause is None:
        raise Http404
    pause.child = open_child(pause.child_id, reader=request.reader, page="resume_contact")
    to, saved = reverse("casework:placement", args=[pause.placement_id]), _("Samværet er genoptaget.")
    if pause.ended_at is not None:
        return done_before(request, saved, to=to)
    at, by = request.reader.at, request.reader.hand
    return press_in_case(
        request,
        pause.child,
        lambda: actions.resume_contact(pause, happened_at=at, at=at, by=by),
        what="samvaer-genoptaget",
        title=_("Genoptag samværet"),
        button=_("Genoptag samværet"),
        saved=saved,
        to=to,
    )


def contact_held(request: StaffRequest, placement_id: UUID) -> HttpResponse:
    """Contact took place; how it went."""
    found, child = opened_placement(request, placement_id, page="contact_held")
    standing = [each for each in contacts_of(found) if each.ended_at is None and each.every_days]
    at, by = request.reader.at, request.reader.hand

    def hold(form: ContactHeldForm) -> None:
        contact = form.cleaned_data["contact"]
        contact.child = child
        went, happened_at = form.cleaned_data["went"], form.cleaned_data["happened_at"]
        actions.record_contact_held(contact, went=went, happened_at=happened_at, at=at, by=by)

    return act(
        request,
        child,
        draft=HELD,
        form=partial(ContactHeldForm, now=at, contacts=standing),
        does=hold,
        title=_("Samvær holdt"),
        button=_("Gem samvær"),
        saved=_("Samværet er skrevet ind."),
        to=page_of_placement(found),
    )
