"""The ways a town's rows are asked: a mean, a count, a rate, how a whole is shared; each with what it rests on.

From that one reckons how far a small town's figure may lie from the published one by chance alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from math import sqrt

# So many 0-22-year-olds to each 0-17-year-old (1,514,588 to 1,148,816, Danmarks Statistik 2024).
TO_22 = 1.318
Per = Callable[[int], float]


def of_each(children: int) -> float:
    """The figure stands as it is."""
    return 1.0


def per_1000(children: int) -> float:
    """For 1,000 children of 0-17 years."""
    return children / 1000


def per_1000_to_22(children: int) -> float:
    """For 1,000 people of 0-22 years."""
    return children * TO_22 / 1000


class Chance(Enum):
    """How chance plays with a figure: one event more or less, or one case more or less of a kind."""

    OF_A_MEAN = auto()  # also of a share
    OF_A_COUNT = auto()
    OF_A_RATE = auto()
    UNTOLD = auto()


@dataclass(frozen=True)
class Question:
    """What is asked of the rows: one figure, or one for each kind (`kinds`), whose name comes first.

    A row says the figure, the number of cases it rests on, and their standard deviation; neither of a count, and no
    deviation of a share. `per` divides a count by so many people. `whole` says that the kinds make up a whole.
    """

    name: str
    sql: str
    per: Per = of_each
    kinds: bool = False
    whole: bool = False
    chance: Chance = Chance.OF_A_MEAN

    def error(self, expected: float, *, cases: float | None, deviation: float | None, people: float) -> float | None:
        """The standard error of the figure, were it drawn as expected; None where nobody can tell."""
        if self.chance is Chance.OF_A_COUNT:
            return sqrt(expected / people)
        if not cases:
            return None
        if self.chance is Chance.OF_A_RATE:
            return sqrt(expected / cases)
        if 0 < expected < 1 and self.chance is not Chance.UNTOLD:
            return sqrt(expected * (1 - expected) / cases)
        return None if deviation is None else deviation / sqrt(cases)


def mean_of(name: str, each: str) -> Question:
    """The mean of what `each` row says; of yes and no (as 1 and 0) it is a share."""
    return Question(name, f"select {_MEAN} from ({each}) s(x)")


def means_of(name: str, each: str) -> Question:
    """The mean of what each row says, for each kind."""
    return Question(name, f"select kind::text, {_MEAN} from ({each}) s(kind, x) group by 1", kinds=True)


_MEAN = "avg(x)::float, count(x), stddev_samp(x)::float"


def count_of(name: str, rows: str, *, per: Per) -> Question:
    """How many rows there are, for so many people."""
    return Question(name, f"select count(*)::float, null, null from {rows}", per, chance=Chance.OF_A_COUNT)


def rate_of(name: str, events: str, over: str) -> Question:
    """How many events there are to each of what the other statement counts."""
    counted = f"(select count(*)::float from {events}) a(e), ({over}) b(o)"
    return Question(name, f"select e / nullif(o, 0), o::float, null from {counted}", chance=Chance.OF_A_RATE)


def shares_of(name: str, each: str) -> Question:
    """How the rows are shared among the kinds."""
    counted = f"select kind, count(*)::float as n from ({each}) k(kind) group by kind"
    shared = f"select kind::text, n / sum(n) over (), sum(n) over (), null from ({counted}) c"
    return Question(name, shared, kinds=True, whole=True)
