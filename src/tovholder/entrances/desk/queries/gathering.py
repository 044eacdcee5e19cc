"""What was one stroke of work is one line of the timeline, opened to each: sections of an investigation saved in a day.

The chronicle itself is as it was: each save has its own line there.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.desk.queries.timeline import Event, Happened, as_told, breaches_begun_by
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.investigations import SECTION_WRITTEN
from tovholder.practice.casework.models import SectionKind


@dataclass(frozen=True)
class Row:
    """One line of the timeline: what happened last of what it gathers, and all of it, the newest first."""

    events: Sequence[Happened]
    breaches: Sequence[str] = ()

    @property
    def last(self) -> Happened:
        """The event the line stands at."""
        return self.events[0]

    @property
    def gathered(self) -> list[tuple[Happened, str]]:
        """Each of several events with the section it was about; nothing where the line is one event."""
        return [(each, _section_of(each)) for each in self.events] if len(self.events) > 1 else []


def gathered(events: Iterable[Event]) -> list[list[Event]]:
    """The events in their order; those of one stroke of work together, where the newest of them stands."""
    strokes: dict[Hashable, list[Event]] = {}
    for each in events:
        strokes.setdefault(_stroke_of(each), []).append(each)
    return list(strokes.values())


def rows_as_told(child: Child, strokes: Sequence[Sequence[Event]], *, now: datetime) -> list[Row]:
    """Some of the lines with what they say, and what they began that is late; one statement more than `as_told`."""
    events = [each for stroke in strokes for each in stroke]
    told, late = iter(as_told(child, events)), breaches_begun_by(child, [each.id for each in events], now=now)
    return [
        Row([next(told) for _ in stroke], [words for each in stroke for words in late.get(each.id, ())])
        for stroke in strokes
    ]


def _stroke_of(event: Event) -> Hashable:
    """What an event shares with those of the same stroke: which investigation, which day, by whom; else only itself."""
    if event.deed != SECTION_WRITTEN or event.said is None:
        return event.id
    return json.loads(event.said).get("investigation"), event.named, danish_day(event.at), event.who


def _section_of(event: Happened) -> str:
    section = str(event.facts.get("section", ""))
    return SectionKind(section).label if section in SectionKind.values else ""
