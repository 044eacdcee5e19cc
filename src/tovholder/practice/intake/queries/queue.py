"""Modtagelsen's queue: who waits, for how long, and how often we have heard of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber

from tovholder.core.law.codelists import word_of
from tovholder.core.time.ages import whole_years
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.asking import PreparedFor
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.accounts.models import User
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.foundation.organisation.models import Employment
from tovholder.foundation.ui.language import as_read
from tovholder.practice.intake.models import Acknowledgement, Answer, Concern, Notification, Question
from tovholder.practice.intake.queries.senders import HowOften, how_often
from tovholder.practice.intake.queries.standing_in import standing_in

FIRST_WORDS = 140

_SIBLINGS = """
with wanted as (
    select id, coalesce(same_as_id, id) as root from families_child where id = any(%(children)s)
), near as (
    select w.id as wanted, other.child_id as near
    from wanted w
    join families_residence mine on mine.child_id = w.root
    join families_home h on h.id = mine.home_id and h.kind <> 'placement'
    join families_residence other on other.home_id = mine.home_id and other.child_id is not null
    where mine.starts <= %(on)s and (mine.ends is null or mine.ends > %(on)s)
      and other.starts <= %(on)s and (other.ends is null or other.ends > %(on)s)
    union
    select w.id, other.child_id
    from wanted w
    join families_tie mine on mine.child_id = w.root and mine.kind in ('mother', 'father', 'co_mother')
    join families_tie other on other.adult_id = mine.adult_id and other.kind in ('mother', 'father', 'co_mother')
)
select near.wanted, count(distinct coalesce(c.same_as_id, c.id))
from near join wanted w on w.id = near.wanted join families_child c on c.id = near.near
where coalesce(c.same_as_id, c.id) <> w.root and (c.died_on is null or c.died_on > %(on)s)
group by near.wanted
"""


class Stage(StrEnum):
    """How far a child's row has come (trin): what has happened sets it, nobody does."""

    NEW = "ny"  # not assessed
    ASSESSED = "vurderet"  # assessed, not decided, and nothing is missing
    CLARIFYING = "afklares"  # assessed, and something Modtagelsen asked for is not answered yet


_ORDER = ("is_assessed", "-is_flagged", "notification__received_at", "pk")


@dataclass(frozen=True)
class QueueRow:
    """One child in one notification, with what has to be seen before it is opened."""

    concern: Concern
    notification: Notification
    child: Child
    stage: Stage
    age: int | None
    waited: timedelta
    overdue: bool
    assessed_late: bool
    flagged: bool
    in_a_year: int
    in_all: int
    senders: int
    siblings: int
    notifier: str
    first_words: str
    flags: tuple[str, ...]
    acknowledged: bool
    questions: int
    on_hold: bool
    assigned: str


def waiting(reader: Reader, *, stage: Stage | None = None) -> QuerySet[Any]:
    """The rows of the reader's queue, each with its `stage`; never a child shut for their unit.

    One that is decided but not assessed still waits: a written copy of a call (N11), or a screening done first.
    """
    unasked = Question.objects.filter(notification=OuterRef("notification"), answered_at=None, to_leader=False)
    rows = standing_in(reader, Concern.objects.unfinished())
    known = rows.annotate(
        stage=Case(
            When(assessed_at=None, then=Value(Stage.NEW)),
            When(Exists(unasked), then=Value(Stage.CLARIFYING)),
            default=Value(Stage.ASSESSED),
            output_field=CharField(),
        )
    )
    return known.filter(stage=stage) if stage else known


def in_each_stage(reader: Reader) -> dict[Stage, int]:
    """How many wait in each stage of the reader's queue. One statement."""
    counted = {Stage(stage): number for stage, number in _IN_EACH_STAGE.rows(reader)}
    return {stage: counted.get(stage, 0) for stage in Stage}


_IN_EACH_STAGE = PreparedFor(lambda reader: waiting(reader).order_by().values_list("stage").annotate(n=Count("pk")))


def queue(
    reader: Reader, now: datetime, *, start: int = 0, most: int = 50, stage: Stage | None = None
) -> list[QueueRow]:
    """The children waiting in the reader's queue: not assessed first, flagged on top, oldest first.

    Four statements for any number of rows. The page notes the reading.
    """
    rows = _page_of_queue(stage, start, start + most).records(reader)
    siblings = _siblings([row.child_id for row in rows], on=danish_day(now)) if rows else {}
    return _shown(rows, siblings, now=now)


@lru_cache(maxsize=64)
def _page_of_queue(stage: Stage | None, start: int, end: int) -> PreparedFor:
    return PreparedFor(lambda reader: _with_what_is_seen(waiting(reader, stage=stage))[start:end])


def board(reader: Reader, now: datetime, *, most: int = 15) -> dict[Stage, list[QueueRow]]:
    """The same children by stage, at most so many of each, without their siblings. Three statements."""
    place = Window(RowNumber(), partition_by="stage", order_by=_ORDER)
    rows = _shown(list(_with_what_is_seen(waiting(reader)).annotate(place=place).filter(place__lte=most)), {}, now=now)
    return {stage: [row for row in rows if row.stage == stage] for stage in Stage}


def _shown(rows: list[Any], siblings: dict[UUID, int], *, now: datetime) -> list[QueueRow]:
    often = how_often([row.child_id for row in rows], now=now) if rows else {}
    hands = _hands({row.assigned_to for row in rows if row.assigned_to}, on=danish_day(now))
    return [
        _row(row, often.get(row.child_id, HowOften()), siblings.get(row.child_id, 0), hands, now=now) for row in rows
    ]


def _with_what_is_seen(rows: QuerySet[Concern]) -> QuerySet[Any]:
    questions = Question.objects.filter(notification=OuterRef("notification"), answered_at=None, to_leader=False)
    counted = questions.order_by().values("notification").annotate(n=Count("pk")).values("n")
    return (
        rows.select_related("notification", "child", "child__same_as")
        .annotate(
            is_assessed=_is(Q(assessed_at__isnull=False)),
            is_flagged=_is(Q(notification__safety_flags__len__gt=0) | Q(notification__danger_now=Answer.YES)),
            is_acknowledged=Exists(Acknowledgement.objects.filter(notification=OuterRef("notification"))),
            is_held=Exists(
                ContactHold.objects.filter(
                    Q(child=OuterRef("child")) | Q(child=OuterRef("child__same_as")), lifted_at=None
                )
            ),
            open_questions=Coalesce(Subquery(counted, output_field=IntegerField()), 0),
            watchman=Subquery(User.objects.filter(pk=OuterRef("assigned_user")).values("name")[:1]),
        )
        .order_by(*_ORDER)
    )


def _is(condition: Q) -> Coalesce:
    return Coalesce(ExpressionWrapper(condition, output_field=BooleanField()), False)


def _row(row: Any, often: HowOften, siblings: int, hands: dict[UUID, str], *, now: datetime) -> QueueRow:
    notification: Notification = row.notification
    child: Child = row.child.same_as or row.child
    words = " ".join(notification.text[: 2 * FIRST_WORDS].split())
    return QueueRow(
        concern=row,
        notification=notification,
        child=child,
        stage=Stage(row.stage),
        age=age_of(child, on=danish_day(now)),
        waited=now - notification.received_at,
        overdue=not row.is_assessed and row.assess_before < now and child.died_on is None,
        assessed_late=row.is_assessed and row.assessed_at > row.assess_before,
        flagged=row.is_flagged,
        in_a_year=often.in_a_year,
        in_all=often.in_all,
        senders=often.senders,
        siblings=siblings,
        notifier=as_read(word_of(notification.notifier_kind, "notifier")),
        first_words=words if len(words) <= FIRST_WORDS else words[: FIRST_WORDS - 1].rstrip() + "…",
        flags=tuple(as_read(word_of(flag, "safety_flag")) for flag in notification.safety_flags),
        acknowledged=row.is_acknowledged,
        questions=row.open_questions,
        on_hold=row.is_held,
        assigned=hands.get(row.assigned_to) or row.watchman or "",
    )


def age_of(child: Child, *, on: date) -> int | None:
    """Whole years, or None while nobody knows; an unborn child has none."""
    return None if child.birth_date is None else whole_years(child.birth_date, on)


def _siblings(children: Iterable[UUID], *, on: date) -> dict[UUID, int]:
    with connection.cursor() as cursor:
        cursor.execute(_SIBLINGS, {"children": list(children), "on": on})
        return dict(cursor.fetchall())


def _hands(posts: Iterable[UUID], *, on: date) -> dict[UUID, str]:
    """Who is in these posts that day."""
    wanted = list(posts)
    if not wanted:
        return {}
    held = Employment.objects.on(on).filter(post__in=wanted).select_related("user")
    return {row.post_id: row.user.name for row in held}
