"""The chair decides when a child cannot wait for a meeting. Barnets lov § 143."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import held
from tovholder.foundation.letters.actions import HeldBack
from tovholder.practice.committee.actions.keys import close_behind_the_jurists, open_to_the_jurists
from tovholder.practice.committee.models import (
    ChairConsentSought,
    ChairDecision,
    ChairKind,
    ChairNotice,
    CommitteeMember,
)

ANNULLED, AFTER_LAPSE = EventKind.CHAIR_DECISION_ANNULLED.value, EventKind.CHAIR_LAPSE_SEEN_TO.value

NOBODY: Mapping[UUID, int] = MappingProxyType({})


@dataclass(frozen=True)
class Consent:
    """Consent that was sought before: from whom, when, how, and what was answered."""

    whom: str
    sought_at: datetime | None = None
    how: str = ""
    answer: str = ""


def decide_as_chair(
    children: Sequence[Child],
    *,
    kind: str,
    decided_by: str,
    by_kind: ChairKind = ChairKind.CHAIR,
    member: CommitteeMember | None = None,
    deputy_why: str = "",
    ground: str,
    urgency: str,
    formal: str,
    consents: Sequence[Consent] = (),
    unasked: Mapping[UUID, int] = NOBODY,
    implemented_at: datetime | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> list[ChairDecision]:
    """Record a provisional decision by the chair or the deputy, one for each child, with its three conditions.

    `unasked` is how many were not asked, child by child, whose consent should have been sought. `implemented_at` when
    it was carried out at once. The clocks of 24 hours, 7 days and a month run from there.
    """
    with open_book(at=at, by=by) as book:
        made = [
            book.add(
                ChairDecision(
                    child=child,
                    happened_at=happened_at,
                    recorded_at=at,
                    recorded_by=by.user_id,
                    kind=kind,
                    member=member,
                    decided_by=decided_by,
                    by_kind=by_kind,
                    deputy_why=deputy_why,
                    ground=ground,
                    urgency=urgency,
                    formal=formal,
                    implemented_at=implemented_at,
                )
            )
            for child in children
        ]
        for decision in made:
            _sought(book, decision, consents)
            _tell_decided(book, decision, consents, unasked=unasked.get(decision.child_id, 0))
            open_to_the_jurists(book, [decision.child], because=decision.pk)
        recount_duties(book, [child.pk for child in children])
    return made


def _sought(book: Book, decision: ChairDecision, consents: Sequence[Consent]) -> None:
    for consent in consents:
        book.add(
            ChairConsentSought(
                chair_decision=decision,
                whom=consent.whom,
                sought_at=consent.sought_at,
                how=consent.how,
                answer=consent.answer,
            )
        )


def _tell_decided(book: Book, decision: ChairDecision, consents: Sequence[Consent], *, unasked: int) -> None:
    """The lines: that it was decided, and that it was carried out where it was at once."""
    about, carried_out = [decision.child_id], decision.implemented_at
    facts = {
        "chair_decision": str(decision.pk),
        "implemented": carried_out is not None,
        "by": str(decision.by_kind),
        "kind": decision.kind,
        "consents_sought": sum(consent.sought_at is not None for consent in consents),
        "consents_unsought": unasked,
    }
    book.line(EventKind.CHAIR_DECIDED.value, about=about, happened_at=decision.happened_at, facts=facts)
    if carried_out is not None:
        word, facts = EventKind.CHAIR_DECISION_CARRIED_OUT.value, {"chair_decision": str(decision.pk)}
        book.line(word, about=about, happened_at=carried_out, facts=facts)


def carry_out(decision: ChairDecision, *, happened_at: datetime, at: datetime, by: Author) -> None:
    """The decision was carried out (iværksat): 24 hours, 7 days and a month are counted from here."""
    with open_book(at=at, by=by) as book:
        decision.implemented_at = max(happened_at, decision.happened_at)
        book.change(decision, "implemented_at")
        book.line(
            EventKind.CHAIR_DECISION_CARRIED_OUT.value,
            about=[decision.child_id],
            happened_at=decision.implemented_at,
            facts={"chair_decision": str(decision.pk)},
        )
        recount_duties(book, [decision.child_id])


def notify_party(
    decision: ChairDecision,
    *,
    recipient: str,
    how: str,
    told_of_access: bool,
    told_of_lawyer: bool,
    told_of_hearing: bool,
    sent_at: datetime,
    at: datetime,
    by: Author,
) -> ChairNotice:
    """Note the written notice to one party, with the three rights it told of. Barnets lov § 143; within 24 hours.

    Raises HeldBack while there is a contact hold on the child.
    """
    if held([decision.child_id]):
        raise HeldBack(
            "Der er kontaktstop på barnet, så meddelelsen må ikke sendes endnu. Loven giver 24 timer: "
            "ring til den, der har sat kontaktstoppet, og få det ophævet."
        )
    with open_book(at=at, by=by) as book:
        notice = book.add(
            ChairNotice(
                chair_decision=decision,
                recipient=recipient,
                how=how,
                told_of_access=told_of_access,
                told_of_lawyer=told_of_lawyer,
                told_of_hearing=told_of_hearing,
                sent_at=sent_at,
                recorded_at=at,
                sent_by=by.user_id,
            )
        )
        facts = {
            "chair_decision": str(decision.pk),
            "notice": str(notice.pk),
            "access": told_of_access,
            "lawyer": told_of_lawyer,
            "hearing": told_of_hearing,
        }
        word = EventKind.CHAIR_DECISION_NOTIFIED.value
        book.line(word, about=[decision.child_id], happened_at=sent_at, facts=facts)
        recount_duties(book, [decision.child_id])
    return notice


def annul_chair_decision(
    decision: ChairDecision, *, because: str, happened_at: datetime, at: datetime, by: Author
) -> None:
    """The decision is annulled: by the appeals board, a court, or because it is no longer needed."""
    with open_book(at=at, by=by) as book:
        decision.annulled_at, decision.annulled_because = happened_at, because
        book.change(decision, "annulled_at", "annulled_because")
        facts = {"chair_decision": str(decision.pk)}
        book.line(ANNULLED, about=[decision.child_id], happened_at=happened_at, facts=facts)
        close_behind_the_jurists(book, [decision.pk], decided_at=happened_at)
        recount_duties(book, [decision.child_id])


def tell_after_lapse(decision: ChairDecision, *, what: str, at: datetime, by: Author) -> None:
    """Write what happened with the child when the decision had lapsed (EMERG-LAPSE: what must be recorded)."""
    with open_book(at=at, by=by) as book:
        decision.after_lapse, decision.after_lapse_at = what, at
        book.change(decision, "after_lapse", "after_lapse_at")
        facts = {"chair_decision": str(decision.pk)}
        book.line(AFTER_LAPSE, about=[decision.child_id], happened_at=at, facts=facts)
        close_behind_the_jurists(book, [decision.pk], decided_at=at)
        recount_duties(book, [decision.child_id])
