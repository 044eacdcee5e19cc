"""A replay as a story: what happened, and the alarms in between where they would have sounded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from tovholder.core.law.event_words import DANISH
from tovholder.core.law.explaining import day_of, moment
from tovholder.core.law.wording import MONTHS
from tovholder.core.time.calendar import DANISH_TIME
from tovholder.entrances.rehearsal.case_reading import NOON
from tovholder.entrances.rehearsal.published_cases import PublishedCase, PublishedEvent
from tovholder.entrances.rehearsal.replaying import Alarm, Replay

MARKS = {
    "suspicion_of_abuse": "mistanke om overgreb",
    "from_other_municipality": "fra en anden kommune",
    "forced": "uden samtykke",
    "return_home": "hjemgivelse",
    "cancelled": "aflyst",
    "by_new_person": "af en, der er ny i sagen",
}
PART_OF_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?")
DAY_ASSIGNED = "datoen er valgt til genafspilningen"


@dataclass(frozen=True)
class Told:
    """An event as it is told to a reader: when, what, about whom, in whose words."""

    at: datetime
    seq: int
    when: str
    what: str
    children: tuple[str, ...]
    remarks: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Sounded:
    """One alarm as it is told to a reader; the same alarm for several children is told once."""

    at: datetime
    rule: str
    duty: str
    children: tuple[str, ...]
    trigger_seq: int
    when: str
    because: str
    source: str
    cleared: str


Entry = Told | Sounded


@dataclass(frozen=True)
class RuleCount:
    """How often one rule sounded in a case, and when first."""

    rule: str
    duties: tuple[str, ...]
    count: int
    first: str


def timeline(replay: Replay) -> list[Entry]:
    """Events and alarms in the order they happened; what set an alarm off stands before it."""
    events = (told(replay.case, event) for event in replay.case.events if replay.as_of and event.at <= replay.as_of)
    entries: list[Entry] = [*events, *_sounded(replay.alarms)]
    return sorted(entries, key=lambda entry: (entry.at, isinstance(entry, Sounded)))


def told(case: PublishedCase, event: PublishedEvent) -> Told:
    """One event in words."""
    row, named = event.told, tuple(child.id for child in case.named_in(event))
    everybody = len(named) == len(case.children)
    remarks = [MARKS[mark] for mark in event.marks if mark in MARKS]
    if isinstance(count := row.get("count"), int) and count > 1:
        remarks.append(f"{count} gange ifølge kilden; regnes som én")
    if event.day_assigned:
        remarks.append(DAY_ASSIGNED)
    return Told(
        at=event.at,
        seq=event.seq,
        when=_when(event),
        what=DANISH[event.kind],
        children=() if everybody else named,
        remarks=tuple(remarks),
        words=" ".join(_sentences(row)),
    )


def skipped(replay: Replay) -> list[tuple[int, str]]:
    """The events without any date, by number, in the words of the file."""
    rows = {row.get("seq"): row for row in replay.case.told.get("events", ())}
    return [(seq, " ".join(_sentences(rows[seq]))) for seq in replay.case.skipped]


def by_rule(replay: Replay) -> list[RuleCount]:
    """The rules that sounded, the most frequent first."""
    found: dict[str, list[Alarm]] = {}
    for alarm in replay.alarms:
        found.setdefault(alarm.rule, []).append(alarm)
    counts = [
        RuleCount(rule, tuple(sorted({each.duty for each in alarms})), len(alarms), day_of(alarms[0].raised_at))
        for rule, alarms in found.items()
    ]
    return sorted(counts, key=lambda each: (-each.count, each.rule))


def in_one_sentence(replay: Replay) -> str:
    """How many alarms, about how many children, and when the first one would have sounded."""
    if not replay.alarms:
        return "Ingen alarmer: alt, hvad reglerne kræver, blev gjort i tide."
    number, children = len(replay.alarms), len({alarm.child for alarm in replay.alarms})
    alarms = "1 alarm" if number == 1 else f"{number} alarmer"
    about = "1 barn" if children == 1 else f"{children} børn"
    return f"{alarms} om {about}. Den første ville have lydt {moment(replay.alarms[0].raised_at)}."


def terms(replay: Replay) -> str:
    """By which day's law, and until when."""
    until = f"gjort op ved {moment(replay.as_of)}" if replay.as_of else "uden datoer at gøre op"
    law = replay.law_of
    return f"Efter loven den {law.day}. {MONTHS[law.month - 1]} {law.year}; {until}."


def _sounded(alarms: Iterable[Alarm]) -> Iterator[Sounded]:
    """The alarms of one moment and cause together, whichever child they are about."""

    def same(alarm: Alarm) -> tuple[Any, ...]:
        return (alarm.raised_at, alarm.trigger_seq, alarm.rule, alarm.duty, alarm.because, alarm.source)

    for _, together in groupby(sorted(alarms, key=same), key=same):
        one, *others = list(together)
        yield Sounded(
            at=one.raised_at,
            rule=one.rule,
            duty=one.duty,
            children=tuple(alarm.child for alarm in (one, *others)),
            trigger_seq=one.trigger_seq,
            when=moment(one.raised_at),
            because=one.because,
            source=one.source[0].upper() + one.source[1:],
            cleared=moment(one.cleared_at) if one.cleared_at else "",
        )


def _when(event: PublishedEvent) -> str:
    """As exactly as the file knows it, and no more exactly."""
    said = event.told.get("date")
    if not event.day_assigned and isinstance(said, str) and (parts := PART_OF_DATE.fullmatch(said)):
        return f"{MONTHS[int(parts[2]) - 1]} {parts[1]}" if parts[2] else parts[1]
    at = event.at.astimezone(DANISH_TIME)
    return day_of(at) if at.time() == NOON else moment(at)


def _sentences(row: Any) -> Iterator[str]:
    for key in ("concern", "what_happened"):
        if isinstance(said := row.get(key), str) and said.strip():
            words = said.strip()[0].upper() + said.strip()[1:]
            yield words if words.endswith((".", "!", "?")) else f"{words}."
