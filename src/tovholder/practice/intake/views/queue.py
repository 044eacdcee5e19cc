"""Modtagelsen: who waits, for how long, and what we have heard of them before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from tovholder.core.law.codelists import word_of
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import note_list_reading
from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.families.showing import name_and_age
from tovholder.foundation.ui.language import as_read
from tovholder.practice.intake.models import Answer
from tovholder.practice.intake.queries import QueueRow, balance, queue
from tovholder.practice.intake.queries.decided import decided_lately
from tovholder.practice.intake.queries.news import new_since
from tovholder.practice.intake.queries.queue import Stage, board, in_each_stage
from tovholder.practice.intake.views.doors import for_the_front_desk
from tovholder.practice.intake.views.words import may_be_answered

COUNTED_FOR = timedelta(days=30)  # the balance line; what waits from before is counted too
A_PAGE = 50
ON_THE_BOARD = 12
STAGE, LOOK = "trin", "vis"  # what an address may ask for
BOARD, LIST = "tavle", "liste"
LOOKS = (BOARD, LIST)
COOKIE, A_YEAR = "modtagelsen", 365 * 24 * 60 * 60
DECIDED = "afgjort"
STAGES = ("", *Stage, DECIDED)
COLUMN_WORDS: Mapping[Stage, Any] = {
    Stage.NEW: gettext_lazy("Ny"),
    Stage.ASSESSED: gettext_lazy("Vurderet inden 24 timer"),
    Stage.CLARIFYING: gettext_lazy("Afklares"),
}


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
class Column:
    """One stage on the board, where the whole of it is listed, and how many more there are."""

    heading: str
    url: str
    rows: list[ShownRow]
    more: int


@dataclass(frozen=True)
class Paging:
    """Where in the list we are; the list is never counted, only asked for one more."""

    number: int
    more: bool

    @property
    def start(self) -> int:
        """The first row of the page."""
        return (self.number - 1) * A_PAGE


@require_safe
@for_the_front_desk
def show_queue(request: StaffRequest) -> HttpResponse:
    """The queue, oldest unassessed first and flagged on top; the reading of the list is noted once.

    As a list, or as a board for those who chose so last.
    """
    as_board = _wants_board(request)
    page = _board(request) if as_board else _list(request)
    children = page.pop("children")
    if children:
        note_list_reading(children, reader=request.reader, page="intake_queue")
    now = request.reader.at
    counted = balance(reader=request.reader, since=now - COUNTED_FOR, with_all_that_waits=True)
    page |= {"balance": counted, "now": now, "since": now.isoformat(), "as_board": as_board}
    answer = render(request, "intake/queue.html", page)
    if request.GET.get(LOOK) in LOOKS:
        answer.set_cookie(
            COOKIE,
            request.GET[LOOK],
            max_age=A_YEAR,
            path=reverse("intake:queue"),
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return answer


def _wants_board(request: StaffRequest) -> bool:
    """What was asked for, else what was chosen last; one stage alone is always a list."""
    look = request.GET.get(LOOK) or ("" if STAGE in request.GET else request.COOKIES.get(COOKIE, ""))
    return look == BOARD


def _list(request: StaffRequest) -> dict[str, Any]:
    stage = request.GET.get(STAGE, "")
    stage = stage if stage in STAGES else ""
    number = _page_number(request.GET.get("page", ""))
    reader, now = request.reader, request.reader.at
    asked = {"start": (number - 1) * A_PAGE, "most": A_PAGE + 1}  # one more, to know whether there is a next page
    if stage == DECIDED:
        found = decided_lately(reader, now, **asked)
        rows: list[Any] = [_decided(concern, on=now) for concern in found[:A_PAGE]]
        children = [concern.child_id for concern in found[:A_PAGE]]
    else:
        found = queue(reader, now, stage=Stage(stage) if stage else None, **asked)
        rows = [shown(row, on=now) for row in found[:A_PAGE]]
        children = [row.concern.child_id for row in found[:A_PAGE]]
    return {
        "rows": rows,
        "children": children,
        "stage": stage,
        "stages": _tabs(stage, in_each_stage(reader)),
        "paging": Paging(number, more=len(found) > A_PAGE),
    }


def _board(request: StaffRequest) -> dict[str, Any]:
    reader, now = request.reader, request.reader.at
    by_stage, counted = board(reader, now, most=ON_THE_BOARD), in_each_stage(reader)
    decided = decided_lately(reader, now, most=ON_THE_BOARD + 1)
    columns = [
        Column(
            str(COLUMN_WORDS[stage]),
            f"?{STAGE}={stage}",
            [shown(row, on=now) for row in rows],
            more=counted[stage] - len(rows),
        )
        for stage, rows in by_stage.items()
    ]
    children = [row.concern.child_id for rows in by_stage.values() for row in rows]
    return {
        "columns": columns,
        "decided": [_decided(concern, on=now) for concern in decided[:ON_THE_BOARD]],
        "decided_url": f"?{STAGE}={DECIDED}",
        "decided_more": len(decided) > ON_THE_BOARD,
        "children": [*children, *(concern.child_id for concern in decided[:ON_THE_BOARD])],
        "stages": [],
    }


@require_safe
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
        who=name_and_age(row.child, on=danish_day(on)),
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


def _decided(concern: Any, *, on: datetime) -> dict[str, Any]:
    return {
        "concern": concern,
        "who": name_and_age(concern.child, on=danish_day(on)),
        "outcome": as_read(word_of(concern.outcome, "notification_outcome")) if concern.outcome else "",
    }


def _stage_word(row: QueueRow) -> str:
    if row.stage is Stage.ASSESSED:
        return _("Vurderet efter fristen") if row.assessed_late else _("Vurderet inden 24 timer")
    return str(COLUMN_WORDS[row.stage])


def _tabs(stage: str, counted: Mapping[Stage, int]) -> list[tuple[str, str, bool]]:
    words = {
        "": _("Alle, der venter (%d)") % sum(counted.values()),
        Stage.NEW: _("Nye (%d)") % counted[Stage.NEW],
        Stage.ASSESSED: _("Vurderet (%d)") % counted[Stage.ASSESSED],
        Stage.CLARIFYING: _("Afklares (%d)") % counted[Stage.CLARIFYING],
        DECIDED: _("Afgjort"),
    }
    return [(word, f"?{STAGE}={key}", key == stage) for key, word in words.items()]


def _page_number(text: str) -> int:
    return min(int(text), 10_000) if text.isdecimal() and int(text) > 0 else 1
