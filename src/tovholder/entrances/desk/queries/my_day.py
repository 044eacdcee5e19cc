"""Min dag: what is due, for which child, and whom we are waiting for. Each question is one statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum, UUIDField, Value
from django.db.models.functions import Coalesce, TruncDate

from tovholder.core.time.calendar import DANISH_TIME, danish_day, end_of_day
from tovholder.entrances.desk.whose import my_children, my_own_children, posts_of
from tovholder.entrances.desk.words import KIND_OF
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.models import Subject
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child, ContactHold, HomeKind, Residence
from tovholder.foundation.families.showing import name_in_the_database
from tovholder.practice.casework.models import AskedStatement, ChildRequest, FollowUp, Plan
from tovholder.practice.intake.models import Concern, PoliceCoordination, Question, SafetyAssessment
from tovholder.practice.intake.queries.told import to_be_told

AHEAD = timedelta(days=60)
MOST_DEADLINES = 100
MOST_ACUTE = 10
MOST_NEWS = 10
NEWS_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Load:
    """How much one person carries: children, families (distinct homes), dates this week and dates passed."""

    children: int
    families: int
    this_week: int
    overdue: int


@dataclass(frozen=True)
class Agreed:
    """A day something was agreed for, or something we wait for, about one child."""

    what: str
    child_id: UUID
    child_name: str
    day: date | None
    words: str
    record: UUID


def load_of(reader: Reader) -> Load:
    """The load line. A child without a known home counts as a family of its own."""
    now = reader.at
    homes = Residence.objects.on(danish_day(now)).filter(child=OuterRef("pk"), home__kind=HomeKind.FAMILY)
    first_home = Subquery(homes.order_by("starts", "pk").values("home")[:1])
    running = Deadline.objects.running().filter(child=OuterRef("pk"))
    this_week = running.filter(due_at__gt=now, due_at__lte=_end_of_week(now))
    counted = (
        my_children(reader)
        .annotate(
            home=Coalesce(first_home, F("pk"), output_field=UUIDField()),
            soon=_number_of(this_week),
            passed=_number_of(running.filter(red_at__lte=now)),
        )
        .aggregate(
            children=Count("pk"),
            families=Count("home", distinct=True),
            this_week=Sum("soon", default=0),
            overdue=Sum("passed", default=0),
        )
    )
    return Load(**counted)


def deadlines_on_desk(reader: Reader) -> list[Deadline]:
    """What is due in the next 60 days or already passed, in the order of the law's dates."""
    now = reader.at
    soon = Q(due_at__lte=now + AHEAD) | Q(red_at__lte=now)
    running = Deadline.objects.running().filter(soon, child__in=my_children(reader))
    return list(running.select_related("child").order_by(F("due_at").asc(nulls_first=True), "pk")[:MOST_DEADLINES])


def acute_on_desk(reader: Reader) -> list[Concern]:
    """Notifications whose 24-hour clock runs, and that are this reader's to assess; the oldest first."""
    mine = Q(assigned_to__in=posts_of(reader)) | Q(child__in=my_own_children(reader))
    if reader.is_intake:
        mine |= Q(notification__unit__in=reader.units)
    elif reader.is_leader:  # what Modtagelsen must not see stands with the deputy
        mine |= Q(notification__unit__in=reader.units, notification__routed_to_deputy=True)
    waiting = Concern.objects.filter(mine, assessed_at=None, moved_to=None)
    visible = Child.objects.visible_to(reader, at=reader.at)
    found = waiting.filter(child__in=visible.values("pk")).select_related("child", "notification")
    return list(found.order_by("assess_before", "pk")[:MOST_ACUTE])


def agreed_and_awaited(reader: Reader) -> list[Agreed]:
    """What was agreed for today or tomorrow, and whom we wait for, about my children."""
    today = danish_day(reader.at)
    mine = my_children(reader).values("pk")
    near = (today, today + timedelta(days=1))
    contact = SafetyAssessment.objects.filter(concern__child__in=mine, contact_family_before__in=near)
    police = PoliceCoordination.objects.filter(child__in=mine, review_on__gte=today)
    holds = ContactHold.objects.filter(child__in=mine, lifted_at=None, review_on__in=near)
    first = Plan.objects.filter(child__in=mine, first_follow_up_on__in=near)
    later = FollowUp.objects.filter(child__in=mine, next_on__in=near)
    asked = Question.objects.filter(notification__children__child__in=mine, answered_at=None, to_leader=False)
    since = TruncDate("notification__received_at", tzinfo=DANISH_TIME)
    statements = AskedStatement.objects.filter(child__in=mine, received_at=None, refused_at=None)
    requests = ChildRequest.objects.filter(child__in=mine, answered_at=None)
    asked_on = TruncDate("happened_at", tzinfo=DANISH_TIME)
    to_tell = to_be_told(Concern.objects.filter(child__in=mine))
    decided_on = TruncDate("screened_at", tzinfo=DANISH_TIME)
    parts = [
        _rows(contact, "contact family", "concern__child", F("contact_family_before")),
        _rows(police, "police", "child", F("review_on"), F("agreed")),
        _rows(holds, "contact hold", "child", F("review_on")),
        _rows(first, "follow-up", "child", F("first_follow_up_on")),
        _rows(later, "follow-up", "child", F("next_on")),
        _rows(asked, "question", "notification__children__child", since, F("asks")),
        _rows(statements, "statement", "child", asked_on, F("asked_of_name")),
        _rows(requests, "request", "child", F("answer_by"), F("what")),
        _rows(to_tell, "tell professional", "child", decided_on),
    ]
    rows = parts[0].union(*parts[1:], all=True)
    return sorted((Agreed(*row) for row in rows), key=lambda row: (row.day or date.max, row.child_name))


def news_on_desk(reader: Reader) -> list[Subject]:
    """What others have written about my own children in the last week, the newest first, with `child_name`."""
    children = my_own_children(reader).values("pk")
    named = Child.objects.filter(pk=OuterRef("child_id")).values(shown=name_in_the_database())[:1]
    fresh = Subject.objects.filter(
        child_id__in=children, named=True, line__deed__in=list(KIND_OF), line_id__gte=_first_id_of(reader.at - NEWS_FOR)
    ).exclude(line__by_user=reader.user.pk)
    return list(fresh.select_related("line").annotate(child_name=Subquery(named)).order_by("-line_id")[:MOST_NEWS])


def _rows(source: QuerySet[Any], what: str, child: str, day: Any, words: Any = None) -> QuerySet[Any, Any]:
    return source.order_by().values_list(
        Value(what),
        child,
        name_in_the_database(f"{child}__"),
        day,
        words if words is not None else Value(""),
        "pk",
    )


def _number_of(source: QuerySet[Any]) -> Any:
    return Coalesce(Subquery(source.order_by().values("child").annotate(n=Count("pk")).values("n")), 0)


def _end_of_week(now: datetime) -> datetime:
    today = danish_day(now)
    return end_of_day(today + timedelta(days=6 - today.weekday()))


def _first_id_of(moment: datetime) -> UUID:
    """The lowest id a line written at this moment can have: ids begin with milliseconds since 1970."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)
