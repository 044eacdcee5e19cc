"""What is known of a decision being prepared, of a child's decisions and consents; and what waits to be signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Func, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import TruncDate

from tovholder.core.time.calendar import DANISH_TIME, danish_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.chronicle.rows import rows_of
from tovholder.foundation.families.models import Child, ChildState, Tie, TieKind
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.organisation.models import OwnPerson
from tovholder.practice.casework.models import ChildConversation, Consent, ContactLeftOut, Decision
from tovholder.practice.casework.queries.waiting import seen_closed
from tovholder.practice.decisions.addressees import REPRESENTATIVE, PartyRecipient, Speaking, addressees
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.models import (
    BoardOrder,
    Complaint,
    Dispatch,
    PartyRepresentative,
    Preparation,
    Proposal,
    SecondOpinion,
    Step,
)
from tovholder.practice.decisions.parties import Near, Party, Subject, circle
from tovholder.practice.decisions.seen import ConsentSeen, ContactSeen, LeftOutSeen, Prepared, StepSeen

_STEP: tuple[str, ...] = (
    *("id", "gate", "person", "person_name", "happened_at", "words", "excused"),
    *("answer_by", "answered_at", "answer", "letter"),
)
_CONSENT: tuple[str, ...] = (
    *("id", "person", "person_name", "kind", "purpose", "purpose_version", "form", "limits"),
    *("sought_at", "given_at", "refused_at", "withdrawn_at", "lapsed_at"),
)
_PROPOSAL: tuple[str, ...] = (
    *("id", "answers", "to_level", "sent_at", "sent_by_name", "signed_at", "returned_at"),
    *("returned_by_name", "returned_because"),
)

_SECOND_OPINION = ("id", "asked_by", "happened_at", "forwarded_at", "answered_at", "answer")


def preparation_to_open(preparation_id: UUID, *, on: date) -> Preparation | None:
    """The preparation with all that is written down about it, in one statement; the page opens the child itself."""
    ties = Tie.objects.on(on).filter(child=OuterRef("child"), adult__died_on=None)
    found: Preparation | None = (
        Preparation.objects.annotate(
            seen_steps=rows_of(
                Step.objects.filter(
                    Q(preparation=OuterRef("pk"))
                    | Q(preparation=None, child=OuterRef("child"), gate="ACCESS-POSTPONES")
                ).order_by("happened_at", "pk"),
                *_STEP,
            ),
            seen_consents=rows_of(
                Consent.objects.filter(matter=OuterRef("pk")).order_by("recorded_at", "happened_at"), *_CONSENT
            ),
            seen_talks=rows_of(
                ChildConversation.objects.filter(child=OuterRef("child")).order_by("happened_at"),
                "id",
                "happened_at",
                "matters",
                "about",
                "words",
                "changed",
            ),
            seen_left_out=rows_of(
                ContactLeftOut.objects.filter(child=OuterRef("child")).order_by("happened_at"),
                "happened_at",
                "matters",
                "because",
            ),
            seen_ties=rows_of(ties.order_by("starts", "pk"), "adult", "kind", "custody", name=F("adult__name")),
            seen_proposals=rows_of(Proposal.objects.filter(preparation=OuterRef("pk")).order_by("sent_at"), *_PROPOSAL),
            seen_siblings=rows_of(
                Preparation.objects.filter(together=OuterRef("together"), decided_at=None, dropped_at=None).exclude(
                    pk=OuterRef("pk")
                ),
                "id",
                "child",
            ),
            seen_decisions=rows_of(Decision.objects.filter(matter=OuterRef("pk")), "id", "happened_at"),
            our_own=Exists(ties.filter(adult__name_key__in=_our_own()).exclude(adult__name_key="")),
        )
        .filter(pk=preparation_id)
        .first()
    )
    return found


def prepared_of(preparation: Preparation, child: Child, *, on: date) -> Prepared:
    """What the gates are read from. The law is that of the day the decision is prepared."""
    seen: Any = preparation  # the annotations of `preparation_to_open`
    kind = kind_on(preparation.kind, on)
    subject = subject_of(child)
    return Prepared(
        kind=kind,
        child=subject,
        raised_at=preparation.raised_at,
        purpose_version=preparation.purpose_version,
        parties=circle(subject, _near(seen.seen_ties), kind=kind.code, on=on),
        on=on,
        steps=[_step(row) for row in seen.seen_steps],
        consents=[_consent(row) for row in seen.seen_consents],
        contacts=[
            ContactSeen(UUID(row["id"]), _at(row["happened_at"]), tuple(row["matters"])) for row in seen.seen_talks
        ],
        left_out=[
            LeftOutSeen(_at(row["happened_at"]), tuple(row["matters"]), row["because"]) for row in seen.seen_left_out
        ],
        needs_interpreter=child.needs_interpreter,
        our_own_concerned=seen.our_own,
    )


def subject_of(child: Child) -> Subject:
    """The child as the circle of parties needs it."""
    return Subject(child.pk, shown_name(child), child.birth_date, unborn=child.state == ChildState.UNBORN)


def parties_of(child: Child, *, kind: str, on: date) -> tuple[Party, ...]:
    """The circle of parties that day, for a decision that was not prepared here."""
    ties = Tie.objects.on(on).filter(child=child, adult__died_on=None).order_by("starts", "pk")
    rows = ties.values("adult", "kind", "custody", name=F("adult__name"), phone=F("adult__phone"))
    return circle(subject_of(child), _near(list(rows)), kind=kind, on=on)


def waiting_proposal(preparation: Preparation) -> Mapping[str, Any] | None:
    """The proposal that waits for a signature, if there is one; of an annotated preparation."""
    seen: Any = preparation
    waiting = [row for row in seen.seen_proposals if not row["signed_at"] and not row["returned_at"]]
    return waiting[-1] if waiting else None


def last_returned(preparation: Preparation) -> Mapping[str, Any] | None:
    """The proposal that came back last, when nothing has been sent since; of an annotated preparation."""
    seen: Any = preparation
    rows = list(seen.seen_proposals)
    return rows[-1] if rows and rows[-1]["returned_at"] else None


def preparations_of(child: Child) -> list[Preparation]:
    """What is being prepared about the child and neither decided nor dropped, the oldest first."""
    return list(Preparation.objects.filter(child=child, decided_at=None, dropped_at=None).order_by("begun_at"))


@asked_by_deeds
def one_is_decided(preparations: Sequence[Preparation]) -> bool:
    """Whether one of these has been decided already."""
    return Preparation.objects.filter(pk__in=[each.pk for each in preparations], decided_at__isnull=False).exists()


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
    return circle(subject_of(child), _near(seen.seen_ties), kind=decision.kind, on=made_on)


def addressees_of(decision: Decision, child: Child) -> list[PartyRecipient]:
    """Whom the letters about an annotated decision go to: the parties, and who speaks for them today."""
    seen: Any = decision
    speaking = [Speaking.from_row(row) for row in seen.seen_representatives]
    return addressees(parties_to(decision, child), speaking)


def complaint_to_open(complaint_id: UUID) -> Complaint | None:
    """A complaint with its decision and orders."""
    return Complaint.objects.select_related("decision").prefetch_related("orders").filter(pk=complaint_id).first()


def order_to_open(order_id: UUID) -> BoardOrder | None:
    """An order of the appeals board."""
    return BoardOrder.objects.select_related("decision").filter(pk=order_id).first()


def waiting_for_signature(reader: Reader) -> list[Proposal]:
    """The proposals that wait for somebody at this reader's level or below, about children the reader may see."""
    mine = Child.objects.visible_to(reader, at=reader.at)
    waiting = Proposal.objects.filter(signed_at=None, returned_at=None, preparation__child__in=mine)
    return list(waiting.select_related("preparation", "preparation__child").order_by("sent_at"))


def _our_own() -> QuerySet[Any]:
    employees = User.objects.annotate(key=Func(F("name"), function="danish_key")).values("key")
    return OwnPerson.objects.values("name_key").union(employees)


def _near(rows: Any) -> list[Near]:
    return [
        Near(
            row["adult"] if isinstance(row["adult"], UUID) else UUID(row["adult"]),
            row["name"] or "En voksen uden navn",
            row["kind"],
            str(TieKind(row["kind"]).label).lower(),
            row["custody"],
            phone=row.get("phone", ""),
        )
        for row in rows
    ]


def _step(row: Mapping[str, Any]) -> StepSeen:
    return StepSeen(
        gate=row["gate"],
        person=UUID(row["person"]) if row["person"] else None,
        happened_at=_at(row["happened_at"]),
        excused=row["excused"],
        words=row["words"],
        answer_by=date.fromisoformat(row["answer_by"]) if row["answer_by"] else None,
        answered_at=_at(row["answered_at"]) if row["answered_at"] else None,
    )


def _consent(row: Mapping[str, Any]) -> ConsentSeen:
    return ConsentSeen(
        person=UUID(row["person"]) if row["person"] else None,
        kind=row["kind"],
        purpose_version=row["purpose_version"],
        sought=row["sought_at"] is not None,
        given=row["given_at"] is not None,
        refused=row["refused_at"] is not None,
        withdrawn=bool(row["withdrawn_at"] or row["lapsed_at"]),
        limits=row["limits"],
    )


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)
