"""What must hold of two siblings' cases at every moment, whatever has been done and in whatever order it was told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db.models import F
from hypothesis.stateful import RuleBasedStateMachine, invariant

from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.chronicle.queries import Told, lines_about
from tovholder.foundation.chronicle.verifying import verify
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Counting, Deadline
from tovholder.foundation.families.models import Child, Residence
from tovholder.practice.casework.models import (
    Case,
    ChildConversation,
    Decision,
    FollowUp,
    Investigation,
    Measure,
    Placement,
    Plan,
    SupervisionVisit,
)
from tovholder.practice.intake.queries import balance

FOR_EVER = datetime(2100, 1, 1, tzinfo=UTC)

# What goes on though the case is closed. Everything else that runs falls away with it.
GOES_ON = {
    # A notification is answered by its own acts (Barnets lov §§ 133-137); no case closed answers it.
    "NOTIF-24H": "the safety of the child is assessed",
    "NOTIF-ACK": "the notifier is answered",
    "NOTIF-REASSESS": "fresh eyes look at it",
    "NOTIF-TALK-ABUSE": "the child is talked with",
    "NOTIF-MOVE": "the new municipality is told",
    "PARENTS-TOLD": "the parents are told",
    "LOCAL-SCREEN": "it is screened",
    "POLICE-COORD": "the police are asked",
    "OWN-REASSESS-INVESTIGATION": "fresh eyes look at it",
    "OWN-SIBLINGS": "the brothers and sisters are thought of",
    "BFU-SIB-U15": "the brothers and sisters are thought of",
    "BFU-SIB-CONSIDER": "the brothers and sisters are thought of",
    # An investigation that was decided is completed with a reasoned conclusion (§ 20, stk. 3); a closing is none.
    "BFU-4M": "the investigation is completed",
    "BFU-PRELIM": "a late investigation has its preliminary conclusion",
    # After a withdrawn consent somebody decides what is to happen (ours, on §§ 32 and 46).
    "OWN-CONSENT-WITHDRAWN": "it is decided what follows",
    # When a child has died each brother and sister is seen to, whether or not there is a case (DEATH).
    "DEATH": "the safety of the brothers and sisters is assessed",
    # A child that came home is followed up, also when there is no other help (ours, on § 95).
    "OWN-FOLLOW-HOME": "the return home is followed up",
    # The talk of a visit is had that day or not at all: nothing puts it right, so it stays as it is.
    "SUPERV-2Y RCONV": "the child was not talked with at a visit",
}
# What belongs to help: it falls away with the help, not with the case. Help that runs in a closed case is itself red.
GOES_ON_WITH_HELP = {
    "CHILD-SUPPORT-PERSON",
    "FOLLOW-FIRST",
    "FOLLOW-NEXT",
    "FOLLOW-RHYTHM",
    "PARENT-PLAN",
    "PARENT-SUPPORTER",
    "PLAN-PLACE-3M",
    "PLAN-PLACE-FORCED",
    "PLAN-YOUTH-PLACED",
    "RENEW-FORCED",
    "SUPERV-2Y",
    "YOUTH-6M",
}
# What falls away when a case is closed, but begins anew with what is done at the front desk while it stays closed: a
# professional is told what followed, though it is that the case is not opened again (§ 138).
BEGINS_ANEW = {"NOTIF-INFORM-PRO"}

# Which mark of which line names the record: each record has its line, each line its record.
LINE_OF: dict[Any, tuple[set[str], str]] = {
    Case: ({"case opened", "case reopened"}, "case"),
    ChildConversation: ({"child spoken with"}, "conversation"),
    Decision: ({"decision made"}, "records"),
    FollowUp: ({"follow-up held"}, "follow_up"),
    Investigation: ({"investigation started"}, "investigation"),
    Measure: ({"measure started"}, "measure"),
    Placement: ({"placement started"}, "placements"),
    Plan: ({"plan made"}, "plan"),
    SupervisionVisit: ({"supervision visit made"}, "visit"),
}


class WhatMustHold(RuleBasedStateMachine):
    """The children are `ids`; `lines` is the chronicle as it was at the last look."""

    ids: Sequence[UUID]
    lines: set[tuple[Any, bytes]]

    @invariant()
    def the_chronicle_only_grows_and_proves_itself(self) -> None:
        """No line goes, none is changed."""
        lines = {(pk, bytes(print_)) for pk, print_ in Line.objects.values_list("pk", "facts_hash")}
        assert self.lines <= lines
        self.lines = lines
        proof = verify()
        assert (proof.bad, proof.lines) == (None, len(lines))

    @invariant()
    def counting_again_changes_nothing(self) -> None:
        """For either of them, as of the last count."""
        counted = dict(Counting.objects.filter(child__in=self.ids).values_list("child", "counted_at"))
        assert set(counted) == set(self.ids)
        assert differing(counted) == []

    @invariant()
    def what_came_in_is_assessed_or_waits(self) -> None:
        """Nothing is lost between the chairs."""
        assert balance().holds

    @invariant()
    def nothing_runs_for_a_closed_case_but_what_the_law_keeps(self) -> None:
        """And nothing at all for a child that has died."""
        for child in Child.objects.filter(pk__in=self.ids):
            running = Deadline.objects.running().filter(child=child)
            if child.died_on is not None:
                assert not running.exists()
            elif (closed_at := _closed_at(child)) is not None:
                # A gate that was passed unmet is a breach from its first moment: it stands, it does not run.
                running = running.exclude(due_at=F("started_at"))
                running = running.exclude(rule__in=BEGINS_ANEW, started_at__gt=closed_at)
                clocks = {_clock(*each) for each in running.values_list("rule", "alarm")}
                allowed = GOES_ON_WITH_HELP | GOES_ON.keys() if _has_help(child) else GOES_ON.keys()
                assert clocks <= allowed, clocks - allowed

    @invariant()
    def periods_never_overlap(self) -> None:
        """One place at a time, one home once at a time, the same help once at a time."""
        for child in self.ids:
            placed = Placement.objects.filter(child=child)
            assert _overlaps((each.starts_at, each.ends_at or FOR_EVER) for each in placed) == []
            homes: dict[Any, list[tuple[Any, Any]]] = {}
            for lived in Residence.objects.filter(child=child):
                homes.setdefault(lived.home_id, []).append((lived.starts, lived.ends or FOR_EVER.date()))
            helped: dict[Any, list[tuple[Any, Any]]] = {}
            for help_ in Measure.objects.filter(child=child).exclude(provider=""):
                same = helped.setdefault((help_.kind, help_.provider.lower()), [])
                same.append((help_.starts_at, help_.ends_at or FOR_EVER))
            for periods in (*homes.values(), *helped.values()):
                assert _overlaps(periods) == []

    @invariant()
    def records_and_lines_tell_the_same(self) -> None:
        """Each record has its line and each line its record; and both say whether it is over."""
        told = lines_about(self.ids)
        for pk in self.ids:
            mine = [line for line in told[pk] if line.named]
            for model, (words, mark) in LINE_OF.items():
                named = {each for line in mine if line.deed in words for each in _listed(line.facts[mark])}
                records = {str(each) for each in model.objects.filter(child=pk).values_list("pk", flat=True)}
                # A decision about both is one line that names the records of both.
                assert records <= named, model
                others = {str(each) for each in model.objects.filter(child__in=self.ids).values_list("pk", flat=True)}
                assert named <= others, model
            placed = Placement.objects.filter(child=pk, ends_at=None).exists()
            assert placed is (_last(mine, "placement started", "placement ended") == "placement started")
            opened = Case.objects.filter(child=pk, closed_at=None).exists()
            assert opened is (
                _last(mine, "case opened", "case reopened", "case closed") in {"case opened", "case reopened"}
            )


def _clock(rule: str, alarm: str) -> str:
    """One rule has two clocks that end differently: the visits of a year, and the talk at each visit."""
    return f"{rule} {alarm}" if (rule, alarm) == ("SUPERV-2Y", "RCONV") else rule


def _listed(mark: Any) -> list[str]:
    return mark if isinstance(mark, list) else [mark]


def _last(lines: Sequence[Told], *deeds: str) -> str:
    return next((line.deed for line in reversed(lines) if line.deed in deeds), "")


def _closed_at(child: Child) -> datetime | None:
    """When the child's case was closed last; None while it is open, or where there never was one."""
    cases = list(Case.objects.filter(child=child))
    closed = [case.closed_at for case in cases if case.closed_at is not None]
    return max(closed) if closed and len(closed) == len(cases) else None


def _has_help(child: Child) -> bool:
    return any(model.objects.filter(child=child, ends_at=None).exists() for model in (Measure, Placement))


def _overlaps(periods: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Those that reach into the next; one that ended as it began takes up no time."""
    lasting = sorted(period for period in periods if period[0] < period[1])
    return [(one, two) for one, two in pairwise(lasting) if one[1] > two[0]]
