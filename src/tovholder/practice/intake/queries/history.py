"""What the municipality already knows when a notification is to be assessed (law review F03, F10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tovholder.practice.intake.models import Concern


@dataclass(frozen=True)
class Earlier:
    """An earlier notification on the child, a home, the placement or the named adult, and what was done with it."""

    concern_id: UUID
    notification_id: UUID
    receipt: str
    received_at: datetime
    child_id: UUID
    child_name: str
    through: str  # "child", "sibling", "household", "placement" or "adult"
    notifier: str
    first_words: str
    flags: tuple[str, ...]
    unfounded: bool
    assessed: str
    outcome: str
    reason: str
    unit: str


@dataclass(frozen=True)
class HistoryOfConcern:
    """All of it, nearest first; counts are of the child's own notifications, this one included."""

    earlier: tuple[Earlier, ...]
    in_all: int
    in_a_year: int
    senders: int
    about_the_place: int
    about_the_adult: int
    running_help: tuple[str, ...]
    unit: str
    caseworker: str


def history_of(concern: Concern, *, now: datetime) -> HistoryOfConcern:
    """What is known, across units and closed cases, while the notification is open."""
    raise NotImplementedError
