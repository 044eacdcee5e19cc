"""What was one stroke of work is one line of the timeline, opened to each: an investigation's sections, a bundle sent.

The chronicle itself is as it was: each save has its own line there.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.desk.kinds import DONE_BY_THE_DOZEN
from tovholder.entrances.desk.queries.timeline import Event, Happened, as_told, breaches_begun_by
from tovholder.entrances.desk.words import counted
from tovholder.foundation.families.models import Child
from tovholder.foundation.ui.language import as_read
from tovholder.practice.casework.models import SectionKind
from tovholder.practice.committee.models import Recipient


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
        """Each of several events with what it was about; nothing where the line is one event."""
        return [(each, _each_of(each)) for each in self.events] if len(self.events) > 1 else []

    @property
    def words(self) -> str:
        """What the line says happened; how many times, where it gathers several."""
        return counted(self.last.danish, len(self.events))


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
    """What an event shares with those of the same stroke: what it is part of, which day, by whom; else only itself."""
    if event.deed not in DONE_BY_THE_DOZEN or event.said is None:
        return event.id
    said = json.loads(event.said)
    return event.deed, said.get("investigation", said.get("matter")), event.named, danish_day(event.at), event.who


def _each_of(event: Happened) -> str:
    """The section that was written, or who got the bundle."""
    section, to = str(event.facts.get("section", "")), str(event.facts.get("to", ""))
    if section in SectionKind.values:
        return SectionKind(section).label
    return as_read(Recipient(to).label) if to in Recipient.values else ""
