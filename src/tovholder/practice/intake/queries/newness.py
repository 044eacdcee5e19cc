"""The second pair of eyes: who has, and who has not, had anything to do with the child before."""

from __future__ import annotations

from uuid import UUID

from tovholder.foundation.accounts.models import User
from tovholder.practice.intake.models import Concern


def has_worked_with(concern: Concern, *, user_id: UUID) -> bool:
    """Whether this person has written a line about the child, this notification's own lines not counted."""
    raise NotImplementedError


def who_is_new(concern: Concern, *, user_ids: list[UUID]) -> list[User]:
    """Of these people, those new to the case, by name: one of them has to take part in a reassessment."""
    raise NotImplementedError
