"""What is known of a decision being prepared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Func, OuterRef, QuerySet

from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.chronicle.rows import rows_of
from tovholder.foundation.families.models import Child, Tie
from tovholder.foundation.organisation.models import OwnPerson
from tovholder.practice.casework.models import ChildConversation, Consent, ContactLeftOut, Decision, OtherCountry
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.models import (
    PARTIES,
    FileAccess,
    Gate,
    Preparation,
    Proposal,
    Step,
)
from tovholder.practice.decisions.parties import circle
from tovholder.practice.decisions.queries.circle import near, subject_of
from tovholder.practice.decisions.seen import (
    AccessSeen,
    ConsentSeen,
    ContactSeen,
    CountrySeen,
    LeftOutSeen,
    Prepared,
    StepSeen,
)

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


def preparation_to_open(preparation_id: UUID, *, on: date) -> Preparation | None:
    """The preparation with all that is written down about it, in one statement; the page opens the child itself."""
    seen = Preparation.objects.annotate(**_written_for_it(), **_known_of_the_child(on=on))
    found: Preparation | None = seen.filter(pk=preparation_id).first()
    return found


def _written_for_it() -> dict[str, Any]:
    """Its steps, consents and proposals, the siblings prepared with it, and what was decided."""
    it = OuterRef("pk")
    together = Preparation.objects.filter(together=OuterRef("together"), decided_at=None, dropped_at=None)
    return {
        "seen_steps": rows_of(Step.objects.filter(preparation=it).order_by("happened_at", "pk"), *_STEP),
        "seen_consents": rows_of(Consent.objects.filter(matter=it).order_by("recorded_at", "happened_at"), *_CONSENT),
        "seen_proposals": rows_of(Proposal.objects.filter(preparation=it).order_by("sent_at"), *_PROPOSAL),
        "seen_siblings": rows_of(together.exclude(pk=it), "id", "child"),
        "seen_decisions": rows_of(Decision.objects.filter(matter=it), "id", "happened_at"),
    }


def _known_of_the_child(*, on: date) -> dict[str, Any]:
    """The child's talks and why there were none, who belongs to it, other countries, and who asked for the file."""
    child = OuterRef("child")
    ties = Tie.objects.on(on).filter(child=child, adult__died_on=None)
    access = FileAccess.objects.filter(child=child, asker__in=PARTIES).order_by("happened_at", "pk")
    talks = ChildConversation.objects.filter(child=child).order_by("happened_at")
    left_out = ContactLeftOut.objects.filter(child=child).order_by("happened_at")
    country = OtherCountry.objects.filter(child=child).order_by("-recorded_at", "-pk")[:1]
    return {
        "seen_access": rows_of(access, "person_name", "answered_at"),
        "seen_talks": rows_of(talks, "id", "happened_at", "matters", "about", "words", "changed"),
        "seen_left_out": rows_of(left_out, "happened_at", "matters", "because"),
        "seen_ties": rows_of(ties.order_by("starts", "pk"), "adult", "kind", "custody", name=F("adult__name")),
        "seen_countries": rows_of(country, "country", "asked_on", "answered_on"),
        "our_own": Exists(ties.filter(adult__name_key__in=_our_own()).exclude(adult__name_key="")),
    }


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
        parties=circle(subject, near(seen.seen_ties), kind=kind.code, on=on),
        on=on,
        steps=[_step(row) for row in seen.seen_steps],
        access=[AccessSeen(row["person_name"], row["answered_at"] is not None) for row in seen.seen_access],
        consents=[_consent(row) for row in seen.seen_consents],
        contacts=[
            ContactSeen(UUID(row["id"]), _at(row["happened_at"]), tuple(row["matters"])) for row in seen.seen_talks
        ],
        left_out=[
            LeftOutSeen(_at(row["happened_at"]), tuple(row["matters"]), row["because"]) for row in seen.seen_left_out
        ],
        other_country=next((_country(row) for row in seen.seen_countries if row["country"]), None),
        needs_interpreter=child.needs_interpreter,
        our_own_concerned=seen.our_own,
    )


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


@asked_by_deeds
def preparations_of(child: Child) -> list[Preparation]:
    """What is being prepared about the child and neither decided nor dropped, the oldest first."""
    return list(Preparation.objects.filter(child=child, decided_at=None, dropped_at=None).order_by("begun_at"))


@asked_by_deeds
def one_is_decided(preparations: Sequence[Preparation]) -> bool:
    """Whether one of these has been decided already."""
    return Preparation.objects.filter(pk__in=[each.pk for each in preparations], decided_at__isnull=False).exists()


def _our_own() -> QuerySet[Any]:
    employees = User.objects.annotate(key=Func(F("name"), function="danish_key")).values("key")
    return OwnPerson.objects.values("name_key").union(employees)


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


def _country(row: Mapping[str, Any]) -> CountrySeen:
    asked, answered = row["asked_on"], row["answered_on"]
    return CountrySeen(
        name=row["country"],
        asked_on=date.fromisoformat(asked) if asked else None,
        answered_on=date.fromisoformat(answered) if answered else None,
    )


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def under_way() -> QuerySet[Preparation]:
    """The decisions somebody prepares, neither made nor dropped, the last begun first."""
    return Preparation.objects.filter(decided_at=None, dropped_at=None).order_by("-begun_at")


def hearings_awaited(*, on: Any) -> QuerySet[Step]:
    """The parties who have been asked in a hearing, have not answered, and still have time to."""
    asked = Step.objects.filter(gate=Gate.HEARING, excused=False, answered_at=None, answer_by__gte=on)
    return asked.filter(preparation__decided_at=None, preparation__dropped_at=None).order_by("happened_at", "pk")
