"""A decision is told: each party gets a letter of their own, and from that day has four weeks to complain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.core.law.limits import Limit, Unit
from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import DANISH_TIME, danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.letters.actions import write_letter
from tovholder.foundation.ui.wording import day as in_words
from tovholder.practice.casework.actions.telling import happening
from tovholder.practice.casework.models import Decision
from tovholder.practice.decisions.models import DecisionTold, HowTold


@dataclass(frozen=True)
class Recipient:
    """A party who gets the decision: how, where, and on which day they have it."""

    person: UUID | None
    name: str
    role: str
    how: HowTold
    told_on: date
    address: str = ""
    letter: str = "decision"
    told_to_child: str = ""


def complaint_until(told_on: date) -> date | None:
    """The last day to complain for who got the decision that day (COMPLAINT-4W); None where no limit is known."""
    version = rulebook().version_on("COMPLAINT-4W", told_on)
    if version is None or version.limit is None or version.limit.amount is None:
        return None
    limit = Limit(version.limit.amount, Unit(version.limit.unit))
    return danish_day(limit.due_at(datetime.combine(told_on, time(12), tzinfo=DANISH_TIME)))


def tell_decision(
    decision: Decision, recipients: Sequence[Recipient], *, fields: Mapping[str, str], at: datetime, by: Author
) -> list[DecisionTold]:
    """Write each party's letter and that they got it: one line each. Forvaltningsloven § 25; COMPLAINT-4W.

    `fields` fill in the letter's words. Raises HeldBack while there is a contact hold on the child, and WordMissing.
    """
    child = decision.child
    with open_book(at=at, by=by) as book:
        told = []
        for each in recipients:
            until = complaint_until(each.told_on)
            letter = write_letter(
                book,
                kind=each.letter,
                recipient=each.name,
                address=each.address,
                about=decision.pk,
                child=child,
                fields={
                    "name": each.name,
                    "until": _in_words(until),
                    "told_to_child": each.told_to_child,
                    **fields,
                },
            )
            had_it = min(datetime.combine(each.told_on, time(12), tzinfo=DANISH_TIME), at)
            told.append(
                happening(
                    book,
                    DecisionTold,
                    child,
                    happened_at=had_it,
                    decision=decision,
                    person=each.person,
                    person_name=each.name,
                    role=each.role,
                    how=each.how,
                    told_on=each.told_on,
                    complaint_until=until,
                    letter=letter.pk,
                )
            )
            facts = {
                "decision_id": str(decision.pk),
                "decision": decision.kind,
                "person": str(each.person) if each.person else "",
                "own": each.person == child.pk,  # the child's own letter (PARTY-10)
                "told_on": each.told_on.isoformat(),
                "complaint_until": until.isoformat() if until else None,
            }
            book.line(EventKind.DECISION_TOLD.value, about=[child.pk], happened_at=had_it, facts=facts)
        recount_duties(book, [child.pk])
    return told


def _in_words(day: date | None) -> str:
    return "fire uger efter, at du har fået brevet" if day is None else in_words(day)
