"""What shall happen with a child's notification (screening), and why. Barnets lov § 18."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Unit
from tovholder.practice.intake.models import Concern, Screening


class NotAssessedYet(ValueError):
    """The child's safety has to be assessed here before the notification is passed to another municipality."""


def screen(
    concern: Concern,
    *,
    outcome: str,
    reason: str,
    unfounded: bool = False,
    sent_to: Unit | None = None,
    opens: bool | None = None,
    screened_at: datetime,
    at: datetime,
    by: Author,
    by_name: str = "",
) -> Screening:
    """Record the outcome for this child, a code of the list notification_outcome; a later one supersedes it.

    `opens` says whether the four months to an investigation run on; None: as the outcome says. N8 raises
    NotAssessedYet without a safety assessment. An unfounded notification stays, counts, and sets no flag.
    """
    raise NotImplementedError


def take_on(concern: Concern, *, post_id: UUID, at: datetime, by: Author) -> None:
    """Somebody takes the child's row in the queue (tager den)."""
    raise NotImplementedError


def register_mandatory_ground(child: Child, *, ground: str, registered_at: datetime, at: datetime, by: Author) -> None:
    """A ground that obliges us to investigate, a code of assessment_ground. Barnets lov § 20, stk. 1."""
    raise NotImplementedError


def withdraw_mandatory_ground(child: Child, *, reason: str, withdrawn_at: datetime, at: datetime, by: Author) -> None:
    """The ground turned out not to be there; the reason is kept."""
    raise NotImplementedError
