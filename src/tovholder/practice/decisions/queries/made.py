"""What is known of the decisions that were made, of complaints, and of consents."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch, Q
from django.db.models.functions import TruncDate

from tovholder.core.time.calendar import DANISH_TIME, danish_day
from tovholder.foundation.chronicle.rows import rows_of
from tovholder.foundation.families.models import Child, Tie
from tovholder.practice.casework.models import Consent, Decision
from tovholder.practice.casework.queries.waiting import seen_closed
from tovholder.practice.decisions.addressees import REPRESENTATIVE, PartyRecipient, Speaking, addressees
from tovholder.practice.decisions.models import (
    BoardOrder,
    Complaint,
    Dispatch,
    PartyRepresentative,
    SecondOpinion,
)
from tovholder.practice.decisions.parties import Party, circle
from tovholder.practice.decisions.queries.circle import near, subject_of

_SECOND_OPINION = ("id", "asked_by", "happened_at", "forwarded_at", "answered_at", "answer")


def decisions_of(child: Child) -> list[Decision]:
    """The child's decisions, the newest first, each with when it was told and what was complained."""
    made = Decision.objects.filter(child=child).prefetch_related("told", "complaints")
    return list(made.order_by("-happened_at", "-pk"))


def consents_of(child: Child) -> list[Consent]:
    """Everybody's consents about the child, the newest first."""
    return list(Consent.objects.filter(child=child).order_by("-happened_at", "-pk"))


def decision_to_open(decision_id: UUID, *, on: date, whole: bool = False) -> Decision | None:
    """A decision with its letters, and as a `whole` its complaints and orders; the page opens the child itself.

    Its circle of parties is that of the day it was made; who speaks for them is that of `on`.
    """
    letters = Prefetch("dispatches", Dispatch.objects.select_related("outgoing").order_by("sent_at", "pk"))
    along = ("told", letters, "complaints", "orders") if whole else ("told", letters)
    made_on = OuterRef("made_on")
    ties = Tie.objects.filter(child=OuterRef("child"), adult__died_on=None).filter(
        Q(ends=None) | Q(ends__gt=made_on), starts__lte=made_on
    )
    speaking = PartyRepresentative.objects.on(on).filter(child=OuterRef("child"))
    opinions = SecondOpinion.objects.filter(decision=OuterRef("pk")).order_by("happened_at", "pk")
    found: Decision | None = (
        Decision.objects.annotate(made_on=TruncDate("happened_at", tzinfo=DANISH_TIME))
        .annotate(
            seen_ties=rows_of(ties.order_by("starts", "pk"), "adult", "kind", "custody", name=F("adult__name")),
            seen_representatives=rows_of(speaking.order_by("starts", "pk"), "id", *REPRESENTATIVE),
            seen_second_opinions=rows_of(opinions, *_SECOND_OPINION),
            case_closed_at=seen_closed(),
        )
        .prefetch_related(*along)
        .filter(pk=decision_id)
        .first()
    )
    return found


def parties_to(decision: Decision, child: Child) -> tuple[Party, ...]:
    """The circle of parties on the day an annotated decision was made."""
    seen: Any = decision
    made_on = danish_day(decision.happened_at)
    return circle(subject_of(child), near(seen.seen_ties), kind=decision.kind, on=made_on)


def addressees_of(decision: Decision, child: Child) -> list[PartyRecipient]:
    """Whom the letters about an annotated decision go to: the parties, and who speaks for them today."""
    seen: Any = decision
    speaking = [Speaking.from_row(row) for row in seen.seen_representatives]
    return addressees(parties_to(decision, child), speaking)


def letters_on_their_way(child: Child) -> list[Dispatch]:
    """Letters about the child's decisions that their party does not have yet, the oldest first. One statement."""
    sent = Dispatch.objects.filter(decision__child=child, told=None).select_related("decision")
    return list(sent.order_by("sent_at", "pk"))


def complaint_to_open(complaint_id: UUID) -> Complaint | None:
    """A complaint with its decision and orders."""
    return Complaint.objects.select_related("decision").prefetch_related("orders").filter(pk=complaint_id).first()


def order_to_open(order_id: UUID) -> BoardOrder | None:
    """An order of the appeals board."""
    return BoardOrder.objects.select_related("decision").filter(pk=order_id).first()
