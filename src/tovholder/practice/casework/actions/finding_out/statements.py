"""Whom we ask while we find out: statements, examinations; and the targeted assessment (afdækning)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import (
    AskedOf,
    AskedStatement,
    Examination,
    Investigation,
    OwnStatement,
    StatementBasis,
    TargetedAssessment,
)

# No clock reads these.
STATEMENT_READ = "statement read"
STATEMENT_REFUSED = "statement refused"
EXAMINATION_REPORTED = "examination reported"
VISO_ANSWERED = "VISO answered"


class StatementIsHere(ValueError):
    """A statement that has been received cannot be refused; the message says what to do."""


def start_targeted_assessment(
    child: Child, *, question: str, happened_at: datetime, at: datetime, by: Author
) -> TargetedAssessment:
    """Record that a few defined questions are looked into. Barnets lov § 19; it has no limit of its own."""
    with open_book(at=at, by=by) as book:
        begun = happening(book, TargetedAssessment, child, happened_at=happened_at, question=question)
        facts = {"assessment": str(begun.pk)}
        tell(book, EventKind.TARGETED_ASSESSMENT_STARTED, [child], happened_at=happened_at, facts=facts)
    return begun


def complete_targeted_assessment(
    assessment: TargetedAssessment,
    *,
    done: str = "",
    childs_view: str = "",
    conclusion: str,
    ends_in: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> None:
    """Record what a targeted assessment came to, and what follows from it. Barnets lov § 19."""
    with open_book(at=at, by=by) as book:
        assessment.done, assessment.childs_view = done, childs_view
        assessment.conclusion, assessment.ends_in = conclusion, ends_in
        assessment.completed_at = happened_at
        book.change(assessment, "done", "childs_view", "conclusion", "ends_in", "completed_at")
        facts = {"assessment": str(assessment.pk), "ends_in": ends_in}
        tell(book, EventKind.TARGETED_ASSESSMENT_COMPLETED, [assessment.child], happened_at=happened_at, facts=facts)


def ask_for_statement(
    child: Child,
    *,
    asked_of: AskedOf,
    asked_of_name: str = "",
    about: str,
    basis: StatementBasis,
    basis_words: str = "",
    consent_id: UUID | None = None,
    due_on: date | None = None,
    investigation: Investigation | None = None,
    assessment: TargetedAssessment | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> AskedStatement:
    """Record that somebody was asked for a statement (udtalelse), and on which ground they may give it.

    Retssikkerhedsloven § 11 a with consent, § 11 c without. From now on we wait for them.
    """
    with open_book(at=at, by=by) as book:
        asked = happening(
            book,
            AskedStatement,
            child,
            happened_at=happened_at,
            asked_of=asked_of,
            asked_of_name=asked_of_name,
            about=about,
            basis=basis,
            basis_words=basis_words,
            consent_id=consent_id,
            due_on=due_on,
            investigation=investigation,
            assessment=assessment,
        )
        facts = {"statement": str(asked.pk), "whom": asked.whom, "about": about}
        facts |= {"due_on": due_on.isoformat()} if due_on else {}
        tell(book, EventKind.STATEMENT_ASKED, [child], happened_at=happened_at, facts=facts)
    return asked


def remind_of_statement(asked: AskedStatement, *, happened_at: datetime, at: datetime, by: Author) -> None:
    """Record that we reminded whom we wait for; as often as it takes."""
    with open_book(at=at, by=by) as book:
        asked.reminded_at = sorted([*asked.reminded_at, happened_at])
        book.change(asked, "reminded_at")
        facts = {"statement": str(asked.pk), "whom": asked.whom}
        tell(book, EventKind.STATEMENT_REMINDED, [asked.child], happened_at=happened_at, facts=facts)


def receive_statement(asked: AskedStatement, *, happened_at: datetime, at: datetime, by: Author) -> None:
    """Record that the statement is here. That somebody has read it is another deed."""
    with open_book(at=at, by=by) as book:
        asked.received_at, asked.refused_at, asked.refused_because = happened_at, None, ""
        book.change(asked, "received_at", "refused_at", "refused_because")
        facts = {"statement": str(asked.pk), "whom": asked.whom}
        tell(book, EventKind.STATEMENT_RECEIVED, [asked.child], happened_at=happened_at, facts=facts)


def read_statement(asked: AskedStatement, *, says: str, at: datetime, by: Author) -> None:
    """Record that the statement is read, and what of it matters here; its own words stay in the document."""
    with open_book(at=at, by=by) as book:
        asked.received_at = asked.received_at or at
        asked.read_at, asked.says = at, says
        asked.refused_at, asked.refused_because = None, ""
        book.change(asked, "received_at", "read_at", "says", "refused_at", "refused_because")
        facts = {"statement": str(asked.pk), "whom": asked.whom}
        book.line(STATEMENT_READ, about=[asked.child_id], happened_at=at, facts=facts)


def record_refusal(asked: AskedStatement, *, because: str, happened_at: datetime, at: datetime, by: Author) -> None:
    """Record that those we asked will not, or may not, give the statement: we wait no longer.

    Raises StatementIsHere when it has come: there is nothing left to refuse.
    """
    if asked.received_at is not None:
        raise StatementIsHere("Udtalelsen er allerede modtaget. Genindlæs siden, og læs den.")
    with open_book(at=at, by=by) as book:
        asked.refused_at, asked.refused_because = happened_at, because
        book.change(asked, "refused_at", "refused_because")
        facts = {"statement": str(asked.pk), "whom": asked.whom, "because": because}
        book.line(STATEMENT_REFUSED, about=[asked.child_id], happened_at=happened_at, facts=facts)


def arrange_examination(
    investigation: Investigation,
    *,
    by_whom: str,
    of_whom: str,
    authorisation: str = "",
    psychological: bool = False,
    forced: bool = False,
    standardised_test: bool | None = None,
    placement_considered: bool | None = None,
    greenlandic_background: OwnStatement | None = None,
    viso_asked_at: datetime | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> Examination:
    """Record an examination by a doctor or an authorised psychologist. Barnets lov § 22, stk. 3 and 5; without consent
    (`forced`) § 23.

    With `viso_asked_at` the special unit in VISO was asked in place of a standardised test (§§ 171 a-171 b).
    """
    with open_book(at=at, by=by) as book:
        arranged = happening(
            book,
            Examination,
            investigation.child,
            happened_at=happened_at,
            investigation=investigation,
            by_whom=by_whom,
            of_whom=of_whom,
            authorisation=authorisation,
            psychological=psychological,
            forced=forced,
            standardised_test=standardised_test,
            placement_considered=placement_considered,
            greenlandic_background=greenlandic_background or "",
            viso_asked_at=viso_asked_at,
        )
        facts = {
            "examination": str(arranged.pk),
            "psychological": psychological,
            "forced": forced,
            "test": bool(standardised_test),
            "placement_considered": bool(placement_considered),
            "greenlandic": greenlandic_background == OwnStatement.YES,
        }
        word = EventKind.VISO_ASKED if viso_asked_at else EventKind.EXAMINATION_ASKED
        tell(book, word, [investigation.child], happened_at=viso_asked_at or happened_at, facts=facts)
    return arranged


def report_examination(examination: Examination, *, report_on: date, at: datetime, by: Author) -> None:
    """Record that the report of an examination is here, or VISO's answer."""
    with open_book(at=at, by=by) as book:
        examination.report_on = report_on
        if examination.viso_asked_at:
            examination.viso_answered_at = at
        book.change(examination, "report_on", "viso_answered_at")
        word = VISO_ANSWERED if examination.viso_asked_at else EXAMINATION_REPORTED
        facts = {"examination": str(examination.pk), "report_on": report_on.isoformat()}
        book.line(word, about=[examination.child_id], happened_at=at, facts=facts)
