"""The town's own figures beside the published ones: asked of its rows, never of what it was drawn with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import connection

from tovholder.core.time.calendar import start_of_day
from tovholder.entrances.rehearsal.towns.compared.questions import QUESTIONS
from tovholder.entrances.rehearsal.towns.compared.questions.asking import Question
from tovholder.entrances.rehearsal.towns.suppositions import OURS, QUALITIES, Supposition, by_key, suppositions

CLOSE = 0.15  # figures no further apart than this are called alike
BY_CHANCE = 2.0  # standard errors: nineteen of twenty towns drawn alike lie within them


class Near(StrEnum):
    """How near a figure of the town lies to the one it is set beside."""

    ALIKE = "ens"
    BY_CHANCE = "ens inden for tilfældet"
    HIGHER = "højere her"
    LOWER = "lavere her"
    NOT_YET = "ikke sket endnu"
    ASIDE = "måler noget andet"


@dataclass(frozen=True)
class Figure:
    """One figure of the town, of one `kind` where there are several. `ours` is None where nothing of it has happened.

    `error` is how far it may lie away by chance (standard error; None where nobody reckoned it). An assumed figure was
    published nowhere: the town is drawn with a guess of ours. `aside` says why a figure cannot be the town's.
    """

    name: str
    published: float
    ours: float | None
    source: str
    unit: str = ""
    kind: str = ""
    error: float | None = None
    assumed: bool = False
    aside: str = ""

    @property
    def figure(self) -> str:
        """What it is called, with its unit."""
        return f"{self.name}: {self.kind} ({self.unit})" if self.kind else f"{self.name} ({self.unit})"

    @property
    def apart(self) -> float | None:
        """How far from the published one, as a share of it: 0.1 is a tenth higher."""
        return None if self.ours is None else self.ours / self.published - 1

    @property
    def near(self) -> Near:
        """In words: within 15 percent, within what chance does, or higher or lower."""
        if self.ours is None or self.apart is None:
            return Near.NOT_YET
        if self.aside:
            return Near.ASIDE
        if abs(self.apart) <= CLOSE:
            return Near.ALIKE
        if self.error is not None and abs(self.ours - self.published) <= BY_CHANCE * self.error:
            return Near.BY_CHANCE
        return Near.HIGHER if self.apart > 0 else Near.LOWER

    def as_json(self) -> dict[str, Any]:
        """As other programs read it; how near it is they reckon themselves."""
        ours = None if self.ours is None else round(self.ours, 4)
        return {"figure": self.figure, "published": round(self.published, 4), "ours": ours, "source": self.source}


def compare(*, children: int, first: date, last: date) -> list[Figure]:
    """Every figure that is published or supposed, with the town's own. Some 60 statements."""
    until = start_of_day(last + timedelta(days=1))
    year, year_over = map(start_of_day, _a_whole_year(first, last))
    days = {"until": until, "first": start_of_day(first), "year": year, "year_over": year_over}
    return [figure for question in QUESTIONS for figure in _answered(question, children=children, days=days)]


def _a_whole_year(first: date, last: date) -> tuple[date, date]:
    """The last calendar year that is whole in the record, else its last 365 days: yearly figures are of it."""
    for year in (last.year, last.year - 1):
        if first <= date(year, 1, 1) and date(year, 12, 31) <= last:
            return date(year, 1, 1), date(year + 1, 1, 1)
    return last - timedelta(days=364), last + timedelta(days=1)


def _answered(question: Question, *, children: int, days: dict[str, Any]) -> Iterator[Figure]:
    with connection.cursor() as cursor:
        cursor.execute(question.sql, days)
        rows = [row if question.kinds else ("", *row) for row in cursor.fetchall()]
    told, people = suppositions()[question.name], question.per(children)
    found = {kind: tuple(rest) for kind, *rest in rows}
    in_all = next((cases for _, _, cases, _ in rows), None)
    for kind, published in _expected(question, told, days["year"]):
        ours, cases, deviation = found.get(kind, (0.0 if rows else None, in_all, None))
        yield Figure(
            name=told.danish,
            published=published,
            ours=None if ours is None else float(ours) / people,
            source=f"{told.source} [{told.quality}: {QUALITIES[told.quality]}]",
            unit=told.unit,
            kind=told.called.get(kind, kind),
            error=question.error(published, cases=cases, deviation=deviation, people=people),
            assumed=told.quality == OURS,
            aside=told.aside,
        )


def _expected(question: Question, told: Supposition, year: datetime) -> list[tuple[str, float]]:
    """What was published or supposed, by kind; weights as shares."""
    if not question.kinds:
        return [("", _published(told, year))]
    weights = by_key(told.name)
    whole = sum(weights.values()) if question.whole else 1.0
    return [(kind, weight / whole) for kind, weight in weights.items()]


def _published(told: Supposition, year: datetime) -> float:
    """The figure, of that year where it was published for several."""
    if not isinstance(told.value, dict):
        return told.number
    years = {int(known): value for known, value in by_key(told.name).items()}
    return years[min(max(year.year, min(years)), max(years))]
