"""When the first picture was wrong: who a child is, which child it is about, which notification it belongs to."""

from __future__ import annotations

from datetime import datetime

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.families.models import Child
from tovholder.practice.intake.models import Concern, Notification


def identify_child(child: Child, *, known_child: Child, at: datetime, by: Author) -> None:
    """A child known only by description is this known child; clocks and history count as one. Can be undone."""
    raise NotImplementedError


def undo_identification(child: Child, *, reason: str, at: datetime, by: Author) -> None:
    """It was not the same child after all; each has its own clocks again."""
    raise NotImplementedError


def move_to_right_child(concern: Concern, *, right_child: Child, at: datetime, by: Author) -> Concern:
    """The notification was about another child: that child gets it with its original received_at (law review F12).

    The wrong child keeps a line without content; its clocks from the notification are struck; both are to be
    assessed anew, and letters already sent raise a question to the leader.
    """
    raise NotImplementedError


def join_to_earlier(
    notification: Notification, *, earlier: Notification, at: datetime, by: Author, by_name: str = ""
) -> None:
    """The written copy of a call: one notification, two papers (outcome N11). Its safety assessment still waits."""
    raise NotImplementedError
