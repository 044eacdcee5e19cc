"""Modtagelsen: who waits, for how long, and what we have heard of them before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.showing import shown_age, shown_name
from tovholder.practice.intake.models import Answer
from tovholder.practice.intake.queries import QueueRow, balance, queue
from tovholder.practice.intake.queries.decided import decided_lately
from tovholder.practice.intake.queries.news import new_since
from tovholder.practice.intake.queries.queue import waiting
from tovholder.practice.intake.views.doors import for_the_front_desk
from tovholder.practice.intake.views.words import may_be_answered
from tovholder.practice.intake.wording import word

A_PAGE = 50
STAGES = ("", "ny", "vurderet", "afgjort")


@dataclass(frozen=True)
class ShownRow:
    """A row of the queue in words."""

    row: QueueRow
    who: str
    waited: str
    heard_before: str
    siblings: str
    stage: str
    flags: tuple[str, ...]
    danger_now: bool
    answerable: bool


@dataclass(frozen=True)
class Paging:
    """Where in the list we are; the list is never counted, only asked for one more."""

    number: int
    more: bool

    @property
    def start(self) -> int:
        """The first row of the page."""
        return (self.number - 1) * A_PAGE


@for_the_front_desk
def show_queue(request: StaffRequest) -> HttpResponse:
    """The queue, oldest unassessed first and flagged on top; the reading of the list is noted once."""
    stage = request.GET.get("trin", "")
    stage = stage if stage in STAGES else ""
    number = _page_number(request.GET.get("page", ""))
    reader, now = request.reader, request.reader.at
    counted = balance(units=None if reader.on_watch else reader.units)
    if stage == "afgjort":
        found = decided_lately(reader, now, start=(number - 1) * A_PAGE, most=A_PAGE + 1)
        rows: list[Any] = [_decided(concern, on=now) for concern in found[:A_PAGE]]
        children = [concern.child_id for concern in found[:A_PAGE]]
    else:
        found = _waiting(request, stage, number)
        rows = [shown(row, on=now) for row in found[:A_PAGE]]
        children = [row.concern.child_id for row in found[:A_PAGE]]
    if children:
        note_list_reading(children, reader=reader, page="intake_queue")
    context = {
        "rows": rows,
        "balance": counted,
        "stage": stage,
        "stages": _tabs(stage),
        "paging": Paging(number, more=len(found) > A_PAGE),
        "now": now,
        "since": now.isoformat(),
    }
    return render(request, "intake/queue.html", context)


@for_the_front_desk
def show_news(request: StaffRequest) -> HttpResponse:
    """How many have come since the page was loaded: asked by the page now and then, and nothing about anybody."""
    try:
        after = datetime.fromisoformat(request.GET.get("efter", ""))
    except ValueError:
        after = request.reader.at
    if after.tzinfo is None:
        after = request.reader.at
    new = new_since(request.reader, after=after)
    return render(request, "intake/news.html", {"new": new})


def shown(row: QueueRow, *, on: datetime) -> ShownRow:
    """The row in words."""
    return ShownRow(
        row=row,
        who=f"{shown_name(row.child)}, {shown_age(row.child, on=danish_day(on))}",
        waited=waited_in_words(row.waited),
        heard_before=heard_before(in_a_year=row.in_a_year, in_all=row.in_all, senders=row.senders),
        siblings=ngettext("%(n)d søskende i hjemmet", "%(n)d søskende i hjemmet", row.siblings) % {"n": row.siblings}
        if row.siblings
        else "",
        stage=_stage_word(row),
        flags=tuple(row.flags),
        danger_now=row.notification.danger_now == Answer.YES,
        answerable=may_be_answered(row.notification),
    )


def heard_before(*, in_a_year: int, in_all: int, senders: int) -> str:
    """ "3. underretning på 12 mdr. (5 i alt, 2 afsendere)", or that it is the first."""
    if in_all <= 1:
        return _("1. underretning")
    sent = ngettext("%(n)d afsender", "%(n)d afsendere", senders) % {"n": senders}
    return _("%(year)d. underretning på 12 mdr. (%(all)d i alt, %(sent)s)") % {
        "year": in_a_year,
        "all": in_all,
        "sent": sent,
    }


def waited_in_words(waited: timedelta) -> str:
    """ "19 t 30 min", or days when it is that long."""
    minutes = max(0, int(waited.total_seconds() // 60))
    hours, minutes = divmod(minutes, 60)
    if hours >= 72:
        return _("%d dage") % (hours // 24)
    return _("%(hours)d t %(minutes)d min") % {"hours": hours, "minutes": minutes}


def _waiting(request: StaffRequest, stage: str, number: int) -> list[QueueRow]:
    """One row more than the page, so that we know whether there is a next one.

    The queue has the unassessed first: a stage is a stretch of it.
    """
    start, most = (number - 1) * A_PAGE, A_PAGE + 1
    new = waiting(request.reader).filter(assessed_at=None).count() if stage else 0
    if stage == "vurderet":
        start += new
    if stage == "ny":
        most = max(0, min(most, new - start))
    return queue(request.reader, request.reader.at, start=start, most=most) if most else []


def _decided(concern: Any, *, on: datetime) -> dict[str, Any]:
    return {
        "concern": concern,
        "who": f"{shown_name(concern.child)}, {shown_age(concern.child, on=danish_day(on))}",
        "outcome": word("notification_outcome", concern.outcome) if concern.outcome else "",
    }


def _stage_word(row: QueueRow) -> str:
    if row.stage == "new":
        return _("Ny")
    return _("Afklares") if row.questions else _("Vurderet")


def _tabs(stage: str) -> Iterable[tuple[str, str, bool]]:
    words = {
        "": _("Alle, der venter"),
        "ny": _("Nye"),
        "vurderet": _("Vurderet, ikke afgjort"),
        "afgjort": _("Afgjort"),
    }
    return [(word, f"?trin={key}" if key else "?", key == stage) for key, word in words.items()]


def _page_number(text: str) -> int:
    return min(int(text), 10_000) if text.isdecimal() and int(text) > 0 else 1
