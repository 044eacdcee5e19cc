"""What `tovholder check` goes through: the chronicle, the kept duties, the balance of the front desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.chronicle.sealing import oldest_unsealed
from tovholder.foundation.chronicle.verifying import Verified, verify
from tovholder.foundation.chronicle.witness import Witness
from tovholder.foundation.deadlines.actions import counting_on, terms_now
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.documents.queries import Stuck, stuck_mailbox
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Municipality
from tovholder.practice.intake.queries import Balance, balance

AT_A_TIME = 500
LONGEST_TAIL = timedelta(minutes=15)  # a sealer that is further behind is not at work

Watcher = Callable[[str, int, int], None]
"""Told now and then: what is being gone through, how many are done, of how many."""


@dataclass(frozen=True)
class Examination:
    """What was found. `different` are children whose kept duties are not what a count as of then gives.

    `mailbox` is told when mail does not come in: a warning, since nothing that was received is wrong by it.
    """

    chronicle: Verified
    tail: timedelta
    compared: int
    different: tuple[UUID, ...]
    balance: Balance
    mailbox: Stuck | None = None

    @property
    def sealing_keeps_up(self) -> bool:
        """Whether no line has waited too long for its seal."""
        return self.tail <= LONGEST_TAIL

    @property
    def all_right(self) -> bool:
        """Nothing is changed, nothing lags behind, nothing is miscounted, nothing is lost."""
        return self.chronicle.bad is None and self.sealing_keeps_up and not self.different and self.balance.holds

    def as_json(self) -> dict[str, Any]:
        """The answer for programs; `tail_s` in seconds."""
        return {
            "chronicle": {
                "lines": self.chronicle.lines,
                "seals": self.chronicle.seals,
                "first_bad": str(self.chronicle.bad) if self.chronicle.bad else None,
                "tail_s": round(self.tail.total_seconds(), 3),
            },
            "duties": {"compared": self.compared, "different": [str(child) for child in self.different]},
            "balance": {
                "received": self.balance.received,
                "assessed": self.balance.assessed,
                "waiting": self.balance.waiting,
            },
            "warnings": [f"mailbox: {self.mailbox.because}"] if self.mailbox else [],
        }


def examine(*, now: datetime, witness: Witness | None, watcher: Watcher) -> Examination:
    """Go through everything, a batch at a time: memory does not grow with the years."""
    tail = oldest_unsealed(at=now)
    lines = Line.objects.count()
    chronicle = verify(witness=witness, told=lambda done: watcher("Linjer", done, lines))
    compared, different = _compare_duties(now=now, watcher=watcher)
    return Examination(chronicle, tail, compared, tuple(different), balance(), stuck_mailbox(now=now))


def _compare_duties(*, now: datetime, watcher: Watcher) -> tuple[int, list[UUID]]:
    """Count every child anew, as of when it was last counted. An empty database has nothing to count."""
    if not Municipality.objects.exists():
        return 0, []
    total, compared, different = Child.objects.themselves().count(), 0, list[UUID]()
    with counting_on(terms_now()):
        for batch in _children(now):
            different += differing(batch)
            compared += len(batch)
            watcher("Børn", compared, total)
    return compared, different


def _children(now: datetime) -> Iterator[dict[UUID, datetime]]:
    """Children by id, with the moment of their last count; one never counted must have no duties now."""
    rows = Child.objects.themselves().order_by("pk").values_list("pk", "counting__counted_at")
    batch = dict(rows[:AT_A_TIME])
    while batch:
        yield {child: counted_at or now for child, counted_at in batch.items()}
        batch = dict(rows.filter(pk__gt=max(batch))[:AT_A_TIME])
