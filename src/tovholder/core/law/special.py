"""The few rules that read better as a function than as a line in a table, each with a name.

A clock names them in its table: ``only`` says which events count, ``waits_for`` what makes a
clock wait, ``tells`` what its sentence also says, ``checks`` what a gate asks of the history.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from tovholder.core.law.events import Event, EventKind
from tovholder.core.law.history import History
from tovholder.core.law.limits import Limit
from tovholder.core.time.calendar import Calendar, end_of_day, months_after, start_of_day

Facts = Mapping[str, Any]
Counts = Callable[[History, int], bool]
Teller = Callable[[History, int], Facts]
Check = Callable[[History, int, Limit | None], bool]

YEAR = timedelta(days=365)  # our measure of "within a year" for repeated notifications
ESCALATES_FROM = 3  # the second notification is shown, from the third it goes to the leader


class Waiting(NamedTuple):
    """When a clock that waits is due instead; None while nobody can say."""

    due: datetime | None
    facts: Facts


class Wait(NamedTuple):
    """A stretch in which a clock waits: when it began, until which agreed day, when it was ended."""

    since: datetime
    review_on: date | None
    ended_at: datetime | None


Waiter = Callable[[History, int, datetime, Limit, Calendar], Waiting]


def visit_with_the_child(history: History, place: int) -> bool:
    """Whether the child was spoken with at a visit, or else on the day of it.

    Barnets lov § 156, stk. 5: a visit counts when the municipality talks with the child there.
    """
    if history.events[place].marks.get("child_seen"):
        return True
    day = history.days[place]
    return any(history.days[talk] == day for talk in history.places(EventKind.CHILD_SPOKEN_WITH))


def wait_for_police(history: History, place: int, due: datetime, limit: Limit, calendar: Calendar) -> Waiting:
    """A talk that an agreement with the police puts off is due when the agreed day begins.

    The agreement never meets the duty (Barnets lov § 137, stk. 4). A clock that was red before
    the agreement stays red; one that ends early leaves the limit anew, counted from its end.
    """
    facts: dict[str, Any] = {}
    for wait in _waits(history, place, EventKind.POLICE_COORDINATED, EventKind.POLICE_COORDINATION_ENDED, _day_begins):
        if wait.since <= due and wait.review_on is not None:
            agreed = _day_begins(wait.review_on)
            if wait.ended_at is not None:
                agreed = min(agreed, limit.due_at(wait.ended_at, calendar).astimezone(UTC))
            if agreed > due:
                due, facts = agreed, {"agreed": True}
        if wait.ended_at is None:
            facts |= {"police_since": wait.since, "police_until": wait.review_on}
    return Waiting(due, facts)


def wait_for_contact_hold(history: History, place: int, due: datetime, limit: Limit, calendar: Calendar) -> Waiting:
    """While a contact hold stands nobody writes to the family, and the clock stands still.

    When the hold is lifted the limit is counted anew from then. A hold with a day of review makes
    the clock red when that day ends with the hold still standing: then somebody has to decide.
    """
    facts: Facts = {}
    for wait in _waits(history, place, EventKind.CONTACT_HOLD_SET, EventKind.CONTACT_HOLD_LIFTED, _day_ends):
        if wait.since > due:
            break
        standing = {"suspended": True, "hold_since": wait.since, "hold_until": wait.review_on}
        review = None if wait.review_on is None else _day_ends(wait.review_on)
        if review is not None and (wait.ended_at is None or review <= wait.ended_at):
            return Waiting(review, standing if wait.ended_at is None else {"agreed": True})
        if wait.ended_at is None:
            return Waiting(None, standing)
        due, facts = limit.due_at(wait.ended_at, calendar).astimezone(UTC), {"counted_from": wait.ended_at}
    return Waiting(due, facts)


def how_many_notifications(history: History, place: int) -> Facts:
    """How many notifications there have been on this child: in all, and within a year back."""
    until = [*history.before(place, EventKind.NOTIFICATION_RECEIVED), place]
    day = history.days[place]
    lately = sum(day - history.days[each] <= YEAR for each in until)
    return {"in_all": len(until), "within_a_year": lately, "escalates": lately >= ESCALATES_FROM}


def placed_long_enough(history: History, place: int, limit: Limit | None) -> bool:
    """Whether the child has been placed without a break for as long as the law says. Barnets lov § 67."""
    first: int | None = None
    before: int | None = None
    for began, ended in history.placements():
        if began > place:
            break
        if before != began:  # it does not follow straight upon another
            first = began
        before = ended
    if first is None or limit is None or (before is not None and before < place):
        return False
    return history.days[place] >= months_after(history.days[first], limit.months)


def near_the_birth(history: History, place: int, limit: Limit | None) -> bool:
    """Whether it is not earlier than so long before the day the child is awaited. Barnets lov § 49."""
    awaited = history.due_date
    return awaited is None or limit is None or history.days[place] >= months_after(awaited, -limit.months)


def _waits(
    history: History,
    place: int,
    begins: EventKind,
    ends: EventKind,
    passes: Callable[[date], datetime],
) -> Iterator[Wait]:
    """The waits that touch a clock begun at a place, in order.

    What begins a wait while another stands gives it a new day, unless the old day has passed.
    """
    if not history.places(begins):
        return
    current: Wait | None = None
    for change in sorted([*history.places(begins), *history.places(ends)]):
        at, event = history.at[change], history.events[change]
        if event.kind is ends:
            if current is not None and at > history.at[place]:
                yield current._replace(ended_at=at)
            current = None
        elif current is None:
            current = Wait(at, _review_day(event), None)
        elif current.review_on is None or at <= passes(current.review_on):
            current = current._replace(review_on=_review_day(event))
    if current is not None:
        yield current


def _review_day(event: Event) -> date | None:
    day = event.marks.get("review_on")
    return date.fromisoformat(day) if isinstance(day, str) else day


def _day_begins(day: date) -> datetime:
    return start_of_day(day).astimezone(UTC)


def _day_ends(day: date) -> datetime:
    return end_of_day(day).astimezone(UTC)


ONLY: Mapping[str, Counts] = {"visit with the child": visit_with_the_child}
WAITS: Mapping[str, Waiter] = {"police": wait_for_police, "contact hold": wait_for_contact_hold}
TELLS: Mapping[str, Teller] = {"how many notifications": how_many_notifications}
CHECKS: Mapping[str, Check] = {"placed long enough": placed_long_enough, "near the birth": near_the_birth}
