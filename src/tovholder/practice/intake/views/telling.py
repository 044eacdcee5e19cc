"""What is told of how it went, and the risk that is weighed before the family hears of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.law.codelists import word_of
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.actions import open_child
from tovholder.practice.intake import actions
from tovholder.practice.intake.forms.acts import RiskForm, WhatFollowedForm
from tovholder.practice.intake.queries.one_concern import OneConcern, one_concern
from tovholder.practice.intake.queries.told import is_to_be_told
from tovholder.practice.intake.views.acting import act, posted
from tovholder.practice.intake.views.doors import for_the_front_desk, may_see, open_concern
from tovholder.practice.intake.views.once import answered_once
from tovholder.practice.intake.views.words import CHILD_ITSELF


@answered_once
def what_followed(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """A professional hears yes or no. For whoever works with the child: Modtagelsen, or the child's own unit."""
    found = one_concern(concern_id, on=danish_day(request.reader.at))
    if found is None or found.concern.moved_to_id or not is_to_be_told(found.concern.notification):
        raise Http404
    open_child(found.child.pk, reader=request.reader, page="intake_what_followed")
    notification = found.concern.notification
    form = WhatFollowedForm(
        posted(request), now=request.reader.at, not_before=notification.received_at, ways=_ways(found)
    )

    def deed(**signed: Any) -> None:
        given = form.cleaned_data
        actions.tell_notifier_what_followed(
            notification,
            started=given["answer"] == "yes",
            what=given["what"],
            in_person=given["how"] == "in_person",
            not_because=given["not_because"],
            given_at=given["given_at"],
            **signed,
        )

    desk = may_see(request.reader, notification) and (request.reader.is_intake or request.reader.is_leader)
    back = "" if desk else reverse("desk:child", args=[found.child.pk])
    about = _("Underretteren er fagperson (%s) og skal have at vide, om der er sat noget i gang. Ja eller nej er nok.")
    return act(
        request,
        found,
        form,
        deed,
        title=_("Besked til fagpersonen"),
        button=_("Gem besked"),
        about=about % word_of(notification.notifier_kind, "notifier").lower(),
        done=back,
    )


@for_the_front_desk
@answered_once
def assess_risk(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """Risikovurdering før kontakt: written before parents or network are involved."""
    found = open_concern(request, concern_id, page="intake_risk")
    form = RiskForm(posted(request), now=request.reader.at, not_before=found.concern.notification.received_at)

    def deed(**signed: Any) -> None:
        given = form.cleaned_data
        actions.assess_risk_before_contact(
            found.child,
            assessment=given["assessment"],
            not_to_be_contacted=given["not_to_be_contacted"],
            assessed_at=given["assessed_at"],
            **signed,
        )

    return act(
        request,
        found,
        form,
        deed,
        title=_("Risikovurdering før kontakt"),
        button=_("Gem risikovurdering"),
        about=_(
            "Ved æresrelateret konflikt eller negativ social kontrol skal risikoen vurderes, før forældre eller "
            "netværk inddrages (Barnets lov § 18, stk. 3). Kontaktstoppet bliver stående, til du ophæver det."
        ),
    )


def _ways(found: OneConcern) -> list[tuple[str, str]]:
    notification = found.concern.notification
    told = ("in_person", str(_("Fortalt personligt eller i telefon")))
    exposing = notification.notifier_kind == CHILD_ITSELF or bool(found.holds)
    return [told] if exposing or not notification.notifier_contact else [("letter", str(_("Brev"))), told]
