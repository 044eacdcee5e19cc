"""What `tovholder check` goes through: the chronicle, the kept duties, the balance of the front desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tovholder.entrances.commandline.watching import Watcher
from tovholder.foundation.chronicle.hands import done_by_many, hands_here
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.chronicle.sealing import oldest_unsealed
from tovholder.foundation.chronicle.verifying import Verified, verify
from tovholder.foundation.chronicle.witness import Witness
from tovholder.foundation.deadlines.anew import count_anew
from tovholder.foundation.deadlines.comparing import AT_A_TIME, Compared, Stretch, compare_stretch, differing, everybody
from tovholder.foundation.documents.queries import Stuck, stuck_mailbox
from tovholder.practice.intake.queries import Balance, balance

FEW = 4  # stretches of children that one process counts sooner than several
LONGEST_TAIL = timedelta(minutes=15)  # a sealer that is further behind is not at work

"""Told now and then: what is being gone through, how many are done, of how many."""


@dataclass(frozen=True)
class Examination:
    """What was found. `different` are children whose kept duties are not what a count as of then gives.

    `recounted` is how many have been counted anew since, and are no longer among them.
    `mailbox` is told when mail does not come in: a warning, since nothing that was received is wrong by it.
    """

    chronicle: Verified
    tail: timedelta
    compared: int
    different: tuple[UUID, ...]
    balance: Balance
    mailbox: Stuck | None = None
    recounted: int = 0

    @property
    def sealing_keeps_up(self) -> bool:
        """Whether no line has waited too long for its seal."""
        return self.tail <= LONGEST_TAIL

    @property
    def all_right(self) -> bool:
        """Nothing is changed, nothing lags behind, nothing is miscounted, nothing is lost."""
        return self.chronicle.bad is None and self.sealing_keeps_up and not self.different and self.balance.holds

    def as_json(self) -> dict[str, Any]:
        """The answer for programs; `tail_s` in seconds, `warnings` only where there are some."""
        told: dict[str, Any] = {
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
                "closed": self.balance.closed,
            },
        }
        return told | {"warnings": [f"mailbox: {self.mailbox.because}"]} if self.mailbox else told


def examine(*, now: datetime, witness: Witness | None, watcher: Watcher) -> Examination:
    """Go through everything, a batch at a time: memory does not grow with the years.

    The chronicle is one part of the work and each stretch of children another; the hands of the machine share them.
    """
    tail, lines, children = oldest_unsealed(at=now), Line.objects.count(), everybody()
    chronicle, compared = Verified(), Compared()

    def go_through(part: Stretch | None) -> Verified | Compared:
        return verify(witness=witness, told=told) if part is None else compare_stretch(part, now=now)

    def told(done: int) -> None:  # heard of only where there is one hand
        watcher("Linjer", done, lines)

    for done in done_by_many(go_through, [None, *children], hands=hands_here() if len(children) > FEW else 1):
        if isinstance(done, Verified):
            chronicle = done
            watcher("Linjer", done.lines, lines)
        else:
            compared += done
            watcher("Børn", compared.children, AT_A_TIME * len(children))
    return Examination(chronicle, tail, compared.children, compared.different, balance(), stuck_mailbox(now=now))


def recounted(found: Examination, *, now: datetime) -> Examination:
    """Count those who differ anew, by the rules as they stand: the chronicle stays as it is.

    Whom somebody writes about just now is left, and still differs.
    """
    left: list[UUID] = []
    for first in range(0, len(found.different), AT_A_TIME):
        children = found.different[first : first + AT_A_TIME]
        count_anew(children, now=now)
        left += differing(dict.fromkeys(children, now))
    return replace(found, different=tuple(left), recounted=len(found.different) - len(left))
