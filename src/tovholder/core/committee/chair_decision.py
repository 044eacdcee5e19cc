"""How long a chair decision (formandsafgørelse) stands: a stopwatch, not a decision (Barnets lov § 143).

Its state is read from what has happened and what time it is; nobody sets it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from tovholder.core.law.rulebook import RuleLimit, rulebook
from tovholder.core.time.calendar import danish_day, months_after, start_of_day


class Standing(StrEnum):
    """What a chair decision is worth at a moment."""

    NOT_CARRIED_OUT = "not_carried_out"
    IN_FORCE = "in_force"
    APPROVED = "approved"
    LAPSED = "lapsed"
    ANNULLED = "annulled"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Terms:
    """The law's numbers: so many days to be approved in, the day of implementation being day 1; so many months in all.

    Sundays and public holidays count.
    """

    days: int
    months: int


@dataclass(frozen=True, slots=True)
class Course:
    """What has happened to one chair decision. Every moment has a time zone; None has not happened."""

    implemented_at: datetime | None
    approved_at: datetime | None = None
    annulled_at: datetime | None = None
    replaced_at: datetime | None = None


def terms_on(day: date) -> Terms:
    """The terms by the law of that (Danish) day. LookupError where the rulebook knows none for it."""
    return Terms(days=_amount("EMERG-LAPSE", day), months=_amount("EMERG-1M", day))


def last_day(implemented_at: datetime, terms: Terms) -> date:
    """The last day on which the committee can approve: day 7 when implementation is on day 1."""
    return danish_day(implemented_at) + timedelta(days=terms.days - 1)


def lapses_at(implemented_at: datetime, terms: Terms) -> datetime:
    """The moment it lapses unless the committee has approved it: 24.00 of the last day, in Danish time."""
    return start_of_day(last_day(implemented_at, terms) + timedelta(days=1))


def ends_at(implemented_at: datetime, terms: Terms) -> datetime:
    """The moment an approved one ends too: 24.00 of the same day number a month later."""
    return start_of_day(months_after(danish_day(implemented_at), terms.months) + timedelta(days=1))


def approved_in_time(course: Course, terms: Terms) -> bool:
    """An approval counts before the lapse; afterwards nothing can bring the decision back."""
    if course.implemented_at is None or course.approved_at is None:
        return course.approved_at is not None
    return course.approved_at < lapses_at(course.implemented_at, terms)


def stands_until(course: Course, terms: Terms) -> datetime | None:
    """When the decision stops being a legal ground by itself; None while it has not been carried out."""
    if course.implemented_at is None:
        return None
    if approved_in_time(course, terms):
        return ends_at(course.implemented_at, terms)
    return lapses_at(course.implemented_at, terms)


def standing(course: Course, terms: Terms, *, now: datetime) -> Standing:
    """What the decision is worth now. What ended it first, ended it."""
    until = stands_until(course, terms)
    ended = [
        (moment, what)
        for moment, what in (
            (course.annulled_at, Standing.ANNULLED),
            (course.replaced_at, Standing.REPLACED),
            (until, Standing.LAPSED),
        )
        if moment is not None and moment <= now
    ]
    if ended:
        return min(ended)[1]
    if course.implemented_at is None or now < course.implemented_at:
        return Standing.NOT_CARRIED_OUT
    approved = course.approved_at is not None and course.approved_at <= now
    return Standing.APPROVED if approved and approved_in_time(course, terms) else Standing.IN_FORCE


def _amount(rule: str, day: date) -> int:
    version = rulebook().version_on(rule, day)
    limit: RuleLimit | None = version.limit if version else None
    if limit is None or limit.amount is None:
        raise LookupError(f"Reglen {rule} har ingen frist den {day}. Se core/law/duties/decision.toml.")
    return limit.amount
