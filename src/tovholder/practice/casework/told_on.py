"""What we have written about a child, as sentences a caseworker can choose to send on to another municipality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.ui.language import in_danish
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.kinds import kind_label, place_label
from tovholder.practice.casework.models import Measure, Move, Placement
from tovholder.practice.casework.queries import running_investigations
from tovholder.practice.casework.queries.help import open_help


@dataclass(frozen=True)
class Known:
    """The sentences, and those of them about what goes on now."""

    all: list[str]
    now: list[str]


@in_danish
def known_of(child: Child, *, since: date | None, at: datetime) -> Known:
    """What can be told of this child's case: since when it is known, what is found out, the help and the placement."""
    measures, placements = open_help(child, at=at)
    first = [f"Barnet har været kendt siden {day(since)}."] if since else []
    now = [
        f"En børnefaglig undersøgelse er i gang siden {day(danish_day(each.started_at))}."
        for each in running_investigations(child, at=at)
        if each.started_at is not None
    ]
    now += [_of_measure(each) for each in measures] + [_of_placement(each) for each in placements]
    return Known(first + now, now)


@in_danish
def notice_to(move: Move, child: Child, *, summary: str, known: Sequence[str]) -> str:
    """The words of the letter: who it is about, the summary, and what was chosen."""
    born = f", født {day(child.birth_date)}" if child.birth_date else ""
    who = f"{shown_name(child)}{born} er flyttet til jer {day(danish_day(move.happened_at))}."
    parts = [who, "Vi underretter jer, fordi vi vurderer, at barnet kan have behov for særlig støtte.", summary]
    if known:
        parts.append("\n\n".join(known))
    return "\n\n".join([*parts, "Ring til os, hvis I har brug for mere."])


def _of_measure(measure: Measure) -> str:
    what = kind_label(measure.kind) or "Hjælp"
    law = f" ({measure.paragraph})" if measure.paragraph else ""
    since = "siden" if measure.begun else "aftalt fra"
    return f"{what}{law}, {since} {day(danish_day(measure.starts_at))}."


def _of_placement(placement: Placement) -> str:
    what = place_label(placement.kind) if placement.kind else "Anbragt uden for hjemmet"
    consent = "uden samtykke" if placement.forced else "med samtykke"
    return f"Anbringelse {consent}: {what}, siden {day(danish_day(placement.starts_at))}."
