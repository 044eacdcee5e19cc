"""What the gates are read from, and how a gate stands: plain values, no records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tovholder.practice.decisions.kinds import Kind
from tovholder.practice.decisions.parties import Party, Subject


class State(StrEnum):
    """How a gate stands; the value is the word shown."""

    READY = "klar"
    MISSING = "mangler"
    EXCUSED = "undladt med begrundelse"
    LATER = "kommer med afgørelsen"


@dataclass(frozen=True)
class StepSeen:
    """A step of due process as written down."""

    gate: str
    person: UUID | None
    happened_at: datetime
    excused: bool = False
    words: str = ""
    answer_by: date | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True)
class AccessSeen:
    """A party's request for the file, and whether it is answered."""

    by: str
    answered: bool = False


@dataclass(frozen=True)
class ConsentSeen:
    """Where a person's consent in this matter stands."""

    person: UUID | None
    kind: str
    purpose_version: int
    sought: bool = False
    given: bool = False
    refused: bool = False
    withdrawn: bool = False
    limits: str = ""


@dataclass(frozen=True)
class ContactSeen:
    """A talk or other direct contact with the child, and which matters it was about."""

    id: UUID
    happened_at: datetime
    matters: tuple[str, ...]


@dataclass(frozen=True)
class LeftOutSeen:
    """Why the child was not heard, and about which matters."""

    happened_at: datetime
    matters: tuple[str, ...]
    because: str


@dataclass(frozen=True)
class CountrySeen:
    """Another country the child belongs in, and what its central authority has been asked."""

    name: str
    asked_on: date | None = None
    answered_on: date | None = None


@dataclass(frozen=True)
class Prepared:
    """All that is known of a decision being prepared, on the day it is looked at."""

    kind: Kind
    child: Subject
    raised_at: datetime
    purpose_version: int
    parties: Sequence[Party]
    on: date
    steps: Sequence[StepSeen] = ()
    access: Sequence[AccessSeen] = ()
    consents: Sequence[ConsentSeen] = ()
    contacts: Sequence[ContactSeen] = ()
    left_out: Sequence[LeftOutSeen] = ()
    other_country: CountrySeen | None = None
    needs_interpreter: bool = False
    our_own_concerned: bool = False


@dataclass(frozen=True)
class GateSeen:
    """One gate as a page shows it: how it stands, and in words what is there or missing."""

    rule: str
    danish: str
    state: State
    words: tuple[str, ...] = field(default=())

    @property
    def missing(self) -> bool:
        """Something has to be done, or excused with a reason."""
        return self.state is State.MISSING
