"""When a duty with one due moment falls due: so long after its start, on a day somebody named, or before a birthday."""

from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from itertools import count

from tovholder.core.law.clocks import Clock, CountedFrom
from tovholder.core.law.history import History
from tovholder.core.law.limits import Limit
from tovholder.core.time.ages import birthday
from tovholder.core.time.calendar import Calendar, end_of_day, months_after

DAY = timedelta(days=1)
_NUMBERS = count()


def due_of(clock: Clock, limit: Limit | None, by_law: datetime | None, history: History, place: int) -> datetime | None:
    """The last moment, in UTC, to meet a clock that is not counted from its start alone; None when nothing gives one.

    ``by_law`` is where the limit ends when it is counted from the start. A day that lies before the start is moved to
    the start's own: nobody can be late before there is a duty.
    """
    match clock.counted_from:
        case CountedFrom.SAME_DAY:
            return end_of(history.days[place])
        case CountedFrom.MARK:
            return _named_day(clock, history, place, by_law)
        case CountedFrom.BIRTHDAY:
            last = _before(birthday(history.birth_date, clock.before_age) if history.birth_date else None, limit)
        case CountedFrom.BIRTH:
            last = None
            if history.birth_date and limit:
                last = birthday(history.birth_date, limit.amount) - DAY
        case _:
            last = _before(history.due_date, limit)
    return None if last is None else end_of(max(last, history.days[place]))


def day_named(mark: str | date) -> date:
    """The day that a mark names, as a date or as the day of a moment."""
    return date.fromisoformat(mark[:10]) if isinstance(mark, str) else mark


def _named_day(clock: Clock, history: History, place: int, by_law: datetime | None) -> datetime | None:
    """The day the start names, or else the law's number; the earlier of them where the law's is the most."""
    mark = history.events[place].marks.get(clock.by_mark)
    if not mark:
        return by_law
    day = day_named(mark)
    named = end_of(max(day - DAY, history.days[place]) if clock.day_before else day)
    return min(named, by_law) if clock.at_most_the_law and by_law is not None else named


def _before(day: date | None, limit: Limit | None) -> date | None:
    return None if day is None or limit is None else months_after(day, -limit.months)


@lru_cache(maxsize=50_000)
def end_of(day: date) -> datetime:
    """The last moment of a Danish day, in UTC."""
    return end_of_day(day).astimezone(UTC)


@cache
def number_of(calendar: Calendar) -> int:
    """A number for each calendar there has been: quicker to look up than all its days."""
    return next(_NUMBERS)
