"""Limits (frister): so many of a unit from a start, and when that is due."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tovholder.core.law.rules import RuleLimit
from tovholder.core.time.calendar import (
    DEFAULT,
    Calendar,
    danish_day,
    end_of_day,
    hours_after,
    months_after,
    open_day_from,
)

WORDING = re.compile(r"(\d+) (\w+)")


class Unit(StrEnum):
    """What is counted. The day of the start is not counted; a limit in days ends with a day."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    LEGAL_DAYS = "hverdage"
    WORKING_DAYS = "arbejdsdage"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


DANISH_UNITS = {  # one of them, more of them
    Unit.HOURS: ("time", "timer"),
    Unit.CALENDAR_DAYS: ("dag", "dage"),
    Unit.LEGAL_DAYS: ("hverdag", "hverdage"),
    Unit.WORKING_DAYS: ("arbejdsdag", "arbejdsdage"),
    Unit.WEEKS: ("uge", "uger"),
    Unit.MONTHS: ("måned", "måneder"),
    Unit.YEARS: ("år", "år"),
}


@dataclass(frozen=True, slots=True)
class Limit:
    """An amount of a unit, for instance 24 hours, 6 hverdage or 4 months. ``mode`` is how it binds.

    ``start_is_day_1`` is for limits in calendar days of which the day of the start is the first. With ``to_open_day``
    a last day on which offices are closed is moved to the next on which they are open.
    """

    amount: int
    unit: Unit
    mode: str = "latest"
    start_is_day_1: bool = False
    to_open_day: bool = False

    @property
    def months(self) -> int:
        """The amount in months, for limits in months and years."""
        return self.amount * (12 if self.unit is Unit.YEARS else 1)

    @classmethod
    def parse(cls, wording: str, mode: str = "latest") -> "Limit":
        """From the wording of the duties files; ValueError when it is not "number unit"."""
        found = WORDING.fullmatch(wording)
        if found is None or found[2] not in set(Unit):
            units = ", ".join(Unit)
            raise ValueError(f"»{wording}« er ingen frist; skriv et tal og en af: {units}")
        return cls(int(found[1]), Unit(found[2]), mode)

    @classmethod
    def of_law(cls, law: RuleLimit | None, *, start_is_day_1: bool = False) -> "Limit | None":
        """The law's limit as one that is counted; None where it has no number, or one of something else than time."""
        if law is None or law.amount is None or law.unit not in set(Unit):
            return None
        return cls(law.amount, Unit(law.unit), law.mode, start_is_day_1, law.to_open_day)

    def due_at(self, started_at: datetime, calendar: Calendar = DEFAULT) -> datetime:
        """The last moment at which the limit is kept, in Danish time.

        Hours are real hours. All else is counted in Danish days and lasts until the day ends,
        23:59:59; months and years end on the same day number, or the month's last day.
        """
        if self.unit is Unit.HOURS:
            return hours_after(started_at, self.amount)
        day = danish_day(started_at)
        match self.unit:
            case Unit.CALENDAR_DAYS:
                last = day + timedelta(days=self.amount - self.start_is_day_1)
            case Unit.WEEKS:
                last = day + timedelta(weeks=self.amount)
            case Unit.LEGAL_DAYS:
                last = calendar.legal_day_number(self.amount, after=day)
            case Unit.WORKING_DAYS:
                last = calendar.working_day_number(self.amount, after=day)
            case _:
                last = months_after(day, self.months)
        return end_of_day(open_day_from(last) if self.to_open_day else last)

    def __str__(self) -> str:
        """In Danish: "24 timer", "1 måned"."""
        one, more = DANISH_UNITS[self.unit]
        return f"{self.amount} {one if self.amount == 1 else more}"
