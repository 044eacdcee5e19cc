"""The child investigation (børnefaglig undersøgelse): begun, concluded for the time being, completed; its siblings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, passed_over, tell
from tovholder.practice.casework.models import (
    Decision,
    Investigation,
    PreliminaryConclusion,
    SectionKind,
    SectionState,
    SectionText,
    SiblingConsidered,
    SiblingResult,
    SiblingWeighed,
)
from tovholder.practice.casework.queries import running_investigations

# No clock reads these; a page may give them Danish words.
SECTION_WRITTEN = "investigation section written"
ADVISERS_NAMED = "advisers named"


_ANSWERED = (
    "grounds_for_support",
    "proposed_support",
    "interim_support",
    "custody_holders_view",
    "helping_factors",
    "relies_on",
    "completed_despite",
)


@dataclass(frozen=True)
class Opened:
    """The decision that opens an investigation, as its letter tells it: by which paragraph, why, and who decided."""

    paragraph: str
    reasons: str
    by_level: str
    by_name: str


@dataclass(frozen=True)
class Answers:
    """What a reasoned conclusion says beside its text (Barnets lov § 22, stk. 6), and what was missing, and why."""

    grounds_for_support: str = ""
    proposed_support: str = ""
    interim_support: str = ""
    custody_holders_view: str = ""
    helping_factors: str = ""
    relies_on: Sequence[UUID] = ()
    completed_despite: Mapping[str, str] = field(default_factory=dict)


def start_investigation(
    child: Child,
    *,
    ground: str = "",
    purpose: str = "",
    opened: Opened | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> Investigation:
    """Record that an investigation of the child was decided. Barnets lov § 20, stk. 1-2; serviceloven § 50.

    `ground` is a code of assessment_ground, where one was named; a child can be unborn (§§ 24-27). With `opened` the
    decision is kept too, so that the parties can be told of it; this line tells that it was made.
    """
    with open_book(at=at, by=by) as book:
        begun = book.add(Investigation(child=child, started_at=happened_at, ground=ground, purpose=purpose))
        facts = {"investigation": str(begun.pk)} | ({"ground": ground} if ground else {})
        if opened is not None:
            told = {"kind": "investigation", "purpose": purpose, **asdict(opened)}
            begun.decision = happening(book, Decision, child, happened_at=happened_at, **told)
            facts["decision_id"] = str(begun.decision.pk)
        around = passed_over([child], at=happened_at)  # each child of the family is to be considered (§ 21)
        tell(book, EventKind.INVESTIGATION_STARTED, [child], happened_at=happened_at, facts=facts, passed_over=around)
    return begun


def name_advisers(
    investigation: Investigation, *, advisers: str = "", one_because: str = "", at: datetime, by: Author
) -> None:
    """The two advisers at the important meetings with the child, or why there is only one. Barnets lov § 21, stk. 5."""
    with open_book(at=at, by=by) as book:
        investigation.advisers, investigation.one_adviser_because = advisers, one_because
        book.change(investigation, "advisers", "one_adviser_because")
        facts = {"investigation": str(investigation.pk), "two": not one_because}
        book.line(ADVISERS_NAMED, about=[investigation.child_id], happened_at=at, facts=facts)


def write_section(
    investigation: Investigation,
    section: SectionKind,
    *,
    state: SectionState,
    facts: str = "",
    sayings: str = "",
    judgement: str = "",
    not_relevant_because: str = "",
    written_by: str = "",
    at: datetime,
    by: Author,
) -> SectionText:
    """Save what a section of the investigation says now. What it said before stays, with who wrote it."""
    with open_book(at=at, by=by) as book:
        text = book.add(
            SectionText(
                investigation=investigation,
                section=section,
                state=state,
                facts=facts,
                sayings=sayings,
                judgement=judgement,
                not_relevant_because=not_relevant_because,
                written_at=at,
                written_by=by.user_id,
                written_by_name=written_by[:200],
            )
        )
        told = {"investigation": str(investigation.pk), "section": str(section), "state": str(state)}
        book.line(SECTION_WRITTEN, about=[investigation.child_id], happened_at=at, facts=told)
    return text


def complete_investigation(
    child: Child,
    *,
    conclusion: str = "",
    answers: Answers | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> list[Investigation]:
    """Record that the child's investigation is completed with its conclusion. Barnets lov § 20, stk. 3; § 22, stk. 6.

    All that ran at that moment are completed. Where none is known to have begun, one with unknown start is kept.
    """
    given = answers or Answers()
    with open_book(at=at, by=by) as book:
        ran = running_investigations(child, at=happened_at) or [book.add(Investigation(child=child))]
        for investigation in ran:
            investigation.completed_at, investigation.conclusion = happened_at, conclusion
            investigation.grounds_for_support = given.grounds_for_support
            investigation.proposed_support = given.proposed_support
            investigation.interim_support = given.interim_support
            investigation.custody_holders_view = given.custody_holders_view
            investigation.helping_factors = given.helping_factors
            investigation.relies_on = list(given.relies_on)
            investigation.completed_despite = dict(given.completed_despite)
            book.change(investigation, "completed_at", "conclusion", *_ANSWERED)
        facts: dict[str, Any] = {"investigations": [str(investigation.pk) for investigation in ran]}
        if given.completed_despite:
            facts["excused"] = {"BFU-CONCLUSION": "; ".join(given.completed_despite.values())}
        tell(book, EventKind.INVESTIGATION_COMPLETED, [child], happened_at=happened_at, facts=facts)
    return ran


def consider_sibling(
    child: Child, *, reason: str, by_new_person: bool = False, happened_at: datetime, at: datetime, by: Author
) -> SiblingConsidered:
    """Record that the safety of a child of the household was assessed, though no notification named it.

    It answers none of the child's own notifications: each of those has an assessment of its own.
    """
    with open_book(at=at, by=by) as book:
        made = happening(book, SiblingConsidered, child, happened_at=happened_at, reason=reason)
        facts = {"notification": "", "considered": str(made.pk), "by_new_person": by_new_person}
        tell(book, EventKind.SAFETY_ASSESSED, [child], happened_at=happened_at, facts=facts)
    return made


def weigh_sibling(
    sibling: Child,
    investigation: Investigation,
    *,
    result: SiblingResult,
    reason: str,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> SiblingWeighed:
    """Record our view on another child of the family during an investigation. Barnets lov § 21, stk. 1-4."""
    with open_book(at=at, by=by) as book:
        made = happening(
            book,
            SiblingWeighed,
            sibling,
            happened_at=happened_at,
            investigation=investigation,
            result=result,
            reason=reason,
        )
        facts = {"weighed": str(made.pk), "result": str(result)}
        tell(book, EventKind.SIBLING_WEIGHED, [sibling], happened_at=happened_at, facts=facts)
    return made


def make_preliminary_conclusion(
    child: Child,
    *,
    text: str,
    why_late: str = "",
    expected_on: date | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> PreliminaryConclusion:
    """Record what is concluded for the time being when the investigation is not done. Barnets lov § 20, stk. 3."""
    with open_book(at=at, by=by) as book:
        made = happening(
            book,
            PreliminaryConclusion,
            child,
            happened_at=happened_at,
            text=text,
            why_late=why_late,
            expected_on=expected_on,
        )
        tell(
            book,
            EventKind.PRELIMINARY_CONCLUSION_MADE,
            [child],
            happened_at=happened_at,
            facts={"conclusion": str(made.pk)},
        )
    return made
