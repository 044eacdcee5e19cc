"""The Danish calendar: hverdage, arbejdsdage, public holidays, and moments in Danish time."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

import holidays

DANISH_TIME = ZoneInfo("Europe/Copenhagen")
ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6
LAST_MOMENT = time(23, 59, 59)  # a duty of a day can be met until here
FIRST_HOUR_OF_TOMORROW = 22  # Denmark is at most two hours ahead of UTC


@lru_cache(maxsize=400)
def public_holidays(year: int) -> frozenset[date]:
    """The Danish public holidays (helligdage) of a year; Store Bededag until and with 2023."""
    return frozenset(holidays.country_holidays("DK", years=year))


@lru_cache(maxsize=400)
def holiday_names(year: int) -> dict[date, str]:
    """What the public holidays of a year are called in Danish."""
    return dict(holidays.country_holidays("DK", years=year, language="da").items())


@dataclass(frozen=True)
class Calendar:
    """Which days count. Two calendars with the same settings are the same calendar.

    ``saturday_counts`` says whether Saturday is a hverdag: it is by default, as that gives the
    earlier date. ``closing_days`` are further days on which the municipality's clocks of hverdage
    and arbejdsdage stand still; no law gives them, so there are none by default.
    """

    saturday_counts: bool = True
    closing_days: frozenset[date] = frozenset()

    def is_legal_day(self, day: date) -> bool:
        """Whether the day is a hverdag: Monday to Saturday, no public holiday, not closed."""
        free_from = SUNDAY if self.saturday_counts else SATURDAY
        return day.weekday() < free_from and self._is_open(day)

    def is_working_day(self, day: date) -> bool:
        """Whether the day is an arbejdsdag: Monday to Friday, no public holiday, not closed."""
        return day.weekday() < SATURDAY and self._is_open(day)

    def legal_days_after(self, day: date) -> Iterator[date]:
        """The hverdage that follow, the day itself not counted; without end."""
        return _days_after(self, "legal", day)

    def legal_day_number(self, count: int, *, after: date) -> date:
        """The hverdag that is number ``count`` after the day; the day itself for none."""
        return _day_number(self, "legal", count, after)

    def working_day_number(self, count: int, *, after: date) -> date:
        """The arbejdsdag that is number ``count`` after the day; the day itself for none."""
        return _day_number(self, "working", count, after)

    def why_free(self, day: date) -> str:
        """Why the day is not counted, in Danish; empty for a day that counts as a hverdag."""
        if name := holiday_names(day.year).get(day):
            return name.lower()
        if day.weekday() == SUNDAY:
            return "søndag"
        if day.weekday() == SATURDAY and not self.saturday_counts:
            return "lørdag"
        return "lukkedag" if day in self.closing_days else ""

    def _is_open(self, day: date) -> bool:
        return day not in public_holidays(day.year) and day not in self.closing_days


DEFAULT = Calendar()
FREE_WITHOUT_BEING_HOLIDAYS = frozenset({(6, 5), (12, 24), (12, 31)})  # Grundlovsdag, juleaften, nytårsaften
ASCENSION = "Kristi himmelfartsdag"


def open_day_from(day: date) -> date:
    """The day itself, or the first day after it that is neither weekend, holiday nor kept as one by offices.

    Kept as holidays: 5 June, 24 and 31 December, and the Friday after Ascension Day.
    """
    while not DEFAULT.is_working_day(day) or _is_kept_free(day):
        day += ONE_DAY
    return day


def _is_kept_free(day: date) -> bool:
    eve = day - ONE_DAY
    return (day.month, day.day) in FREE_WITHOUT_BEING_HOLIDAYS or holiday_names(eve.year).get(eve) == ASCENSION


def legal_days_after(day: date, calendar: Calendar = DEFAULT) -> Iterator[date]:
    """The hverdage that follow a day, the day itself not counted."""
    return calendar.legal_days_after(day)


def is_legal_day(day: date, calendar: Calendar = DEFAULT) -> bool:
    """Whether a day is a hverdag in that calendar."""
    return calendar.is_legal_day(day)


@lru_cache(maxsize=20_000)
def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day when it is shorter.

    A negative number gives an earlier month by the same rule.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moment_months_before(moment: datetime, months: int) -> datetime:
    """The same Danish time of day, so many months earlier; the month's last day when shorter."""
    local = moment.astimezone(DANISH_TIME)
    day = months_after(local.date(), -months)
    return datetime.combine(day, local.time(), tzinfo=DANISH_TIME)


def danish_day(moment: datetime) -> date:
    """The day it was in Denmark at that moment. A moment without a time zone is a ValueError."""
    if moment.tzinfo is DANISH_TIME or (moment.tzinfo is UTC and moment.hour < FIRST_HOUR_OF_TOMORROW):
        return moment.date()
    if moment.tzinfo is None:
        raise ValueError("Et tidspunkt skal have en tidszone.")
    return moment.astimezone(DANISH_TIME).date()


@lru_cache(maxsize=20_000)
def start_of_day(day: date) -> datetime:
    """Midnight at which the day begins in Denmark."""
    return datetime.combine(day, time(), tzinfo=DANISH_TIME)


@lru_cache(maxsize=20_000)
def midday(day: date) -> datetime:
    """Noon that day in Denmark: the moment kept for what is known by its day alone."""
    return datetime.combine(day, time(12), tzinfo=DANISH_TIME)


def moment_on(day: date, *, now: datetime) -> datetime:
    """The moment kept for something that has only a day: now for today, else noon that day in Denmark."""
    return now if day == danish_day(now) else midday(day)


def end_of_day(day: date) -> datetime:
    """The day's last second in Denmark, 23:59:59; until then a duty of that day can be met."""
    return datetime.combine(day, LAST_MOMENT, tzinfo=DANISH_TIME)


def hours_after(moment: datetime, hours: int) -> datetime:
    """So many real hours later, in Danish time.

    Counted in UTC: across the change to summer time, 24 hours are still 24 hours.
    """
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(DANISH_TIME)


def _days_after(calendar: Calendar, which: str, day: date) -> Iterator[date]:
    year, place = day.year, None
    while True:
        days = _days_of_year(calendar, which, year)
        place = bisect_right(days, day) if place is None else 0
        yield from islice(days, place, None)
        year += 1


@lru_cache(maxsize=2_000)
def _days_of_year(calendar: Calendar, which: str, year: int) -> tuple[date, ...]:
    counts = calendar.is_legal_day if which == "legal" else calendar.is_working_day
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    days = (first + timedelta(days=n) for n in range((after - first).days))
    return tuple(day for day in days if counts(day))


@lru_cache(maxsize=20_000)
def _day_number(calendar: Calendar, which: str, count: int, after: date) -> date:
    return next(islice(_days_after(calendar, which, after), count - 1, None)) if count else after
