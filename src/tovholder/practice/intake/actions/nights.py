"""Outside opening hours: who is called, who next, and when it stops ringing."""

from __future__ import annotations

from datetime import datetime

from tovholder.foundation.chronicle.authors import Author
from tovholder.practice.intake.models import Notification


def notice_opened(notification: Notification, *, at: datetime, by: Author) -> bool:
    """Somebody has opened it: the alarms still waiting are called off. False when there was nothing to call off."""
    raise NotImplementedError
