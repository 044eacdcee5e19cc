"""What somebody said at the front door, as said: plain values, before anything is known to be so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from tovholder.practice.intake.models import AnsweredRequest, Concern, Notification


@dataclass(frozen=True)
class ChildSaid:
    """One child as the notifier described it. Nothing is required; `cpr` may be unreadable.

    `known_child` is the child a member of staff picked; the public doors never set it.
    """

    name: str = ""
    description: str = ""
    birth_date: date | None = None
    due_date: date | None = None
    cpr: str = ""
    address: str = ""
    whereabouts_now: str = ""
    school_or_daycare: str = ""
    municipality: str = ""
    known_child: UUID | None = None


@dataclass(frozen=True)
class ParentSaid:
    """One parent as named by the notifier; `knows_of_notification` is yes, no or unknown."""

    name: str = ""
    phone: str = ""
    knows_of_notification: str = "unknown"


@dataclass(frozen=True)
class NotifierSaid:
    """Who notifies. `kind` is a code of the list `notifier` (UND1); 99 is not stated."""

    kind: str = "99"
    name: str = ""
    contact: str = ""
    anonymous: bool = False


@dataclass(frozen=True)
class Report:
    """A notification as it was given. Only the text is required; every code may be one we do not know.

    `channel` is one of models.Channel, `concerns` are codes of `notification_reason`, `safety_flags` of
    `safety_flag`, `suspect` of `suspect`; `danger_now` and `parents_may_know` are yes, no or unknown.
    When it was received stands beside the report, since the door and not the notifier answers for that.
    """

    text: str
    channel: str = "other"
    notifier: NotifierSaid = NotifierSaid()
    children: tuple[ChildSaid, ...] = ()
    parents: tuple[ParentSaid, ...] = ()
    concerns: tuple[str, ...] = ()
    safety_flags: tuple[str, ...] = ()
    suspect: tuple[str, ...] = ()
    suspect_name: str = ""
    suspect_adult: UUID | None = None
    danger_now: str = "unknown"
    parents_may_know: str = "unknown"
    language: str = ""


@dataclass(frozen=True)
class Received:
    """What came of it: one concern per child, and the law's moment for the safety assessment."""

    notification: Notification
    receipt: str
    concerns: tuple[Concern, ...]
    assess_before: datetime


Answer = Callable[[Received], "AnsweredRequest"]
"""How a door writes down, in the same transaction, what it will answer: the receipt is made in the deed."""
