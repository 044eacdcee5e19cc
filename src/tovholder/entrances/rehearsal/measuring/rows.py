"""What a measurement answers: named figures, each with its aim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any, Literal

Direction = Literal["at least", "at most"]
Watcher = Callable[[str, int, int], None]
"""Told how far it is: what, done, of how many."""


@dataclass(frozen=True)
class Row:
    """One figure. `value` is None when it could not be measured; without an aim any figure will do.

    `p50` and `p95` are of the samples behind the figure, in its own unit; `n` is how many they are.
    """

    name: str
    unit: str
    value: float | None = None
    aim: float | None = None
    direction: Direction = "at most"
    n: int = 0
    p50: float | None = None
    p95: float | None = None

    @property
    def ok(self) -> bool:
        """Whether it was measured, and the aim is reached."""
        if self.value is None or self.aim is None:
            return self.value is not None
        return self.value <= self.aim if self.direction == "at most" else self.value >= self.aim

    def of(self, value: float, *, n: int = 0, samples: Sequence[float] = ()) -> Row:
        """The row with its figure."""
        p50, p95 = (percentile(samples, 50), percentile(samples, 95)) if samples else (None, None)
        return replace(self, value=value, n=n or len(samples), p50=p50, p95=p95)

    def as_json(self) -> dict[str, Any]:
        """The row as other programs read it, with as many digits as mean something."""
        return {
            "name": self.name,
            "unit": self.unit,
            "value": _short(self.value),
            "aim": self.aim,
            "ok": self.ok,
            "n": self.n,
            "p50": _short(self.p50),
            "p95": _short(self.p95),
        }


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that `share` percent of them do not exceed."""
    ordered = sorted(samples)
    return ordered[max(0, ceil(len(ordered) * share / 100) - 1)]


def _short(figure: float | None) -> float | None:
    return None if figure is None else float(f"{figure:.4g}")
