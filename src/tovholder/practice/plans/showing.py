"""A plan as its pages show it: ready words, small pictures, nothing left to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from tovholder.core.plans.kinds import PlanWord, word_of
from tovholder.core.plans.readability import Reading, readability
from tovholder.core.plans.trend import Trend, heights, in_signs, in_words, stands_still
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.ui.language import as_read
from tovholder.practice.plans.models import Answer, Part
from tovholder.practice.plans.queries.in_force import latest_scale, trends_of
from tovholder.practice.plans.wording import labels, plain_text

STEP, HEIGHT, EDGE = 16, 20, 4  # of the small picture, in its own units


@dataclass(frozen=True)
class Picture:
    """The way a goal has gone as a line: the points of a polyline, its end, and how large it is."""

    points: str
    end: tuple[int, int]
    width: int
    height: int


@dataclass(frozen=True)
class ShownGoal:
    """A goal on a page."""

    pk: UUID
    thread: UUID
    see: str
    do: str
    who: str
    by_when: date | None
    measure: str
    part: str
    signs: str
    words: str
    picture: Picture | None
    scale: int | None
    stands_still: bool
    changed: str
    said: list[dict[str, Any]] = field(default_factory=list)

    @property
    def child_disagreed(self) -> bool:
        """The child's last answer: it does not quite fit, or the child wants to talk about it."""
        own = [each["answer"] for each in self.said if each["child"]]
        return bool(own) and own[-1] != Answer.FITS

    @property
    def parents_disagreed(self) -> bool:
        """The same of a parent's last answer."""
        theirs = [each["answer"] for each in self.said if not each["child"]]
        return bool(theirs) and theirs[-1] != Answer.FITS


@dataclass(frozen=True)
class ShownPlan:
    """A version on a page: what it is called, its § and its words."""

    version: Any
    word: PlanWord
    labels: dict[str, str]
    goals: list[ShownGoal]
    reading: Reading
    said: list[dict[str, Any]]
    posted: list[dict[str, Any]]

    @property
    def is_made(self) -> bool:
        """It holds, or has held."""
        return self.version.made_at is not None


def shown(version: Any, *, on: date, holds: Any | None = None) -> ShownPlan:
    """The version in ready words. The law's word is that of the day it was made, or of `on` while it is in work.

    With `holds`, what was said to the version in force stands in the one being written too: it is why it is.
    """
    before = holds if holds is not None and holds is not version else None
    day = danish_day(version.plan.happened_at) if version.made_at else on
    said = [
        {**each, "answer_words": Answer(each["answer"]).label}
        for each in [*(before.said if before else []), *version.said]
    ]
    return ShownPlan(
        version=version,
        word=word_of(version.kind, day),
        labels=labels(version.kind),
        goals=[_shown_goal(goal, said) for goal in version.goals.all()],
        reading=readability(plain_text(version)),
        said=[each for each in said if each["thread"] is None],
        posted=[*(before.posted if before else []), *version.posted],
    )


def picture_of(trends: Sequence[Trend]) -> Picture | None:
    """The line of a goal that has been looked at; None before."""
    if not trends:
        return None
    way = heights(trends)
    low, high = min(way), max(way)
    rise = HEIGHT / max(high - low, 1)
    points = [(EDGE + STEP * nth, EDGE + round((high - at) * rise)) for nth, at in enumerate(way)]
    if high == low:
        points = [(x, EDGE + HEIGHT // 2) for x, _ in points]
    return Picture(
        points=" ".join(f"{x},{y}" for x, y in points),
        end=points[-1],
        width=2 * EDGE + STEP * len(trends),
        height=2 * EDGE + HEIGHT,
    )


def _shown_goal(goal: Any, said: Sequence[dict[str, Any]]) -> ShownGoal:
    trends = trends_of(goal.seen)
    return ShownGoal(
        pk=goal.pk,
        thread=goal.thread,
        see=goal.see,
        do=goal.do,
        who=goal.who,
        by_when=goal.by_when,
        measure=goal.measure,
        part=Part(goal.part).label,
        signs=in_signs(trends),
        words=", ".join(map(as_read, in_words(trends))),
        picture=picture_of(trends),
        scale=latest_scale(goal.seen),
        stands_still=stands_still(trends),
        changed=next((row["changed"] for row in reversed(goal.seen) if row["changed"]), ""),
        said=[each for each in said if each["thread"] == str(goal.thread)],
    )
