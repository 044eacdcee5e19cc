"""The complaints about a decision as rows: how far each is, by when, and the steps that come next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.organisation.competence import NAMED_BY_LAW
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.models import Decision
from tovholder.practice.decisions.kinds import kind_on
from tovholder.practice.decisions.limits import reconsider_by
from tovholder.practice.decisions.models import BoardResult, Complaint, Reconsidered

OPENED_ANEW = {BoardResult.SENT_BACK, BoardResult.REPEALED, Reconsidered.CHANGED, Reconsidered.PARTLY}


@dataclass(frozen=True)
class ComplaintRow:
    """One complaint: whose and when, what it waits for, and the ways on, each an address and its words."""

    title: str
    words: str
    ways: list[tuple[str, str]]


def complaint_rows(decision: Decision, *, on: date) -> list[ComplaintRow]:
    """Every complaint about a decision, in the order they came. Give a decision with `complaints`."""
    direct = decision.by_level in NAMED_BY_LAW  # the committee's and the chair's: nothing to reconsider here
    return [
        ComplaintRow(
            _("Klage fra %(who)s, %(day)s") % {"who": each.person_name, "day": day(danish_day(each.happened_at))},
            _waits(each, direct=direct),
            [*_steps(each, direct=direct), *_anew(each, decision, on=on)],
        )
        for each in decision.complaints.all()
    ]


def _waits(complaint: Complaint, *, direct: bool) -> str:
    """By when the municipality has to have looked at it again, while it has not."""
    gone_on = complaint.forwarded_at or complaint.board_decided_at or complaint.result == Reconsidered.CHANGED
    by = None if direct or gone_on else reconsider_by(danish_day(complaint.happened_at))
    if by is None:
        return ""
    if complaint.reconsidered_at:
        return _("Sendes til Ankestyrelsen senest %s: fire uger fra den dag, klagen kom.") % day(by)
    words = _("Genvurderes senest %s: fire uger fra den dag, klagen kom. Får den ikke medhold, er den sendt videre da.")
    return words % day(by)


def _steps(complaint: Complaint, *, direct: bool) -> Iterator[tuple[str, str]]:
    """The steps not taken yet, of those that can come next."""
    decided, forwarded = complaint.board_decided_at, complaint.forwarded_at
    if not complaint.reconsidered_at and not decided and not direct:
        yield _way("reconsider", complaint), _("Genvurdér")
    if not forwarded and not decided and complaint.result != Reconsidered.CHANGED:
        yield _way("forward", complaint), _("Sendt til Ankestyrelsen")
    if (forwarded or direct) and not decided:
        yield _way("board", complaint), _("Ankestyrelsen har afgjort")
    if decided and not complaint.court_demanded_at:
        yield _way("demand_court", complaint), _("Domstolsprøvelse forlangt")
    if complaint.court_demanded_at and not complaint.court_decided_at:
        yield _way("court", complaint), _("Retten har afgjort")


def _anew(complaint: Complaint, decision: Decision, *, on: date) -> Iterator[tuple[str, str]]:
    """The way to decide it anew: before the committee, where the law lets only the committee decide the kind."""
    if OPENED_ANEW.isdisjoint((complaint.result, complaint.board_result)):
        return
    if kind_on(decision.kind, on).compulsory:
        before = reverse("committee:raise_matter", args=[decision.child_id])
        yield f"{before}?art={decision.kind}", _("Forelæg udvalget en ny afgørelse")
    else:
        prepare = reverse("decisions:prepare", args=[decision.child_id])
        yield f"{prepare}?art={decision.kind}", _("Forbered en ny afgørelse")


def _way(step: str, complaint: Complaint) -> str:
    return reverse(f"decisions:{step}", args=[complaint.pk])
