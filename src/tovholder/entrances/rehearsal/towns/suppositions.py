"""What a town is drawn from: published figures with their sources, and our own guesses called so."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

OURS = "D"
QUALITIES = {
    "A": "register eller officiel optælling",
    "B": "stikprøve eller revision",
    "C": "presse eller ét sted",
    OURS: "vores antagelse",
}


@dataclass(frozen=True)
class Supposition:
    """One figure or list of figures, where it was published, and how good it is (A-D).

    `called` are the words for the kinds of a list. `aside` says why a published figure is no measure of a town.
    """

    name: str
    danish: str
    value: Any
    unit: str
    quality: str
    source: str
    called: Mapping[str, str] = field(default_factory=dict)
    aside: str = ""

    @property
    def number(self) -> float:
        """The figure, where it is one."""
        return float(self.value)


@cache
def suppositions() -> dict[str, Supposition]:
    """All of them, by name."""
    told = tomllib.loads(files(__package__).joinpath("suppositions.toml").read_text(encoding="utf-8"))
    return {name: Supposition(name=name, **fields) for name, fields in told.items()}


@cache
def number(name: str) -> float:
    """The figure of that name."""
    return suppositions()[name].number


@cache
def by_key(name: str) -> dict[str, float]:
    """The figures of that name, by what each is about."""
    return {str(key): float(value) for key, value in suppositions()[name].value.items()}
