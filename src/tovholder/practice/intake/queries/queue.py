"""Modtagelsen's queue: who waits, for how long, and how often we have heard of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.families.models import Child
from tovholder.practice.intake.models import Concern, Notification


@dataclass(frozen=True)
class QueueRow:
    """One child in one notification, with what has to be seen before it is opened."""

    concern: Concern
    notification: Notification
    child: Child
    stage: str  # "new" (not assessed), "assessed" (not screened)
    age: int | None
    waited: timedelta
    overdue: bool
    flagged: bool
    in_a_year: int
    in_all: int
    senders: int
    siblings: int
    notifier: str
    first_words: str
    flags: tuple[str, ...]
    acknowledged: bool
    questions: int
    on_hold: bool
    assigned: str


def queue(reader: Reader, now: datetime, *, start: int = 0, most: int = 50) -> list[QueueRow]:
    """The children waiting in the reader's queue: not assessed first, flagged on top, oldest first.

    Four statements for any number of rows. The page notes the reading.
    """
    raise NotImplementedError
