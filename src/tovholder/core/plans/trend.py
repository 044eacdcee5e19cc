"""How a goal goes (retning): up, as before, or down at each follow-up."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class Trend(StrEnum):
    """How a goal stood at one follow-up."""

    UP = "up"
    LEVEL = "level"
    DOWN = "down"


SIGNS = {Trend.UP: "↑", Trend.LEVEL: "→", Trend.DOWN: "↓"}
DANISH = {Trend.UP: "Det går fremad", Trend.LEVEL: "Det er som før", Trend.DOWN: "Det går tilbage"}
_STEP = {Trend.UP: 1, Trend.LEVEL: 0, Trend.DOWN: -1}
_SHORT = {Trend.UP: "frem", Trend.LEVEL: "som før", Trend.DOWN: "tilbage"}
STANDS_STILL_AFTER = 2  # ours: two follow-ups in a row without a step forward, and something must be changed


def stands_still(trends: Sequence[Trend]) -> bool:
    """Whether the goal did not move forward at the two last follow-ups; `trends` with the oldest first."""
    latest = trends[-STANDS_STILL_AFTER:]
    return len(latest) == STANDS_STILL_AFTER and all(trend is not Trend.UP for trend in latest)


def heights(trends: Sequence[Trend]) -> list[int]:
    """The way a goal has gone as heights, for a small picture: it begins at 0 and takes one step at a time."""
    way = [0]
    for trend in trends:
        way.append(way[-1] + _STEP[trend])
    return way


def in_words(trends: Sequence[Trend]) -> list[str]:
    """The same as the picture in words: "frem", "som før", "frem"."""
    return [_SHORT[trend] for trend in trends]


def in_signs(trends: Sequence[Trend]) -> str:
    """The same in signs: "↑ → ↑"."""
    return " ".join(SIGNS[trend] for trend in trends)
