"""What a clock may ask about a child's history at the moment something happens (betingelser).

The duties files write a condition as a phrase; here the phrase becomes a question to a History.
"""

import re
from collections.abc import Callable, Collection
from datetime import timedelta

from tovholder.core.law.events import EventKind
from tovholder.core.law.history import History

Condition = Callable[[History, int], bool]

HELP_RUNS = "help runs"
CLOCK_RUNS = re.compile(r"([A-Z0-9-]+) runs")
WITHIN_DAYS = re.compile(r"(.+) within (\d+) days")
SINCE = re.compile(r"(.+?) since (.+)")
FORMS = f"»{HELP_RUNS}«, »REGEL-ID runs«, »hændelse within 365 days« eller »hændelse since hændelse«"


def condition(phrase: str, rule_ids: Collection[str]) -> Condition:
    """The question a phrase asks, just before a place; ValueError for a phrase nobody knows.

    ``help runs``: a placement or measure has not ended. ``BFU-4M runs``: a clock of that rule is
    unfinished. ``X within N days``: X happened, at most N Danish days earlier. ``X since Y or
    Z``: X has happened, and neither Y nor Z after it.
    """
    if phrase == HELP_RUNS:
        return History.help_runs
    if (found := CLOCK_RUNS.fullmatch(phrase)) and found[1] in rule_ids:
        return _clock_runs(found[1])
    if found := WITHIN_DAYS.fullmatch(phrase):
        return _within_days(_kind(found[1]), int(found[2]))
    if found := SINCE.fullmatch(phrase):
        return _since(_kind(found[1]), [_kind(word) for word in found[2].split(" or ")])
    raise ValueError(f"kender ikke betingelsen »{phrase}«; skriv {FORMS}")


def _kind(word: str) -> EventKind:
    if word not in set(EventKind):
        raise ValueError(f"kender ikke hændelsen »{word}«")
    return EventKind(word)


def _clock_runs(rule_id: str) -> Condition:
    return lambda history, place: history.clock_runs(rule_id, place)


def _within_days(kind: EventKind, days: int) -> Condition:
    most = timedelta(days=days)

    def happened(history: History, place: int) -> bool:
        earlier = history.before(place, kind)
        return bool(earlier) and history.day(place) - history.day(earlier[-1]) <= most

    return happened


def _since(kind: EventKind, others: list[EventKind]) -> Condition:
    def stands(history: History, place: int) -> bool:
        mine = history.before(place, kind)
        return bool(mine) and all(
            not (later := history.before(place, other)) or later[-1] < mine[-1] for other in others
        )

    return stands
