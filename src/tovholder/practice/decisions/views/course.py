"""The course of one decision: made, told, complained of, looked at again, decided by the board and the court."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _

from tovholder.foundation.ui.wording import day
from tovholder.practice.casework.models import Decision
from tovholder.practice.decisions.models import BoardOrder, BoardResult, Complaint, HowTold, Reconsidered


def course_of(decision: Decision) -> list[tuple[datetime, str, str]]:
    """What has happened to the decision: when, what, and a word more; the oldest first."""
    happened = [(decision.happened_at, _("Truffet"), decision.by_name)]
    for told in decision.told.all():
        until = _("Kan klage til og med %s.") % day(told.complaint_until) if told.complaint_until else ""
        happened.append((told.happened_at, _("Meddelt %s") % told.person_name, f"{HowTold(told.how).label}. {until}"))
    for complaint in decision.complaints.all():
        happened += list(_of_complaint(complaint))
    for order in decision.orders.all():
        happened += list(_of_order(order))
    # Forms know minutes only: within the same one, the order above is the order things go.
    return sorted(happened, key=lambda row: row[0].replace(second=0, microsecond=0))


def _of_complaint(complaint: Complaint) -> Iterator[tuple[datetime, str, str]]:
    late = _("Kom efter klagefristen.") + " " if complaint.late else ""
    yield complaint.happened_at, _("Klage fra %s") % complaint.person_name, late + complaint.words
    if complaint.reconsidered_at:
        words = f"{Reconsidered(complaint.result).label}. {complaint.reconsidered_because}"
        yield complaint.reconsidered_at, _("Genvurderet"), words
    if complaint.forwarded_at:
        without = complaint.unreconsidered_because
        yield (
            complaint.forwarded_at,
            _("Sendt til Ankestyrelsen"),
            _("Uden genvurdering: %s") % without if without else "",
        )
    if complaint.board_decided_at:
        words = f"{BoardResult(complaint.board_result).label}. {complaint.board_words} "
        words += _again(complaint.board_renewal_due)
        yield complaint.board_decided_at, _("Ankestyrelsen har afgjort klagen"), words
    if complaint.court_demanded_at:
        yield complaint.court_demanded_at, _("Domstolsprøvelse forlangt"), ""
    if complaint.court_decided_at:
        words = f"{complaint.court_words} {_again(complaint.court_renewal_due)}"
        yield complaint.court_decided_at, _("Rettens afgørelse"), words


def _again(renewal_due: date | None) -> str:
    return _("Genbehandles senest %s.") % day(renewal_due) if renewal_due else ""


def _of_order(order: BoardOrder) -> Iterator[tuple[datetime, str, str]]:
    words = _("Senest %(day)s: %(text)s") % {"day": day(order.due_on), "text": order.text}
    yield order.happened_at, _("Pålæg fra Ankestyrelsen"), words
    if order.done_at:
        yield order.done_at, _("Pålægget er efterkommet"), order.done_how
