"""What keeps a suspicion from those suspected: the contact hold, and the agreement with the police."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.foundation.families.queries import hold_still, look_again
from tovholder.practice.intake.models import PoliceCoordination, RiskAssessment

# Ours: a hold that nobody looks at again would keep the parents in the dark for good.
LOOKED_AT_AGAIN_AFTER = timedelta(days=14)


class HoldNeedsAReason(ValueError):
    """A contact hold is lifted by a named person with a reason, or not at all."""


def put_on_hold(
    book: Book, children: Iterable[Child], *, because: str, review_on: date | None = None, set_at: datetime
) -> list[ContactHold]:
    """A hold on each of these children, none of whom has one; part of a deed."""
    review_on = review_on or danish_day(set_at) + LOOKED_AT_AGAIN_AFTER
    holds = [
        book.add(ContactHold(child=child, because=because, set_at=set_at, review_on=review_on)) for child in children
    ]
    if holds:
        book.line(
            "contact hold set",
            about=[hold.child_id for hold in holds],
            happened_at=set_at,
            facts={"because": because, "review_on": review_on.isoformat()},
        )
    return holds


def set_contact_hold(
    child: Child, *, because: str, review_on: date | None = None, set_at: datetime, at: datetime, by: Author
) -> ContactHold:
    """Nothing goes out to the family from now on (kontaktstop); a hold that stands is given back as it is.

    `because` is a code of contact_hold_reason, or the safety flag or suspect code it follows from. Without a day
    of its own it is looked at again after 14 days.
    """
    child = child.same_as or child
    with open_book(at=at, by=by) as book:
        hold_still([child.pk])  # two people setting it at once make one hold
        standing = ContactHold.objects.filter(child=child, lifted_at=None).first()
        if standing is not None:
            return standing
        (hold,) = put_on_hold(book, [child], because=because, review_on=review_on, set_at=set_at)
        recount_duties(book, [child.pk])
    return hold


def lift_contact_hold(hold: ContactHold, *, reason: str, lifted_at: datetime, at: datetime, by: Author) -> None:
    """A named person lets things go out again. Raises HoldNeedsAReason without a person or a reason.

    A hold somebody else has lifted meanwhile stays as that person lifted it.
    """
    if by.user_id is None or not reason.strip():
        raise HoldNeedsAReason("Skriv, hvorfor kontaktstoppet ophæves. Kun en navngiven medarbejder kan ophæve det.")
    with open_book(at=at, by=by) as book:
        look_again(hold)
        if hold.lifted_at is not None:
            return
        hold.lifted_at, hold.lifted_by, hold.lifted_because = lifted_at, by.user_id, reason
        book.change(hold, "lifted_at", "lifted_by", "lifted_because")
        book.line("contact hold lifted", about=[hold.child_id], happened_at=lifted_at, facts={"reason": reason})
        recount_duties(book, [hold.child_id])


def assess_risk_before_contact(
    child: Child, *, assessment: str, not_to_be_contacted: str, assessed_at: datetime, at: datetime, by: Author
) -> RiskAssessment:
    """What is risked when parents or network are involved, written before they are. Barnets lov § 18, stk. 3."""
    child = child.same_as or child
    with open_book(at=at, by=by) as book:
        made = book.add(
            RiskAssessment(
                child=child,
                at=assessed_at,
                by=by.user_id,
                assessment=assessment,
                not_to_be_contacted=not_to_be_contacted[:500],
            )
        )
        facts = {"assessment": assessment, "not_to_be_contacted": not_to_be_contacted}
        book.line("risk assessed before contact", about=[child.pk], happened_at=assessed_at, facts=facts)
        recount_duties(book, [child.pk])
    return made


def coordinate_with_police(
    child: Child,
    *,
    agreed: str,
    review_on: date,
    reported: str = "unknown",
    parents_may_know_from: date | None = None,
    coordinated_at: datetime,
    at: datetime,
    by: Author,
) -> PoliceCoordination:
    """What was agreed with the police. It does not clear the talk: it puts it off until the agreed day."""
    with open_book(at=at, by=by) as book:
        agreement = book.add(
            PoliceCoordination(
                child=child,
                at=coordinated_at,
                by=by.user_id,
                agreed=agreed,
                parents_may_know_from=parents_may_know_from,
                reported=reported,
                review_on=review_on,
            )
        )
        book.line(
            "police coordinated",
            about=[child.pk],
            happened_at=coordinated_at,
            facts={
                "agreed": agreed,
                "review_on": review_on.isoformat(),
                "reported": reported,
                "parents_may_know_from": parents_may_know_from.isoformat() if parents_may_know_from else None,
            },
        )
        recount_duties(book, [child.pk])
    return agreement


def end_police_coordination(child: Child, *, reason: str, ended_at: datetime, at: datetime, by: Author) -> None:
    """The police have nothing against the talk any more: its clock runs again from now."""
    with open_book(at=at, by=by) as book:
        book.line("police coordination ended", about=[child.pk], happened_at=ended_at, facts={"reason": reason})
        recount_duties(book, [child.pk])
