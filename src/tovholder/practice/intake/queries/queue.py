"""Modtagelsen's queue: who waits, for how long, and how often we have heard of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.models import Shut
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.foundation.organisation.models import Employment
from tovholder.practice.intake.models import Acknowledgement, Answer, Concern, Notification, Question
from tovholder.practice.intake.queries.senders import HowOften, how_often
from tovholder.practice.intake.wording import word

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


@dataclass(frozen=True)
class QueueRow:
    """One child in one notification, with what has to be seen before it is opened."""

    concern: Concern
    notification: Notification
    child: Child
    stage: str  # "new" (not assessed), "assessed" (not screened)
    age: int | None
    waited: timedelta
    overdue: bool
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


def waiting(reader: Reader) -> QuerySet[Concern]:
    """The rows of the reader's queue: their units', on watch everybody's; never a child shut for their unit.

    One that is decided but not assessed still waits: a written copy of a call (N11), or a screening done first.
    """
    rows = Concern.objects.filter(Q(screened_at=None) | Q(assessed_at=None), moved_to=None)
    if reader.on_watch:
        return rows
    shut = Shut.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=reader.at), child_id=OuterRef("child_id"), unit__in=reader.units
    )
    return rows.filter(notification__unit__in=reader.units).exclude(Exists(shut))


def queue(reader: Reader, now: datetime, *, start: int = 0, most: int = 50) -> list[QueueRow]:
    """The children waiting in the reader's queue: not assessed first, flagged on top, oldest first.

    Four statements for any number of rows. The page notes the reading.
    """
    on = danish_day(now)
    rows = list(_with_what_is_seen(waiting(reader))[start : start + most])
    children = [row.child_id for row in rows]
    often = how_often(children, now=now) if rows else {}
    siblings = _siblings(children, on=on) if rows else {}
    hands = _hands({row.assigned_to for row in rows if row.assigned_to}, on=on)
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
        )
        .order_by("is_assessed", "-is_flagged", "notification__received_at", "pk")
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
        stage="assessed" if row.is_assessed else "new",
        age=age_of(child, on=danish_day(now)),
        waited=now - notification.received_at,
        overdue=not row.is_assessed and row.assess_before < now,
        flagged=row.is_flagged,
        in_a_year=often.in_a_year,
        in_all=often.in_all,
        senders=often.senders,
        siblings=siblings,
        notifier=word("notifier", notification.notifier_kind),
        first_words=words if len(words) <= FIRST_WORDS else words[: FIRST_WORDS - 1].rstrip() + "…",
        flags=tuple(word("safety_flag", flag) for flag in notification.safety_flags),
        acknowledged=row.is_acknowledged,
        questions=row.open_questions,
        on_hold=row.is_held,
        assigned=hands.get(row.assigned_to, ""),
    )


def age_of(child: Child, *, on: date) -> int | None:
    """Whole years, or None while nobody knows; an unborn child has none."""
    born = child.birth_date
    if born is None:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


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
