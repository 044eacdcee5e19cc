"""The four weeks of a complaint: the party's own, and the municipality's for its second look."""

from __future__ import annotations

from datetime import date

from tovholder.core.law.explaining import days_counted
from tovholder.core.law.limits import Limit
from tovholder.core.law.rulebook import rulebook
from tovholder.core.law.wording import UNITS
from tovholder.core.time.calendar import danish_day, start_of_day

COMPLAIN, RECONSIDER = "COMPLAINT-4W", "COMPLAINT-REMIT-4W"


def complaint_until(told_on: date) -> date | None:
    """The last day to complain for who got the decision that day (COMPLAINT-4W); None where no limit is known."""
    return _last_day(COMPLAIN, told_on)


def reconsider_by(came_on: date) -> date | None:
    """The last day to look again at what came that day, and send it on (COMPLAINT-REMIT-4W); None as above."""
    return _last_day(RECONSIDER, came_on)


def complaint_counted(told_on: date) -> str:
    """How the last day to complain was counted, in a Danish sentence; empty where no limit is known."""
    limit = _limit(COMPLAIN, told_on)
    return days_counted(limit, told_on) if limit else ""


def law_of_complaint(on: date) -> str:
    """By which law there are four weeks to complain that day, and how they are counted, in Danish."""
    version = rulebook().version_on(COMPLAIN, on)
    if version is None:
        return ""
    return f"Fristen {version.limit.how_counted} ({version.source})." if version.limit else f"{version.source}."


def length_in_words(rule: str, on: date) -> str:
    """How long the law of that day gives, as »4 uger«; empty where no limit is known."""
    limit = _limit(rule, on)
    if limit is None:
        return ""
    one, more = UNITS[limit.unit]
    return f"{limit.amount} {one if limit.amount == 1 else more}"


def _last_day(rule: str, from_day: date) -> date | None:
    limit = _limit(rule, from_day)
    return danish_day(limit.due_at(start_of_day(from_day))) if limit else None


def _limit(rule: str, on: date) -> Limit | None:
    version = rulebook().version_on(rule, on)
    return Limit.of_law(version.limit) if version else None
