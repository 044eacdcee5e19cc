"""Who lives in the town, and about which of them somebody worries: drawn before anybody's life is lived.

Most families are never heard of; they count among the children of the town and become no rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from math import exp
from random import Random

from tovholder.core.time.ages import birthday
from tovholder.core.time.calendar import months_after
from tovholder.entrances.rehearsal.towns.suppositions import by_key, number
from tovholder.entrances.rehearsal.towns.when import drawn, moment

OF_AGE, SCHOOL_AGE = 18, 6
LONGEST_BETWEEN = 6  # years between the first and the last child, nearly always
# How unlike families are: a few are heard of again and again (log-normal; fitted to the yearly counts).
UNLIKE = 1.05
# Chosen so that as many children are reported in a year as was published: some are named as siblings.
OF_FAMILY_TO_CHILD = 1.03
SAME_CHILD_AGAIN, SIBLING_TOO = 0.96, 0.17
OFTENEST = 0.27  # of those with six reports or more in a year: how soon the counts above six die out


@dataclass(frozen=True, slots=True)
class Worry:
    """Somebody notifies: when, and about which of the children (by place)."""

    at: datetime
    children: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A household: when its children were born, from and until when it lives here, and who worried about it when."""

    number: int
    births: tuple[date, ...]
    came_on: date | None
    left_on: date | None
    worries: tuple[Worry, ...]

    def minors(self, day: date) -> list[int]:
        """The places of the children who are born and under age that day."""
        return [place for place, born in enumerate(self.births) if born <= day < of_age_on(born)]

    def is_here(self, day: date) -> bool:
        """Whether the family lives in the municipality that day."""
        return (self.came_on is None or self.came_on <= day) and (self.left_on is None or day < self.left_on)


@dataclass(frozen=True)
class Span:
    """From the first day of the town's record until its last, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, *, years: int, last: date) -> Span:
        """So many years up to and with that day."""
        return cls(months_after(last, -12 * years) + timedelta(days=1), last)


def families(*, children: int, span: Span, seed: int) -> list[Family]:
    """Every family somebody worried about, in a town with exactly so many children on the last day."""
    chance = Random(f"{seed}/population")  # noqa: S311 - made-up people
    found, living, place = [], 0, 0
    while living < children:
        births = _births(chance, span)
        came, left = _moves(chance, span)
        family = Family(place, births, came, left, ())
        here = family.minors(span.last) if family.is_here(span.last) else []
        if living + len(here) > children:
            family = Family(place, births[: len(births) - (living + len(here) - children)], came, left, ())
            here = family.minors(span.last)[: children - living]
        living += len(here)
        worries = tuple(sorted(_worries(chance, family, span), key=lambda worry: worry.at))
        if worries:
            found.append(Family(place, family.births, came, left, worries))
        place += 1
    return found


@lru_cache(maxsize=50_000)
def of_age_on(born: date) -> date:
    """The first day of full age."""
    return birthday(born, OF_AGE)


def _births(chance: Random, span: Span) -> tuple[date, ...]:
    """The eldest born early enough to be a child in the span, or late enough to be one still."""
    earliest = span.first.toordinal() - int(365.25 * (OF_AGE + LONGEST_BETWEEN))
    born = chance.randint(earliest, span.last.toordinal())
    births = [born]
    sizes = by_key("children_in_a_family")
    for _ in range(drawn(chance, tuple(sizes.values()))):
        born += chance.randint(500, 1600)
        births.append(born)
    return tuple(date.fromordinal(day) for day in births if day <= span.last.toordinal())


def _moves(chance: Random, span: Span) -> tuple[date | None, date | None]:
    days = (span.last - span.first).days
    share = number("moves_away_a_year") * days / 365.25
    came = span.first + timedelta(days=chance.randrange(days)) if chance.random() < share else None
    left = span.first + timedelta(days=chance.randrange(days)) if chance.random() < share else None
    return (came, left) if came is None or left is None or came < left else (came, None)


def _worries(chance: Random, family: Family, span: Span) -> Iterator[Worry]:
    unlike = exp(chance.gauss(-UNLIKE * UNLIKE / 2, UNLIKE))
    counts = by_key("reports_in_a_year")
    for year in range(span.first.year, span.last.year + 1):
        minors = len(family.minors(date(year, 7, 1)))
        if not minors or chance.random() >= 1 - exp(-_rate(year) * unlike * minors):
            continue
        often = 1 + drawn(chance, tuple(counts.values()))
        if often == len(counts):
            often += int(chance.expovariate(OFTENEST))
        yield from _of_one_year(chance, family, span, year, often)


def _of_one_year(chance: Random, family: Family, span: Span, year: int, often: int) -> Iterator[Worry]:
    focus = chance.random()
    siblings_too = [chance.random() < SIBLING_TOO for _ in family.births]
    for _ in range(often):
        at = _arrival(chance, year)
        if chance.random() >= SAME_CHILD_AGAIN:
            focus = chance.random()
        day = at.date()
        if not span.first <= day <= span.last or not family.is_here(day):
            continue
        minors = family.minors(day)
        if not minors:
            continue
        child = minors[int(focus * len(minors))]
        yield Worry(at, tuple(each for each in minors if each == child or siblings_too[each]))


@cache
def reported_per_1000(year: int) -> float:
    """How many of 1,000 children were reported that year; before the first that is told of it, and after the last."""
    told = {int(known): value for known, value in by_key("reported_per_1000").items()}
    return told[min(max(year, min(told)), max(told))]


def _rate(year: int) -> float:
    """How often somebody worries about a family with one child in a year, on average."""
    return OF_FAMILY_TO_CHILD * reported_per_1000(year) / 1000


def _arrival(chance: Random, year: int) -> datetime:
    """A moment of that year, by weekday and hour."""
    weekdays, hours = by_key("by_weekday"), by_key("by_hour")
    most = max(weekdays.values())
    first = date(year, 1, 1).toordinal()
    while True:
        day = date.fromordinal(first + chance.randrange(365))
        if chance.random() * most < weekdays[str(day.weekday())]:
            break
    return moment(day, drawn(chance, tuple(hours.values())) + chance.random() * 0.999)
