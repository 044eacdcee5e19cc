"""When things happen in an office: by hour and weekday, and never at night unless somebody is on watch."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from random import Random

from tovholder.core.time.calendar import DANISH_TIME, DEFAULT

OPENS, CLOSES = 8.0, 15.5  # hours of the Danish day
DAY = timedelta(days=1)


def moment(day: date, hour: float) -> datetime:
    """That hour (and part of one) of a Danish day, to the second."""
    seconds = int(hour * 3600)
    clock = time(seconds // 3600 % 24, seconds // 60 % 60, seconds % 60)
    return datetime.combine(day, clock, tzinfo=DANISH_TIME)


@lru_cache(maxsize=20_000)
def is_working_day(day: date) -> bool:
    """Whether the offices are open that day."""
    return DEFAULT.is_working_day(day)


def working_day(day: date) -> date:
    """That day, or the next one the offices are open."""
    while not is_working_day(day):
        day += DAY
    return day


def in_the_office(chance: Random, day: date) -> datetime:
    """Some time of the first working day from that day on."""
    return moment(working_day(day), chance.uniform(OPENS + 0.3, CLOSES - 0.2))


def days_later(chance: Random, at: datetime, days: float) -> datetime:
    """In the office about so many days later; later than `at` in any case."""
    found = in_the_office(chance, (at + timedelta(days=days)).date())
    return found if found > at else in_the_office(chance, found.date() + DAY)


def hours_later(chance: Random, at: datetime, hours: float) -> datetime:
    """So many hours later when the office is open then, else soon after it opens next."""
    later = at + timedelta(hours=hours)
    local = later.astimezone(DANISH_TIME)
    hour = local.hour + local.minute / 60
    if is_working_day(local.date()) and OPENS <= hour < CLOSES:
        return later
    day = local.date() if hour < OPENS else local.date() + DAY
    return moment(working_day(day), OPENS + chance.expovariate(1.2) % 5)


def drawn(chance: Random, weights: Sequence[float]) -> int:
    """The place of one of the weights, by its share of them all."""
    return bisect(_sums(tuple(weights)), chance.random() * _sums(tuple(weights))[-1])


@lru_cache(maxsize=512)
def _sums(weights: tuple[float, ...]) -> tuple[float, ...]:
    total, sums = 0.0, []
    for weight in weights:
        total += weight
        sums.append(total)
    return tuple(sums)
