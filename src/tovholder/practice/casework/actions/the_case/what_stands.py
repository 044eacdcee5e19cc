"""What was begun for a child ends with its case: said in words of its own, so that nothing stands open behind it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.book import Book
from tovholder.practice.casework.actions.finding_out.statements import STATEMENT_REFUSED
from tovholder.practice.casework.actions.help.plans import end_plan_in
from tovholder.practice.casework.announcements import case_closes
from tovholder.practice.casework.models import AskedStatement, Case, Investigation, Plan, TargetedAssessment
from tovholder.practice.casework.queries.what_stands import what_stands

ASSESSMENT_STOPPED = "targeted assessment stopped with the case"  # no clock reads it: "case closed" ends what ran


def end_what_stands(book: Book, case: Case, *, because: str, happened_at: datetime) -> None:
    """End every investigation, targeted assessment, plan and wait for a statement of the case, as part of closing it.

    The words and answers written so far stay. A line each, before that of the closing; those upstairs hear of it.
    """
    stands = what_stands(case.child)
    why = f"Sagen er lukket: {because}"
    for investigation in stands.investigations:
        _stop_investigation(book, investigation, why, happened_at)
    for assessment in stands.assessments:
        _stop_assessment(book, assessment, why, happened_at)
    for asked in stands.statements:
        _wait_no_longer(book, asked, why, happened_at)
    for plan in stands.plans:
        _end_plan(book, plan, why, happened_at)
    case_closes.send(sender=Case, book=book, case=case, because=why)


def _stop_investigation(book: Book, investigation: Investigation, why: str, at: datetime) -> None:
    begun = investigation.started_at
    investigation.completed_at, investigation.stopped_because = max(at, begun) if begun else at, why
    book.change(investigation, "completed_at", "stopped_because")
    told = {"investigation": str(investigation.pk), "opens": False, "because": why}
    _line(book, EventKind.INVESTIGATION_STOPPED.value, investigation.child_id, at, **told)


def _stop_assessment(book: Book, assessment: TargetedAssessment, why: str, at: datetime) -> None:
    assessment.completed_at, assessment.conclusion = max(at, assessment.happened_at), f"Ikke gjort færdig. {why}"
    book.change(assessment, "completed_at", "conclusion")
    _line(book, ASSESSMENT_STOPPED, assessment.child_id, at, assessment=str(assessment.pk), because=why)


def _wait_no_longer(book: Book, asked: AskedStatement, why: str, at: datetime) -> None:
    asked.refused_at, asked.refused_because = max(at, asked.happened_at), why
    book.change(asked, "refused_at", "refused_because")
    _line(book, STATEMENT_REFUSED, asked.child_id, at, statement=str(asked.pk), whom=asked.whom, because=why)


def _end_plan(book: Book, plan: Plan, why: str, at: datetime) -> None:
    end_plan_in(book, plan, because=why, happened_at=at)
    _line(book, EventKind.PLAN_ENDED.value, plan.child_id, at, plan=str(plan.pk), kind=plan.kind, because=why)


def _line(book: Book, word: str, child_id: UUID, at: datetime, **facts: Any) -> None:
    book.line(word, about=[child_id], happened_at=at, facts=facts)
