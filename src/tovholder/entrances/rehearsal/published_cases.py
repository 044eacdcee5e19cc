"""Published cases (offentliggjorte sager): dated events from a file, ready to be replayed.

The format is one JSON object: ``children`` (id, birth_year or null), ``events`` (seq, date,
replay_date, type, and what else applies) and ``expected_alarms``. Nothing here asks the clock or
the database, and nothing knows one case from another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from tovholder.core.law.events import Event, EventKind
from tovholder.core.time.calendar import danish_day, end_of_day, months_after
from tovholder.entrances.rehearsal.case_reading import CaseFault, CaseReader

__all__ = ["CaseFault", "ExpectedAlarm", "PublishedCase", "PublishedChild", "PublishedEvent", "read_case"]

KINDS: Mapping[str, EventKind] = {
    "notification": EventKind.NOTIFICATION_RECEIVED,
    "assessment": EventKind.SAFETY_ASSESSED,
    "acknowledgement": EventKind.NOTIFIER_ACKNOWLEDGED,
    "conversation_with_child": EventKind.CHILD_SPOKEN_WITH,
    "investigation_started": EventKind.INVESTIGATION_STARTED,
    "investigation_completed": EventKind.INVESTIGATION_COMPLETED,
    "plan_made": EventKind.PLAN_MADE,
    "measure_started": EventKind.MEASURE_STARTED,
    "measure_ended": EventKind.MEASURE_ENDED,
    "placement_started": EventKind.PLACEMENT_STARTED,
    "placement_ended": EventKind.PLACEMENT_ENDED,
    "supervision_visit": EventKind.SUPERVISION_VISIT_MADE,
    "follow_up": EventKind.FOLLOW_UP_HELD,
    "move_between_municipalities": EventKind.CHILD_MOVED,
    "consent_withdrawn": EventKind.CONSENT_WITHDRAWN,
    "child_died": EventKind.CHILD_DIED,
    "meeting": EventKind.MEETING_HELD,
    "decision": EventKind.DECISION_MADE,
    "complaint": EventKind.COMPLAINT_MADE,
    "other": EventKind.OTHER,
}
FLAGS = ("suspicion_of_abuse", "forced", "return_home", "cancelled", "by_new_person")
OTHER_MUNICIPALITY = "other municipality"
ADULT_AT = 18
REPLAY_MONTHS = 12  # how long after the last event a replay goes on, when nobody says otherwise


@dataclass(frozen=True, slots=True)
class PublishedChild:
    """A child of a published case. Without a year of birth it is a minor throughout."""

    id: str
    birth_year: int | None
    household: str = ""

    @property
    def minor_until(self) -> date | None:
        """The first day on which the child no longer counts as a minor; None when that never comes."""
        return None if self.birth_year is None else date(self.birth_year + ADULT_AT, 1, 1)

    def is_minor_on(self, day: date) -> bool:
        """Whether the child is born by that year, and under 18 until its year's end."""
        return self.birth_year is None or self.birth_year <= day.year < self.birth_year + ADULT_AT


@dataclass(frozen=True, slots=True)
class PublishedEvent:
    """One dated event. ``children`` are the ids of those it names; all when the file names none.

    ``day_assigned`` is True where the day was assigned for the replay and is no fact. ``told`` is
    the file's own row, for people to read.
    """

    seq: int
    at: datetime
    type: str
    kind: EventKind
    children: tuple[str, ...]
    marks: Mapping[str, Any]
    day_assigned: bool
    told: Mapping[str, Any]


class ExpectedAlarm(NamedTuple):
    """An alarm that a replay has to raise: which rule, because of which event, for whom, due when."""

    rule: str
    trigger_seq: int
    child: str
    due: date


@dataclass(frozen=True, slots=True)
class PublishedCase:
    """A whole case: its children, its events by moment and then seq, and those without a date."""

    id: str
    title: str
    children: tuple[PublishedChild, ...]
    events: tuple[PublishedEvent, ...]
    skipped: tuple[int, ...]
    expected_alarms: frozenset[ExpectedAlarm]
    told: Mapping[str, Any]

    def child(self, id: str) -> PublishedChild:
        """The child of that id; KeyError when the case has none."""
        return {child.id: child for child in self.children}[id]

    def named_in(self, event: PublishedEvent) -> tuple[PublishedChild, ...]:
        """The children an event concerns: named, born by then and not yet 18."""
        day = danish_day(event.at)
        return tuple(child for child in self.children if child.id in event.children and child.is_minor_on(day))

    def not_named_in(self, event: PublishedEvent) -> tuple[PublishedChild, ...]:
        """The minors who live with a child the event names, and are not named themselves."""
        day = danish_day(event.at)
        homes = {self.child(id).household for id in event.children}
        return tuple(
            child
            for child in self.children
            if child.household in homes and child.id not in event.children and child.is_minor_on(day)
        )

    def events_of(self, child: PublishedChild) -> list[Event]:
        """The case as one child's clocks read it. An event's id is its seq in text."""
        if not self.events:
            return []
        marks = {"minor_until": child.minor_until.isoformat()} if child.minor_until else {}
        first = min(event.seq for event in self.events) - 1
        events = [Event("registered", EventKind.CHILD_REGISTERED, self.events[0].at, first, marks=marks)]
        for event in self.events:
            named = child in self.named_in(event)
            if named or child in self.not_named_in(event):
                events.append(Event(str(event.seq), event.kind, event.at, event.seq, named, event.marks))
        return events

    def default_as_of(self) -> datetime | None:
        """The end of the day twelve months after the last event; None when no event has a date."""
        if not self.events:
            return None
        return end_of_day(months_after(danish_day(self.events[-1].at), REPLAY_MONTHS))


def read_case(text: str) -> PublishedCase:
    """A case from the text of its file. CaseFault lists everything that is wrong, in Danish."""
    reader = CaseReader()
    values = reader.object_of(text)
    children = _children(reader, values)
    events, skipped = _events(reader, values, [child.id for child in children])
    expected = [_expected(reader, row) for row in reader.rows(values, "expected_alarms", needed=False)]
    id = reader.text(values, "id", "sagen")
    if reader.faults:
        raise CaseFault(reader.faults)
    title = values.get("title")
    return PublishedCase(
        id=id,
        title=title if isinstance(title, str) else id,
        children=children,
        events=tuple(sorted(events, key=lambda event: (event.at.astimezone(UTC), event.seq))),
        skipped=tuple(sorted(skipped)),
        expected_alarms=frozenset(expected),
        told=values,
    )


def _children(reader: CaseReader, values: Mapping[str, Any]) -> tuple[PublishedChild, ...]:
    children: list[PublishedChild] = []
    for number, row in enumerate(reader.rows(values, "children"), start=1):
        where = f"barn nr. {number}"
        id = reader.text(row, "id", where)
        if id in {child.id for child in children}:
            reader.faults.append(f"{where}: id {id!r} er brugt to gange")
        household = row.get("household")
        children.append(
            PublishedChild(id, reader.year(row, "birth_year", where), "" if household is None else str(household))
        )
    if not children and not reader.faults:
        reader.faults.append("children: er tom; en sag handler om mindst ét barn")
    return tuple(children)


def _events(
    reader: CaseReader, values: Mapping[str, Any], children: Sequence[str]
) -> tuple[list[PublishedEvent], list[int]]:
    """The events with a date, and the numbers of those without."""
    dated: list[PublishedEvent] = []
    skipped: list[int] = []
    seen: set[int] = set()
    for number, row in enumerate(reader.rows(values, "events"), start=1):
        seq = reader.number(row, "seq", f"hændelse nr. {number} i filen")
        where = f"hændelse {seq}"
        if seq in seen:
            reader.faults.append(f"{where}: seq er brugt to gange")
        seen.add(seq)
        event = _event(reader, row, seq, children, where)
        if event is None:
            skipped.append(seq)
        else:
            dated.append(event)
    return dated, skipped


def _event(
    reader: CaseReader, row: Mapping[str, Any], seq: int, children: Sequence[str], where: str
) -> PublishedEvent | None:
    """One event; None when it has no date."""
    type = reader.text(row, "type", where)
    if type and type not in KINDS:
        reader.faults.append(f"{where}: kender ikke type {type!r}; brug en af: {', '.join(sorted(KINDS))}")
    at = reader.moment(row, where)
    named = _named(reader, row, children, where)
    marks = _marks(reader, row, type, where)
    if at is None:
        return None
    kind = KINDS.get(type, EventKind.OTHER)
    return PublishedEvent(seq, at, type, kind, named, marks, row.get("replay_date") is not None, row)


def _named(reader: CaseReader, row: Mapping[str, Any], children: Sequence[str], where: str) -> tuple[str, ...]:
    named = row.get("children")
    if named is None:
        return tuple(children)
    if not isinstance(named, list) or not named:
        reader.faults.append(f"{where}: children skal være en liste af børns id; udelad den, når det gælder alle")
        return ()
    for id in named:
        if id not in children:
            reader.faults.append(f"{where}: kender ikke barnet {id!r}")
    return tuple(id for id in named if id in children)


def _marks(reader: CaseReader, row: Mapping[str, Any], type: str, where: str) -> dict[str, Any]:
    """What the clocks may ask about the event."""
    marks: dict[str, Any] = {flag: True for flag in FLAGS if reader.flag(row, flag, where)}
    if type == "notification":
        sender = str(row.get("source_of_notification") or "").lower()
        if OTHER_MUNICIPALITY in (part.strip() for part in sender.split(",")):
            marks["from_other_municipality"] = True
        if sender and "anonymous" not in sender:
            marks["notifier_answerable"] = True
    return marks


def _expected(reader: CaseReader, row: Mapping[str, Any]) -> ExpectedAlarm:
    where = f"expected_alarms {dict(row)}"
    return ExpectedAlarm(
        reader.text(row, "rule", where),
        reader.number(row, "trigger_seq", where),
        reader.text(row, "child", where),
        reader.day(row, "due", where),
    )
