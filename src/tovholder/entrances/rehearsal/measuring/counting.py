"""How many children's duties one core counts in a second."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tovholder.core.law.duties import duties
from tovholder.core.law.events import Event, EventKind
from tovholder.core.law.rulebook import rulebook
from tovholder.entrances.rehearsal.measuring.rows import Row, Watcher

ROW = Row("duties.children_per_s", "børn/s", aim=8000, direction="at least")
BORN = datetime(2016, 3, 1, tzinfo=UTC)
FIRST = datetime(2024, 2, 5, 9, tzinfo=UTC)
CHILDREN = 400

# A life in the office that is neither the shortest nor the longest: days since the first worry, and what happened.
_LIFE: tuple[tuple[float, EventKind, dict[str, object]], ...] = (
    (0, EventKind.NOTIFICATION_RECEIVED, {"notification": "1", "notifier_answerable": True}),
    (0.3, EventKind.SAFETY_ASSESSED, {"notification": "1", "result": "no_danger", "danger": False}),
    (1, EventKind.NOTIFIER_ACKNOWLEDGED, {"notification": "1"}),
    (2, EventKind.PARENTS_TOLD, {"notification": "1"}),
    (6, EventKind.SCREENED, {"notification": "1", "outcome": "N5", "opens": True}),
    (8, EventKind.INVESTIGATION_STARTED, {"investigation": "1"}),
    (20, EventKind.CHILD_SPOKEN_WITH, {"form": "talk", "about": "investigation"}),
    (45, EventKind.OTHER, {}),
    (90, EventKind.OTHER, {}),
    (110, EventKind.INVESTIGATION_COMPLETED, {"investigations": ["1"]}),
    (115, EventKind.CHILD_SPOKEN_WITH, {"form": "talk", "about": "decision"}),
    (118, EventKind.DECISION_MADE, {"decision": "support", "plan_needed": True}),
    (130, EventKind.PLAN_MADE, {"plan": "1", "kind": "barnets_plan"}),
    (131, EventKind.MEASURE_STARTED, {"measure": "1", "kind": "5"}),
    (210, EventKind.FOLLOW_UP_HELD, {"follow_up": "1"}),
    (300, EventKind.OTHER, {}),
    (390, EventKind.FOLLOW_UP_HELD, {"follow_up": "2"}),
    (400, EventKind.NOTIFICATION_RECEIVED, {"notification": "2", "notifier_answerable": True}),
    (400.4, EventKind.SAFETY_ASSESSED, {"notification": "2", "result": "no_danger", "by_new_person": True}),
    (402, EventKind.NOTIFIER_ACKNOWLEDGED, {"notification": "2"}),
    (403, EventKind.PARENTS_TOLD, {"notification": "2"}),
    (407, EventKind.SCREENED, {"notification": "2", "outcome": "N7", "opens": False}),
    (420, EventKind.CHILD_SPOKEN_WITH, {"form": "talk", "about": "follow-up"}),
    (560, EventKind.FOLLOW_UP_HELD, {"follow_up": "3"}),
)


def measure(*, seconds: float, rounds: int, watch: Watcher) -> list[Row]:
    """Count the duties of many children with 25 events each; in seconds of one core, whoever else works."""
    book, lives = rulebook(), [list(life(number)) for number in range(CHILDREN)]
    as_of = FIRST + timedelta(days=700)
    for events in lives:  # the calendars are made the first time they are asked for
        duties(book, events, as_of)
    rates, counted = [], 0
    for turn in range(rounds):
        watch("Frister", turn, rounds)
        began, done = time.process_time(), 0
        while (spent := time.process_time() - began) < seconds / rounds:
            for events in lives:
                duties(book, events, as_of)
            done += CHILDREN
        rates.append(done / spent if done else 0.0)
        counted += done
    return [ROW.of(sorted(rates)[len(rates) // 2], n=counted, samples=rates)]


def life(number: int) -> Iterator[Event]:
    """The events of one child; no two children have the same days."""
    start = FIRST + timedelta(days=number % 120, minutes=7 * number)
    yield Event("0", EventKind.CHILD_REGISTERED, start, order=0, marks={"minor_until": f"{BORN.year + 18}-03-01"})
    for order, (days, kind, marks) in enumerate(_LIFE, 1):
        yield Event(str(order), kind, start + timedelta(days=days), order=order, marks=marks)
