"""The 24-hour safety assessment of one child (24-timers vurdering). Barnets lov § 136."""

from __future__ import annotations

from datetime import date, datetime

from tovholder.foundation.chronicle.authors import Author
from tovholder.practice.intake.models import Concern, SafetyAssessment


class AssessedBeforeReceived(ValueError):
    """An assessment cannot lie before the notification it assesses."""


def assess_safety(
    concern: Concern,
    *,
    result: str,
    reason: str,
    contact_family_before: date | None = None,
    acute_measure: str = "",
    second_person: str = "",
    by_new_person: bool | None = None,
    assessed_at: datetime,
    at: datetime,
    by: Author,
    by_name: str = "",
) -> SafetyAssessment:
    """Record an assessment; there may be several, the first stops the clock.

    `result` is a code of the list safety_assessment_result. `by_new_person` None: it is worked out from whether
    `by` has written anything about the child before. Raises AssessedBeforeReceived.
    """
    raise NotImplementedError
