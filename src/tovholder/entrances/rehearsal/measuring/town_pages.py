"""The pages that are measured in a town: who opens each, where it is, and how long it may take.

Named without Django, so that the process that measures in several towns by turns needs none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

AIM_MS = 50.0
AIM_OF_THE_LEADERS_MS = 500.0  # the leader's first page sums whole units: half a second is what is asked of it


class Who(Enum):
    """Whose page it is: an ordinary caseworker, the leader of the same unit, or somebody in Modtagelsen."""

    CASEWORKER = auto()
    LEADER = auto()
    INTAKE = auto()


@dataclass(frozen=True)
class TownPage:
    """One page: the name of its address, and whether it is about the caseworker's ordinary child."""

    opened_by: Who
    address: str
    about_child: bool = False
    aim_ms: float = AIM_MS


SEARCH = "search"  # the one that is asked for by typing a name
PAGES = {
    "child": TownPage(Who.CASEWORKER, "desk:child", about_child=True),
    "investigation": TownPage(Who.CASEWORKER, "investigations:of_child", about_child=True),
    "plan": TownPage(Who.CASEWORKER, "plans:plan", about_child=True),
    "supervision": TownPage(Who.CASEWORKER, "supervision:child", about_child=True),
    "timeline": TownPage(Who.CASEWORKER, "desk:timeline", about_child=True),
    "chronology": TownPage(Who.CASEWORKER, "desk:chronology", about_child=True),
    "my_day": TownPage(Who.CASEWORKER, "desk:my_day"),
    "team": TownPage(Who.LEADER, "insight:team"),
    SEARCH: TownPage(Who.CASEWORKER, "families:search"),
    "leader": TownPage(Who.LEADER, "insight:overview", aim_ms=AIM_OF_THE_LEADERS_MS),
    "intake_day": TownPage(Who.INTAKE, "desk:my_day"),
    "queue": TownPage(Who.INTAKE, "intake:queue"),
}
