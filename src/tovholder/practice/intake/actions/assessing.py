"""The 24-hour safety assessment of one child (24-timers vurdering). Barnets lov § 136."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.practice.intake.models import Concern, SafetyAssessment
from tovholder.practice.intake.queries.newness import has_worked_with

NO_DANGER = frozenset({"no_danger", "already_safe"})


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
    if assessed_at < concern.notification.received_at:
        raise AssessedBeforeReceived("Vurderingen kan ikke ligge før modtagelsen. Ret tidspunktet for vurderingen.")
    with open_book(at=at, by=by) as book:
        if by_new_person is None:
            by_new_person = by.user_id is not None and not has_worked_with(concern, user_id=by.user_id)
        assessment = book.add(
            SafetyAssessment(
                concern=concern,
                assessed_at=assessed_at,
                recorded_at=at,
                assessed_by=by.user_id,
                assessed_by_name=by_name[:200],
                result=result,
                reason=reason,
                acute_measure=acute_measure[:500],
                contact_family_before=contact_family_before,
                by_new_person=by_new_person,
                second_person=second_person[:200],
            )
        )
        if concern.assessed_at is None or assessed_at < concern.assessed_at:
            concern.assessed_at = assessed_at
            book.change(concern, "assessed_at")
        facts = _marks_of(assessment, acute_measure=acute_measure, second_person=second_person)
        book.line("safety assessed", about=[concern.child_id], happened_at=assessed_at, facts=facts)
        recount_duties(book, [concern.child_id])
    return assessment


def _marks_of(assessment: SafetyAssessment, *, acute_measure: str, second_person: str) -> dict[str, Any]:
    """What the clocks read and people see; the two texts whole, as they were said."""
    before = assessment.contact_family_before
    return {
        "notification": str(assessment.concern.notification_id),
        "result": assessment.result,
        "danger": assessment.result not in NO_DANGER,
        "reason": assessment.reason,
        "acute_measure": acute_measure,
        "contact_family_before": before.isoformat() if before else None,
        "by_new_person": assessment.by_new_person,
        "second_person": second_person,
    }
