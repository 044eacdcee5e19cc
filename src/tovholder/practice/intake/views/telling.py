"""What is told of how it went: to the family, and to who notified; and the risk that is weighed before."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.law.codelists import word_of
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.ui.language import as_read
from tovholder.practice.intake import actions
from tovholder.practice.intake.forms.acts import FamilyContactForm, RiskForm, WhatFollowedForm
from tovholder.practice.intake.models import Answer, Concern
from tovholder.practice.intake.queries.one_concern import OneConcern, Sibling, one_concern
from tovholder.practice.intake.queries.told import is_to_be_told
from tovholder.practice.intake.views.acting import act, posted
from tovholder.practice.intake.views.doors import for_the_front_desk, may_see, open_concern
from tovholder.practice.intake.views.once import answered_once
from tovholder.practice.intake.views.words import CHILD_ITSELF


@answered_once
def contact_family(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """The family has been talked with. For Modtagelsen, and for the child's own unit once it is decided what happens.

    Before that what the family may know is not weighed yet.
    """
    found = _worked_with(request, concern_id, page="intake_contact")
    if not (found.concern.screened_at or _at_the_desk(found, reader=request.reader)):
        raise Http404
    beside = _seen_with(found, reader=request.reader)
    form = FamilyContactForm(
        posted(request),
        now=request.reader.at,
        not_before=found.concern.notification.received_at,
        siblings=[(key, shown_name(each.child)) for key, each in beside.items()],
    )

    def deed(*, at: datetime, by: Author) -> None:
        given = form.cleaned_data
        others = Concern.objects.filter(pk__in=given.get("also", ())).order_by("pk")
        for concern in [found.concern, *others]:
            actions.note_family_contact(concern, how=given["how"], contacted_at=given["contacted_at"], at=at, by=by)
            if given["told"] == Answer.YES:
                how = _("ved kontakten")
                actions.tell_parents(concern, whom=given["how"], how=how, told_at=given["contacted_at"], at=at, by=by)

    return act(
        request,
        found,
        form,
        deed,
        title=_("Kontakt med familien"),
        button=_("Gem kontakt"),
        about="",
        held=True,
        done=_back_from(found, reader=request.reader),
    )


@answered_once
def what_followed(request: StaffRequest, concern_id: UUID) -> HttpResponse:
    """A professional hears yes or no. For whoever works with the child: Modtagelsen, or the child's own unit."""
    found = _worked_with(request, concern_id, page="intake_what_followed")
    notification = found.concern.notification
    if not is_to_be_told(notification):
        raise Http404
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

    about = _("Underretteren er fagperson (%s) og skal have at vide, om der er sat noget i gang. Ja eller nej er nok.")
    return act(
        request,
        found,
        form,
        deed,
        title=_("Besked til fagpersonen"),
        button=_("Gem besked"),
        about=about % as_read(word_of(notification.notifier_kind, "notifier")).lower(),
        done=_back_from(found, reader=request.reader),
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


def _worked_with(request: StaffRequest, concern_id: UUID, *, page: str) -> OneConcern:
    """The concern, for whoever may open the child; the reading is noted. Raises Http404 otherwise."""
    found = one_concern(concern_id, on=danish_day(request.reader.at))
    if found is None or found.concern.moved_to_id:
        raise Http404
    open_child(found.child.pk, reader=request.reader, page=page)
    return found


def _back_from(found: OneConcern, *, reader: Reader) -> str:
    """Where it leads afterwards: those of the front desk to Vurdering, anybody else to the child."""
    return "" if _at_the_desk(found, reader=reader) else reverse("desk:child", args=[found.child.pk])


def _at_the_desk(found: OneConcern, *, reader: Reader) -> bool:
    return may_see(reader, found.concern.notification) and (reader.is_intake or reader.is_leader)


def _seen_with(found: OneConcern, *, reader: Reader) -> dict[str, Sibling]:
    """The other children of the notification whom the reader may open too, by their row's id."""
    theirs = [each.child.pk for each in found.siblings]
    visible = set(Child.objects.visible_to(reader, at=reader.at).filter(pk__in=theirs).values_list("pk", flat=True))
    return {str(each.concern_id): each for each in found.siblings if each.child.pk in visible}


def _ways(found: OneConcern) -> list[tuple[str, str]]:
    notification = found.concern.notification
    told = ("in_person", str(_("Fortalt personligt eller i telefon")))
    exposing = notification.notifier_kind == CHILD_ITSELF or bool(found.holds)
    return [told] if exposing or not notification.notifier_contact else [("letter", str(_("Brev"))), told]
