"""What the committee decided: the votes, the decision in each child's case, and the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework.actions import book_decision
from tovholder.practice.casework.models import Decision
from tovholder.practice.committee.actions.chair import ANNULLED
from tovholder.practice.committee.actions.keys import close_behind_the_jurists
from tovholder.practice.committee.actions.meetings import told_that_held
from tovholder.practice.committee.kinds import decision_of, is_forced, paragraph_of
from tovholder.practice.committee.models import (
    CommitteeMatter,
    CommitteeMember,
    CommitteeMinutes,
    CommitteeOutcome,
    Result,
    Speaker,
    Vote,
)
from tovholder.practice.committee.queries.chair import to_be_replaced


@dataclass(frozen=True)
class Ballot:
    """How one member voted."""

    member: CommitteeMember
    in_favour: bool


@dataclass(frozen=True)
class Heard:
    """Somebody who was given the word, or was not, and why."""

    name: str
    role: str = ""
    spoke: bool = True
    why_not: str = ""


@dataclass(frozen=True)
class Said:
    """What was decided: the same for the siblings it was decided for together."""

    result: Result
    reasons: str
    purpose: str = ""
    expected_duration: str = ""
    grounds: Sequence[str] = ()
    renewal_due: date | None = None
    few_votes_because: str = ""


def decide_matters(
    matters: Sequence[CommitteeMatter],
    *,
    said: Said,
    votes: Sequence[Ballot],
    heard: Sequence[Heard] = (),
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> list[CommitteeOutcome]:
    """Record what the committee decided in these matters, and the decision in each child's case.

    Barnets lov § 142; for the decisions listed in stk. 4 at least four of five must vote for. A matter that was not
    followed makes no decision. What has happened is recorded also when too few voted: the page says so.
    """
    with open_book(at=at, by=by) as book:
        _was_held(book, matters, happened_at=happened_at)
        decided = {matter.pk: _decision(book, matter, said, happened_at=happened_at) for matter in matters}
        outcomes = [
            _outcome(book, matter, said, decided[matter.pk], votes, heard=len(heard), happened_at=happened_at)
            for matter in matters
        ]
        for matter in matters:
            for each in heard:
                _heard(book, matter, each)
        over = _replace_chair_decisions(book, matters, said, happened_at=happened_at)
        close_behind_the_jurists(book, [*{matter.together for matter in matters}, *over], decided_at=happened_at)
        recount_duties(book, [subject.child_id for _, _, subjects in book.lines for subject in subjects])
    return outcomes


def _was_held(book: Book, matters: Sequence[CommitteeMatter], *, happened_at: datetime) -> None:
    """A meeting that has decided something was held: nobody has to say so as well."""
    for meeting in {matter.meeting.pk: matter.meeting for matter in matters if matter.meeting}.values():
        if meeting.held_at is None and meeting.called_off_at is None:
            told_that_held(book, meeting, held_at=min(meeting.meets_at, happened_at))


def write_minutes(
    matter: CommitteeMatter,
    *,
    text: str,
    author_name: str,
    corrects: CommitteeMinutes | None = None,
    at: datetime,
    by: Author,
) -> CommitteeMinutes:
    """Write the minutes of a matter; a new text corrects an old one, and both stay."""
    with open_book(at=at, by=by) as book:
        written = book.add(
            CommitteeMinutes(
                matter=matter,
                text=text,
                corrects=corrects,
                written_at=at,
                written_by=by.user_id,
                author_name=author_name,
            )
        )
        facts = {"matter": str(matter.pk), "minutes": str(written.pk)}
        book.line(EventKind.COMMITTEE_MINUTES_WRITTEN.value, about=[matter.child_id], happened_at=at, facts=facts)
    return written


def _decision(book: Book, matter: CommitteeMatter, said: Said, *, happened_at: datetime) -> Decision | None:
    if said.result == Result.REJECTED:
        return None
    (made,) = book_decision(
        book,
        [matter.child],
        kind=decision_of(matter.kind),
        paragraph=paragraph_of(matter.kind, on=danish_day(happened_at)),
        plan_needed=None,  # not what the committee decides: the plan lies beside its recommendation (§ 91, stk. 2)
        purpose=said.purpose,
        reasons=said.reasons,
        expected_duration=said.expected_duration,
        renewal_due=said.renewal_due,
        forced=is_forced(matter.kind),
        by_level=Level.COMMITTEE,
        by_name=Level.COMMITTEE.label,
        happened_at=happened_at,
    )
    return made


def _outcome(
    book: Book,
    matter: CommitteeMatter,
    said: Said,
    decision: Decision | None,
    votes: Sequence[Ballot],
    *,
    heard: int,
    happened_at: datetime,
) -> CommitteeOutcome:
    outcome = book.add(
        CommitteeOutcome(
            child_id=matter.child_id,
            happened_at=happened_at,
            recorded_at=book.at,
            recorded_by=book.by.user_id,
            matter=matter,
            decision=decision,
            result=said.result,
            reasons=said.reasons,
            purpose=said.purpose,
            expected_duration=said.expected_duration,
            grounds=list(said.grounds),
            renewal_due=said.renewal_due,
            few_votes_because=said.few_votes_because,
        )
    )
    for vote in votes:
        book.add(Vote(outcome=outcome, member=vote.member, in_favour=vote.in_favour))
    approved = said.result != Result.REJECTED
    facts = {
        "matter": str(matter.pk),
        "approves": str(matter.approves_id) if matter.approves_id and approved else None,
        "decision": decision_of(matter.kind) if approved else None,
        "forced": is_forced(matter.kind) and approved,
        "renewal_due": said.renewal_due.isoformat() if said.renewal_due else None,
        "votes_for": sum(vote.in_favour for vote in votes),
        "votes_against": sum(not vote.in_favour for vote in votes),
        "result": str(said.result),
        "heard": heard,  # given the word, or not and why (BUU-HEARING)
    }
    book.line(EventKind.COMMITTEE_DECIDED.value, about=[matter.child_id], happened_at=happened_at, facts=facts)
    if matter.approves_id and not approved:
        not_approved = {"chair_decision": str(matter.approves_id)}
        book.line(ANNULLED, about=[matter.child_id], happened_at=happened_at, facts=not_approved)
    return outcome


def _heard(book: Book, matter: CommitteeMatter, each: Heard) -> None:
    book.add(
        Speaker(
            matter=matter,
            name=each.name,
            role=each.role,
            spoke=each.spoke,
            why_not=each.why_not,
            recorded_at=book.at,
            recorded_by=book.by.user_id,
        )
    )


def _replace_chair_decisions(
    book: Book, matters: Sequence[CommitteeMatter], said: Said, *, happened_at: datetime
) -> list[UUID]:
    """An ordinary decision of the same kind takes the place of the chair's; a rejection does not, but ends it.

    The ids of those that are over.
    """
    if said.result == Result.REJECTED:
        return [matter.approves_id for matter in matters if matter.approves_id]
    replaced = [each for matter in matters for each in to_be_replaced(matter, at=happened_at)]
    for each in replaced:
        each.replaced_at = happened_at
        book.change(each, "replaced_at")
    return [each.pk for each in replaced]
