"""When somebody is in the office."""

from datetime import datetime, time

from tovholder.core.time.calendar import DANISH_TIME, DEFAULT, Calendar, danish_day


def in_opening_hours(moment: datetime, *, opens: time, closes: time, calendar: Calendar = DEFAULT) -> bool:
    """Whether the office is open at this moment: a working day (arbejdsdag) between two Danish times."""
    local = moment.astimezone(DANISH_TIME)
    return calendar.is_working_day(danish_day(moment)) and opens <= local.time() < closes
