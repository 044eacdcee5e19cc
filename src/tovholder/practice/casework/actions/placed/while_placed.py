"""What is decided about a placed child: change of place in two steps, renewal, support persons, the way home."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.casework.models import (
    DecidedBy,
    PlaceChange,
    Placement,
    PlacementRenewal,
    ReturnHome,
    SupportPerson,
)
from tovholder.practice.casework.queries import return_home_of


def decide_place_change(
    placement: Placement,
    *,
    step: int,
    decided_by: DecidedBy,
    reasons: str,
    place: str = "",
    statement_on: date | None = None,
    childs_view: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> PlaceChange:
    """Record one of the two decisions of a change of place: 1 that the child shall move, 2 where to (law review F23).

    Barnets lov §§ 97, stk. 2, and 98. The child moves with `start_placement`, which ends the old one.
    """
    with open_book(at=at, by=by) as book:
        made = happening(
            book,
            PlaceChange,
            placement.child,
            happened_at=happened_at,
            placement=placement,
            step=step,
            decided_by=decided_by,
            reasons=reasons,
            place=place,
            statement_on=statement_on,
            childs_view=childs_view,
        )
        facts = {"placement": str(placement.pk), "change": str(made.pk), "by": str(decided_by), "step": step}
        tell(book, EventKind.PLACE_CHANGE_DECIDED, [placement.child], happened_at=happened_at, facts=facts)
    return made


def renew_placement(
    placement: Placement,
    *,
    decided_by: DecidedBy,
    renewal_due: date | None,
    permanent: bool = False,
    reasons: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> PlacementRenewal:
    """Record that the placement was taken up again, and when next; permanent ones (Barnets lov § 67) need no day."""
    with open_book(at=at, by=by) as book:
        made = happening(
            book,
            PlacementRenewal,
            placement.child,
            happened_at=happened_at,
            placement=placement,
            decided_by=decided_by,
            renewal_due=renewal_due,
            permanent=permanent,
            reasons=reasons,
        )
        placement.renewal_due = renewal_due
        if permanent:
            placement.permanent_since = danish_day(happened_at)
        book.change(placement, "renewal_due", "permanent_since")
        facts = {
            "placement": str(placement.pk),
            "renewal_due": renewal_due.isoformat() if renewal_due else None,
            "by": str(decided_by),
        }
        word = EventKind.PLACEMENT_MADE_PERMANENT if permanent else EventKind.PLACEMENT_RENEWED
        tell(book, word, [placement.child], happened_at=happened_at, facts=facts)
    return made


def set_renewal_date(book: Book, child: Child, renewal_due: date, *, because: UUID, happened_at: datetime) -> None:
    """The appeals board or the court has set another day to hear the placement again, as part of what it decided."""
    for placement in Placement.objects.filter(child=child, ends_at=None, forced=True):
        placement.renewal_due = renewal_due
        book.change(placement, "renewal_due")
    facts = {"renewal_due": renewal_due.isoformat(), "complaint": str(because)}
    book.line(EventKind.RENEWAL_DATE_SET.value, about=[child.pk], happened_at=happened_at, facts=facts)


def consider_support_person(
    placement: Placement,
    *,
    whose: SupportPerson.Whose,
    outcome: SupportPerson.Outcome,
    name: str = "",
    words: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> SupportPerson:
    """Record what came of finding the child (§ 53) or the parents (§ 75) a support person."""
    with open_book(at=at, by=by) as book:
        made = happening(
            book,
            SupportPerson,
            placement.child,
            happened_at=happened_at,
            placement=placement,
            whose=whose,
            outcome=outcome,
            name=name,
            words=words,
        )
        facts = {"who": str(whose), "placement": str(placement.pk), "outcome": str(outcome)}
        tell(book, EventKind.SUPPORT_PERSON_CONSIDERED, [placement.child], happened_at=happened_at, facts=facts)
    return made


def decide_return_home(
    placement: Placement,
    *,
    home_on: date,
    until: date | None = None,
    no_period_because: str = "",
    statement_on: date | None = None,
    childs_view: str = "",
    support: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> ReturnHome:
    """Record the decision that the child goes home, and the period of return. Barnets lov § 100.

    A second decision about the same placement replaces the first; both stand in the chronicle.
    """
    with open_book(at=at, by=by) as book:
        said = {
            "home_on": home_on,
            "until": until,
            "no_period_because": no_period_because,
            "statement_on": statement_on,
            "childs_view": childs_view,
            "support": support,
        }
        made = return_home_of(placement)
        if made is None:
            made = happening(book, ReturnHome, placement.child, happened_at=happened_at, placement=placement, **said)
        else:
            for name, value in (said | {"happened_at": happened_at, "recorded_at": at}).items():
                setattr(made, name, value)
            book.change(made, "happened_at", "recorded_at", *said)
        facts = {"placement": str(placement.pk), "home_on": home_on.isoformat()}
        if until:
            facts["until"] = until.isoformat()
        tell(book, EventKind.RETURN_HOME_DECIDED, [placement.child], happened_at=happened_at, facts=facts)
    return made
