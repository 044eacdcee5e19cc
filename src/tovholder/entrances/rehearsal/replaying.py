"""Replaying a published case (genafspilning): had the system been there, would the alarm have sounded, and when?"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import DANISH_TIME, danish_day
from tovholder.entrances.rehearsal.published_cases import PublishedCase, PublishedEvent
from tovholder.entrances.rehearsal.working import Stage, set_the_stage, work
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.deadlines.actions import Terms, counting_on, recount_duties
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.organisation.queries import the_municipality


@dataclass(frozen=True)
class Alarm:
    """A duty that was not met by its due moment: by which event, for whom, due and raised when, and why.

    All moments are Danish time. `cleared_at` is when it was done after all; `duty` what the duty is called.
    """

    rule: str
    trigger_seq: int
    child: str
    due_at: datetime
    raised_at: datetime
    cleared_at: datetime | None
    because: str
    source: str
    duty: str

    @property
    def due(self) -> date:
        """The Danish calendar day of the due moment."""
        return danish_day(self.due_at)

    def as_json(self) -> dict[str, Any]:
        """The alarm as other programs read it."""
        return {
            "rule": self.rule,
            "trigger_seq": self.trigger_seq,
            "child": self.child,
            "due": self.due.isoformat(),
            "due_at": self.due_at.isoformat(),
            "raised_at": self.raised_at.isoformat(),
            "cleared_at": self.cleared_at.isoformat() if self.cleared_at else None,
            "because": self.because,
            "source": self.source,
        }


@dataclass(frozen=True)
class Replay:
    """A case with the alarms it raises until `as_of` under the law of one day, in the order they turned red.

    `as_of` is None for a case in which nothing has a date.
    """

    case: PublishedCase
    law_of: date
    as_of: datetime | None
    alarms: tuple[Alarm, ...]

    def as_json(self) -> dict[str, Any]:
        """The replay as other programs read it."""
        return {
            "case": self.case.id,
            "law_of": self.law_of.isoformat(),
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "skipped": list(self.case.skipped),
            "alarms": [alarm.as_json() for alarm in self.alarms],
        }


def replay_case(case: PublishedCase, *, law_of: date, as_of: datetime | None = None) -> Replay:
    """Work the events until `as_of` (twelve months after the last, unless given) and count the clocks as of then.

    Writes in the database at hand: call it in one that is thrown away, or in a transaction that is rolled back.
    """
    end = as_of or case.default_as_of()
    events = [event for event in case.events if end is not None and event.at <= end]
    if end is None or not events:
        return Replay(case, law_of, end, ())
    with counting_on(Terms.of(the_municipality(), law_on=law_of)):
        stage = set_the_stage(case, at=events[0].at)
        began = _work_all(case, events, stage)
        with open_book(at=end, by=stage.by) as book:
            recount_duties(book, [child.pk for child in stage.children.values()])
    return Replay(case, law_of, end, tuple(_alarms(stage, events, began, as_of=end)))


def _work_all(case: PublishedCase, events: list[PublishedEvent], stage: Stage) -> list[UUID]:
    """Where each event begins in the chronicle: lines are numbered in the order they are written."""
    began: list[UUID] = []
    for event in events:
        began.append(new_id())
        work(case, event, stage)
    return began


def _alarms(stage: Stage, events: list[PublishedEvent], began: list[UUID], *, as_of: datetime) -> list[Alarm]:
    names = {child.pk: name for name, child in stage.children.items()}
    red = Deadline.objects.filter(child__in=names, red_at__lte=as_of).exclude(alarm="")
    alarms = [
        Alarm(
            rule=kept.alarm,
            trigger_seq=events[bisect_right(began, kept.started_by) - 1].seq,
            child=names[kept.child_id],
            due_at=kept.due_at.astimezone(DANISH_TIME),
            raised_at=kept.red_at.astimezone(DANISH_TIME),
            cleared_at=kept.met_at.astimezone(DANISH_TIME) if kept.met_at else None,
            because=kept.because,
            source=kept.source,
            duty=rulebook().rule(kept.rule).danish,
        )
        for kept in red
    ]
    return sorted(alarms, key=lambda alarm: (alarm.raised_at, alarm.trigger_seq, alarm.rule, alarm.child))
