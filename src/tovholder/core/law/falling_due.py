"""When a duty with one due moment falls due: so long after its start, on a day somebody named, or before a birthday."""

from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from itertools import count

from tovholder.core.law.clocks import Clock, CountedFrom, Dated
from tovholder.core.law.history import History, birthday
from tovholder.core.law.limits import Limit
from tovholder.core.time.calendar import Calendar, end_of_day, months_after, start_of_day

DAY = timedelta(days=1)
_NUMBERS = count()


def due_of(
    clock: Clock, dated: Dated, limit: Limit | None, history: History, place: int, calendar: Calendar
) -> datetime | None:
    """The last moment, in UTC, at which a clock begun at a place is met in time; None when nothing gives one.

    ``limit`` is the wording's, or the municipality's own. A day that lies before the start is moved to the start's
    own: nobody can be late before there is a duty.
    """
    match clock.counted_from:
        case CountedFrom.START:
            return None if limit is None else _by_limit(dated, limit, history, place, calendar)
        case CountedFrom.SAME_DAY:
            return end_of(history.day(place))
        case CountedFrom.MARK:
            by_law = None if limit is None else _by_limit(dated, limit, history, place, calendar)
            return _named_day(clock, history, place, by_law)
        case CountedFrom.BIRTHDAY:
            last = _before(birthday(history.birth_date, clock.before_age) if history.birth_date else None, limit)
        case CountedFrom.BIRTH:
            last = None
            if history.birth_date and limit:
                last = birthday(history.birth_date, limit.amount) - DAY
        case _:
            last = _before(history.due_date, limit)
    return None if last is None else end_of(max(last, history.day(place)))


def _by_limit(dated: Dated, limit: Limit, history: History, place: int, calendar: Calendar) -> datetime:
    """So much after the event at a place, in UTC. What the law's own limit comes to is remembered day by day."""
    if limit is not dated.limit:
        return limit.due_at(history.at[place], calendar).astimezone(UTC)
    if dated.hours is not None:
        return history.at[place] + dated.hours
    number, day = _number_of(calendar), history.day(place)
    ends = dated.ends.setdefault(number, {})
    if day not in ends:
        ends[day] = limit.due_at(start_of_day(day), calendar).astimezone(UTC)
    return ends[day]


def day_named(mark: str | date) -> date:
    """The day that a mark names, as a date or as the day of a moment."""
    return date.fromisoformat(mark[:10]) if isinstance(mark, str) else mark


def _named_day(clock: Clock, history: History, place: int, by_law: datetime | None) -> datetime | None:
    """The day the start names, or else the law's number; the earlier of them where the law's is the most."""
    mark = history.events[place].marks.get(clock.by_mark)
    if not mark:
        return by_law
    day = day_named(mark)
    named = end_of(max(day - DAY, history.day(place)) if clock.day_before else day)
    return min(named, by_law) if clock.at_most_the_law and by_law is not None else named


def _before(day: date | None, limit: Limit | None) -> date | None:
    return None if day is None or limit is None else months_after(day, -limit.months)


@lru_cache(maxsize=50_000)
def end_of(day: date) -> datetime:
    """The last moment of a Danish day, in UTC."""
    return end_of_day(day).astimezone(UTC)


@cache
def _number_of(calendar: Calendar) -> int:
    """A number for each calendar there has been: quicker to look up than all its days."""
    return next(_NUMBERS)
