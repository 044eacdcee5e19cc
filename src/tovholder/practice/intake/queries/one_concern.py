"""One child in one notification with all that has been done about it, in one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child
from tovholder.practice.intake.models import (
    Concern,
)
from tovholder.practice.intake.queries.concern_rows import WITH_ALL

DAYS = frozenset({"review_on", "contact_family_before", "parents_may_know_from"})


@dataclass(frozen=True)
class Done:
    """Something that was written down about the concern: an assessment, a screening, somebody told."""

    id: UUID
    at: datetime | None
    by: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Sibling:
    """Another child of the same notification."""

    concern_id: UUID
    child: Child
    assessed: bool
    screened: bool
    assessment: dict[str, Any] | None


@dataclass(frozen=True)
class GrownUp:
    """An adult around the child, and how to reach them."""

    name: str
    kind: str
    custody: bool | None
    phone: str


@dataclass(frozen=True)
class OneConcern:
    """The concern with its notification and child, and what has been done, the newest first."""

    concern: Concern
    siblings: tuple[Sibling, ...]
    open_questions: tuple[Done, ...]
    answered_questions: tuple[Done, ...]
    assessments: tuple[Done, ...]
    screenings: tuple[Done, ...]
    acknowledged: tuple[Done, ...]
    told_what_followed: tuple[Done, ...]
    parents: tuple[Done, ...]
    holds: tuple[Done, ...]
    risks: tuple[Done, ...]
    police: tuple[Done, ...]
    lives: tuple[str, ...]
    grown_ups: tuple[GrownUp, ...]
    suspects_children: tuple[Child, ...]
    units: tuple[tuple[UUID, str], ...]
    running: tuple[Deadline, ...]

    @property
    def child(self) -> Child:
        """The child as known now: somebody first met by a description may since have been identified."""
        return self.concern.child.same_as or self.concern.child


def one_concern(concern_id: UUID, *, on: date) -> OneConcern | None:
    """The concern with this id, whoever asks; None when there is none. The page asks who may see it."""
    concern: Any = next(iter(WITH_ALL.records(concern=concern_id, on=on)), None)
    if concern is None:
        return None
    return OneConcern(
        concern=concern,
        siblings=tuple(_sibling(row) for row in concern.sibling_rows),
        open_questions=_done([row for row in concern.question_rows if not row["at"]]),
        answered_questions=_done([row for row in concern.question_rows if row["at"]]),
        assessments=_done(concern.assessment_rows),
        screenings=_done(concern.screening_rows),
        acknowledged=_done(concern.acknowledged_rows),
        told_what_followed=_done(concern.told_rows),
        parents=_done(concern.parents_rows),
        holds=_done(concern.hold_rows),
        risks=_done(concern.risk_rows),
        police=_done(concern.police_rows),
        lives=tuple(row["address"] for row in concern.home_rows),
        grown_ups=tuple(GrownUp(**row) for row in concern.grown_up_rows),
        suspects_children=tuple(_child(row) for row in concern.suspects_children_rows),
        units=tuple((UUID(row["id"]), row["name"]) for row in concern.unit_rows),
        running=tuple(_deadline(row) for row in concern.deadline_rows),
    )


def _done(rows: list[dict[str, Any]]) -> tuple[Done, ...]:
    return tuple(_one(dict(row)) for row in rows)


def _one(row: dict[str, Any]) -> Done:
    done = UUID(row.pop("id"))
    at, who = row.pop("at"), row.pop("who") or ""
    facts = {name: date.fromisoformat(value) if value and name in DAYS else value for name, value in row.items()}
    return Done(done, datetime.fromisoformat(at) if at else None, who, facts)


def _deadline(row: dict[str, Any]) -> Deadline:
    moments = {
        name: datetime.fromisoformat(row[name]) if row[name] else None for name in ("started_at", "due_at", "red_at")
    }
    return Deadline(**{**row, "id": UUID(row["id"]), **moments})


def _child(row: dict[str, Any]) -> Child:
    days = {
        name: date.fromisoformat(row[name]) if row[name] else None for name in ("birth_date", "due_date", "died_on")
    }
    words = {name: row[name] for name in ("state", "name", "called", "description")}
    return Child(id=UUID(row["id"]), **words, **days)


def _sibling(row: dict[str, Any]) -> Sibling:
    return Sibling(
        UUID(row["concern_id"]),
        _child(row),
        assessed=bool(row["assessed_at"]),
        screened=bool(row["screened_at"]),
        assessment=row["assessment"],
    )
