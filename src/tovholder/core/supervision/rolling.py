"""How many supervision visits a placed child has had in the last twelve months: »tilsyn sidste 12 mdr.: 1 af 2«.

Barnets lov § 156, stk. 5 says "årlige" and not whether that is the calendar year: we count the last twelve months,
and show the calendar year beside it. Nor does it say whether the year begins anew in a new place: the clock of the law
counts from where each placement begins, we count the child's visits wherever they were. That is our choice (egen
regel), on the safe side.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import months_after
from tovholder.core.time.periods import Period

RULE = "SUPERV-2Y"
YEAR = 12  # months
LONGEST_GAP = 6  # months between two visits before somebody is told: egen regel


@dataclass(frozen=True, slots=True)
class Rolling:
    """The count on one day. `made` of `wanted`; the next visit is due `next_by`, and wished for by `wished_by`.

    `since` is the first day that counts: twelve months back, or the day the placement began.
    """

    made: int
    wanted: int
    since: date
    this_calendar_year: int
    next_by: date
    wished_by: date
    on: date

    @property
    def is_late(self) -> bool:
        """The last day for the next visit has passed."""
        return self.next_by < self.on

    @property
    def is_long_ago(self) -> bool:
        """More than half a year without a visit."""
        return self.wished_by < self.on


def wanted_on(day: date) -> int:
    """How many visits the law of that day wants in a year. LookupError where the rulebook knows no number."""
    version = rulebook().version_on(RULE, day)
    if version is None or version.limit is None or version.limit.amount is None:
        raise LookupError(f"Reglen {RULE} har intet tal den {day}. Se core/law/duties/placement.toml.")
    return version.limit.amount


def placed_since(placed: Iterable[Period[date]], *, on: date) -> date | None:
    """The first day of the unbroken time away from home that holds this day; None for a child at home.

    A change of place on the same day breaks nothing. A pause at home does: what was before it no longer counts.
    """
    found: date | None = None
    for stay in sorted(placed, key=lambda each: each.starts, reverse=True):
        if found is None:
            found = stay.starts if stay.holds(on) else None
        elif stay.ends is None or stay.ends >= found:
            found = min(found, stay.starts)
    return found


def rolling(visits: Sequence[date], placed: Iterable[Period[date]], *, on: date, wanted: int) -> Rolling | None:
    """The count on this day of the visits that met the child; None when the child is not placed that day.

    A visit of the same day a year ago has just gone out of the count.
    """
    begun = placed_since(placed, on=on)
    if begun is None:
        return None
    year_ago = months_after(on, -YEAR) + timedelta(days=1)
    since = max(begun, year_ago)
    met = sorted(day for day in visits if begun <= day <= on)
    # The visit that next goes out of the count has to be made up for before it does.
    oldest_needed = met[-wanted] if len(met) >= wanted else begun
    latest = met[-1] if met else begun
    return Rolling(
        made=sum(day >= since for day in met),
        wanted=wanted,
        since=since,
        this_calendar_year=sum(day.year == on.year for day in met),
        next_by=months_after(oldest_needed, YEAR),
        wished_by=months_after(latest, LONGEST_GAP),
        on=on,
    )
