"""Min dag: what is due, for which child, and whom we are waiting for. Each question is one statement.

Whose children stand on the desk is asked once (`desk_of`); the other questions are about the ids it answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    Count,
    DateTimeField,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
    Window,
)
from django.db.models.fields import BooleanField
from django.db.models.functions import Coalesce, Concat, RowNumber, TruncDate
from django.db.models.lookups import LessThanOrEqual

from tovholder.core.time.calendar import DANISH_TIME, danish_day, end_of_day
from tovholder.entrances.desk.queries.news import NEWS_FOR
from tovholder.entrances.desk.whose import my_children, posts_of
from tovholder.foundation.access.asking import PreparedFor
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.prepared import Prepared, any_of, blank
from tovholder.foundation.deadlines.lapsing import lapsing_rules
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child, ContactHold, HomeKind, Residence
from tovholder.foundation.families.showing import SHOWN, name_in_the_database
from tovholder.practice.appointments.models import Appointment
from tovholder.practice.casework.models import AskedStatement, ChildRequest
from tovholder.practice.casework.queries.follow_ups import plans_awaiting_their_first, standing_follow_ups
from tovholder.practice.decisions.queries import sent_back
from tovholder.practice.intake.models import Concern, PoliceCoordination, Question
from tovholder.practice.intake.queries.told import to_be_told
from tovholder.practice.supervision.queries.places import left_by_concerns

AHEAD = timedelta(days=60)
MOST_OF_EACH = 50  # dates that have passed, and dates to come: however many have passed, tomorrow's are seen
MOST_ACUTE = 10
# The time of day in Denmark, as the database writes it: "13.30".
_CLOCK = Func(
    Func(Value("Europe/Copenhagen"), F("starts_at"), function="timezone", output_field=DateTimeField()),
    Value("HH24.MI"),
    function="to_char",
    output_field=CharField(),
)


@dataclass(frozen=True)
class Load:
    """How much one person carries: children, families (distinct homes), dates this week and dates passed."""

    children: int
    families: int
    this_week: int
    overdue: int


@dataclass(frozen=True)
class Desk:
    """The children on a reader's desk, and those of them (`own`) whose caseworker the reader is."""

    children: tuple[UUID, ...]
    own: tuple[UUID, ...]
    load: Load


@dataclass(frozen=True)
class Agreed:
    """A day something was agreed for, or something we wait for, about one child."""

    what: str
    child_id: UUID
    child_name: str
    day: date | None
    words: str
    record: UUID

    @property
    def is_leaders(self) -> bool:
        """The child asks for another caseworker: a task of the leader's, not of the one it is about."""
        return self.what == "request" and self.words == ChildRequest.What.OTHER_CASEWORKER

    @property
    def clock(self) -> str:
        """The time of day of an appointment; the rest have only a day."""
        return self.words.rpartition(" ")[2] if self.what == "appointment" else ""


def desk_of(reader: Reader) -> Desk:
    """Whose children, and the load line. A child without a known home counts as a family of its own."""
    rows = _DESK.rows(reader, end_of_week=_end_of_week(reader.at))
    return Desk(
        children=tuple(child for child, *_rest in rows),
        own=tuple(child for child, own, *_rest in rows if own),
        load=Load(
            children=len(rows),
            families=len({home for _child, _own, home, _soon, _passed in rows}),
            this_week=sum(soon for _child, _own, _home, soon, _passed in rows),
            overdue=sum(passed for _child, _own, _home, _soon, passed in rows),
        ),
    )


def deadlines_on_desk(desk: Desk, *, now: datetime) -> list[Deadline]:
    """What is due in the next 60 days or already passed, in the order of the law's dates; 50 of each at most.

    What nobody can put right any more is told for a week and then stands on the child's page alone.
    """
    asked = {"now": now, "ahead": now + AHEAD, "lately": now - NEWS_FOR}
    return _DEADLINES.records(children=list(desk.children), **asked)


def acute_on_desk(reader: Reader, desk: Desk) -> list[Concern]:
    """Notifications whose 24-hour clock runs, and that are this reader's to assess; the oldest first."""
    return _ACUTE.records(reader, own=list(desk.own))


def agreed_and_awaited(desk: Desk, *, me: UUID, today: date) -> list[Agreed]:
    """What was agreed for today or tomorrow, whom we wait for about the desk's children, and my own appointments."""
    near = [today, today + timedelta(days=1)]
    whose = {"children": list(desk.children), "own": list(desk.own), "me": [me]}
    rows = _AGREED.rows(**whose, today=today, near=near, lately=today - AHEAD)
    return sorted((Agreed(*row) for row in rows), key=lambda row: (row.day or date.max, row.clock, row.child_name))


def _desk(reader: Reader) -> QuerySet[Child, Any]:
    homes = Residence.objects.on(reader.today).filter(child=OuterRef("pk"), home__kind=HomeKind.FAMILY)
    first_home = Subquery(homes.order_by("starts", "pk").values("home")[:1])
    running = Deadline.objects.running().filter(child=OuterRef("pk"))
    this_week = running.filter(due_at__gt=reader.at, due_at__lte=blank("end_of_week"))
    return my_children(reader).values_list(
        "pk",
        ExpressionWrapper(Q(caseworker__in=posts_of(reader)), output_field=BooleanField()),
        Coalesce(first_home, F("pk"), output_field=UUIDField()),
        _number_of(this_week),
        _number_of(running.filter(red_at__lte=reader.at, too_late_at=None)),
    )


_DESK = PreparedFor(_desk)


def _acute(reader: Reader) -> QuerySet[Concern]:
    mine = Q(assigned_to__in=posts_of(reader)) | Q(child__in=any_of("own"))
    if reader.is_intake:
        mine |= Q(notification__unit__in=reader.units)
    elif reader.is_leader:  # what Modtagelsen must not see stands with the deputy
        mine |= Q(notification__unit__in=reader.units, notification__routed_to_deputy=True)
    waiting = Concern.objects.filter(mine, assessed_at=None, moved_to=None, child__died_on=None)
    visible = Child.objects.visible_to(reader, at=reader.at)
    found = waiting.filter(child__in=visible.values("pk")).select_related("child", "notification")
    return found.order_by("assess_before", "pk")[:MOST_ACUTE]


_ACUTE = PreparedFor(_acute)


def _deadlines() -> QuerySet[Deadline]:
    """The first of those that have passed, and the first of those to come; what lets a decision fall is among them."""
    passed = Coalesce(LessThanOrEqual(F("red_at"), blank("now")), False)
    by_date = [F("due_at").asc(nulls_first=True), F("pk").asc()]
    heaviest = ExpressionWrapper(Q(rule__in=sorted(lapsing_rules())), output_field=BooleanField())
    place = Window(RowNumber(), partition_by=passed, order_by=[heaviest.desc(), *by_date])
    soon = Q(due_at__lte=blank("ahead")) | Q(red_at__lte=blank("now"))
    told = Q(too_late_at=None) | Q(too_late_at__gte=blank("lately"))
    running: Any = Deadline.objects.running().filter(soon, told, child__in=any_of("children")).annotate(place=place)
    first: QuerySet[Deadline] = running.filter(place__lte=MOST_OF_EACH).select_related("child").order_by(*by_date)
    return first.only(*_TOLD_OF_A_DATE, *(f"child__{column}" for column in SHOWN))


# What `explained` reads of a date.
_TOLD_OF_A_DATE = (
    *("rule", "alarm", "started_at", "due_at", "red_at", "too_late_at"),
    *("transitional", "source", "because", "counted"),
)
_DEADLINES = Prepared(_deadlines)


def _agreed() -> QuerySet[Any, Any]:
    mine, near = any_of("children"), any_of("near", "date")
    police = PoliceCoordination.objects.filter(child__in=mine, review_on__gte=blank("today"))
    holds = ContactHold.objects.filter(child__in=mine, lifted_at=None, review_on__in=near)
    first = plans_awaiting_their_first().filter(child__in=mine, first_follow_up_on__in=near)
    later = standing_follow_ups().filter(child__in=mine, next_on__in=near)
    asked = Question.objects.filter(notification__children__child__in=mine, answered_at=None, to_leader=False)
    since = TruncDate("notification__received_at", tzinfo=DANISH_TIME)
    statements = AskedStatement.objects.filter(child__in=mine, received_at=None, refused_at=None)
    requests = ChildRequest.objects.filter(child__in=mine, answered_at=None)
    asked_on = TruncDate("happened_at", tzinfo=DANISH_TIME)
    to_tell = to_be_told(Concern.objects.filter(child__in=any_of("own"), screened_at__date__gte=blank("lately")))
    concern_on = TruncDate("concern__happened_at", tzinfo=DANISH_TIME)
    decided_on = TruncDate("screened_at", tzinfo=DANISH_TIME)
    booked = Appointment.objects.filter(user__in=any_of("me"), child__in=mine, held_at=None, cancelled_at=None)
    booked = booked.filter(starts_at__date__in=near)
    starts_on = TruncDate("starts_at", tzinfo=DANISH_TIME)
    mine_to_write = Q(preparation__child__in=any_of("own")) | Q(sent_by__in=any_of("me"), preparation__child__in=mine)
    returned = sent_back().filter(mine_to_write)
    returned_on = TruncDate("returned_at", tzinfo=DANISH_TIME)
    parts = [
        _rows(police, "police", "child", F("review_on"), F("agreed")),
        _rows(holds, "contact hold", "child", F("review_on")),
        _rows(first, "follow-up", "child", F("first_follow_up_on")),
        _rows(later, "follow-up", "child", F("next_on")),
        _rows(asked, "question", "notification__children__child", since, F("asks")),
        _rows(statements, "statement", "child", asked_on, F("asked_of_name")),
        _rows(requests, "request", "child", F("answer_by"), F("what")),
        _rows(to_tell, "tell professional", "child", decided_on),
        *(_rows(tasks, "place task", whose, concern_on, F("kind")) for whose, tasks in left_by_concerns(mine)),
        _rows(returned, "sent back", "preparation__child", returned_on, F("preparation__kind"), "preparation"),
        _rows(booked, "appointment", "child", starts_on, Concat("kind", Value(" "), _CLOCK)),
    ]
    return parts[0].union(*parts[1:], all=True)


_AGREED = Prepared(_agreed)


def _rows(
    source: QuerySet[Any], what: str, child: str, day: Any, words: Any = None, record: str = "pk"
) -> QuerySet[Any, Any]:
    return source.order_by().values_list(
        Value(what),
        child,
        name_in_the_database(f"{child}__"),
        day,
        words if words is not None else Value(""),
        record,
    )


def _number_of(source: QuerySet[Any]) -> Any:
    return Coalesce(Subquery(source.order_by().values("child").annotate(n=Count("pk")).values("n")), 0)


def _end_of_week(now: datetime) -> datetime:
    today = danish_day(now)
    return end_of_day(today + timedelta(days=6 - today.weekday()))
