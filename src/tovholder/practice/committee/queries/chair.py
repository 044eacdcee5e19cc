"""Chair decisions, each with what has happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from tovholder.core.committee.chair_decision import (
    Standing,
    Terms,
    approved_in_time,
    lapses_at,
    last_day,
    standing,
    stands_until,
    terms_on,
)
from tovholder.core.time.calendar import danish_day, hours_after
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.families.models import Child
from tovholder.practice.committee.models import ChairDecision, CommitteeMatter

NOTICE_HOURS = 24  # EMERG-24H


@dataclass(frozen=True)
class Stopwatch:
    """A chair decision with what it is worth now, and how long it still stands."""

    decision: ChairDecision
    standing: Standing
    terms: Terms
    until: datetime | None
    notice_by: datetime | None
    matter: CommitteeMatter | None

    @property
    def lapsed(self) -> bool:
        """It is no legal ground any more, since its time ran out."""
        return self.standing == Standing.LAPSED

    @property
    def runs(self) -> bool:
        """It is a legal ground now."""
        return self.standing in {Standing.IN_FORCE, Standing.APPROVED}

    @property
    def last_day(self) -> datetime | None:
        """The moment until which it stands without the committee."""
        implemented = self.decision.implemented_at
        return lapses_at(implemented, self.terms) if implemented else None

    @property
    def approved(self) -> bool:
        """The committee approved it in time."""
        return approved_in_time(self.decision.course(), self.terms)


def with_course(decisions: QuerySet[ChairDecision]) -> QuerySet[ChairDecision]:
    """With the matters and outcomes that say what has happened to them: two statements more."""
    return decisions.prefetch_related("matters__outcome", "matters__meeting")


def stopwatch(decision: ChairDecision, *, now: datetime) -> Stopwatch:
    """The decision as it stands now."""
    terms, course = terms_on(danish_day(decision.happened_at)), decision.course()
    implemented = decision.implemented_at
    matters = sorted(decision.matters.all(), key=lambda matter: matter.raised_at)
    return Stopwatch(
        decision=decision,
        standing=standing(course, terms, now=now),
        terms=terms,
        until=stands_until(course, terms),
        notice_by=hours_after(implemented, NOTICE_HOURS) if implemented else None,
        matter=next((matter for matter in matters if matter.withdrawn_at is None), None),
    )


def running_chair_decisions(reader: Reader) -> list[Stopwatch]:
    """Those this reader may see that still need somebody: in force, approved for now, or lapsed and not seen to."""
    theirs = ChairDecision.objects.filter(
        child__in=Child.objects.visible_to(reader, at=reader.at), annulled_at=None, replaced_at=None
    ).filter(after_lapse_at=None)
    decisions = with_course(theirs.select_related("child").order_by("happened_at", "pk"))
    watches = [stopwatch(decision, now=reader.at) for decision in decisions]
    return [each for each in watches if each.standing not in {Standing.ANNULLED, Standing.REPLACED}]


@asked_by_deeds
def to_be_replaced(matter: CommitteeMatter, *, at: datetime) -> list[ChairDecision]:
    """The chair's decisions of the matter's kind that stand at that moment: the committee's own takes their place."""
    standing = ChairDecision.objects.filter(replaced_at=None, annulled_at=None, happened_at__lte=at)
    return list(standing.filter(child=matter.child_id, kind=matter.kind))


def last_decided(child: Child) -> ChairDecision | None:
    """The newest chair decision about the child."""
    return ChairDecision.objects.filter(child=child).order_by("-recorded_at", "-pk").first()


def chair_decision_to_open(decision_id: UUID) -> ChairDecision | None:
    """One chair decision with all that belongs to it; the page opens the child before it shows anything."""
    found: ChairDecision | None = (
        with_course(ChairDecision.objects.filter(pk=decision_id))
        .select_related("member")
        .prefetch_related("consents", "notices")
        .first()
    )
    return found


__all__ = [
    "NOTICE_HOURS",
    "Stopwatch",
    "chair_decision_to_open",
    "last_day",
    "running_chair_decisions",
    "stopwatch",
    "with_course",
]
