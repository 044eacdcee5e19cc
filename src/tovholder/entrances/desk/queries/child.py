"""The child's page: what is known at a glance, in one statement; and what is due, and who else is at home."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby, islice
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.dateparse import parse_date, parse_datetime

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.desk.kinds import DONE_BY_THE_DOZEN
from tovholder.entrances.desk.queries.course import concluded, decided
from tovholder.foundation.chronicle.models import Subject
from tovholder.foundation.chronicle.prepared import Prepared, blank
from tovholder.foundation.chronicle.rows import rows_of
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child, ContactHold, Residence, Tie
from tovholder.foundation.organisation.models import Employment
from tovholder.practice.appointments.queries import ahead
from tovholder.practice.casework.models import (
    AskedStatement,
    Case,
    ChildConversation,
    ChildRequest,
    Investigation,
    Measure,
    Move,
    Placement,
    Plan,
    Task,
)
from tovholder.practice.casework.queries.follow_ups import plans_awaiting_their_first, standing_follow_ups
from tovholder.practice.committee.models import ChairDecision
from tovholder.practice.decisions.queries import access_awaited, hearings_awaited, under_way
from tovholder.practice.intake.models import Concern, PoliceCoordination, Question
from tovholder.practice.supervision.queries.places import left_by_concerns

MOST_DATES = 5  # among the next dates on the child's page


@dataclass(frozen=True)
class Glance:
    """What the first screenful needs: rows as the database gives them, with days and moments as values."""

    ties: list[dict[str, Any]]
    homes: list[dict[str, Any]]
    placements: list[dict[str, Any]]
    caseworkers: list[dict[str, Any]]
    holds: list[dict[str, Any]]
    talks: list[dict[str, Any]]
    plans: list[dict[str, Any]]
    first_follow_ups: list[dict[str, Any]]
    follow_ups: list[dict[str, Any]]
    investigations: list[dict[str, Any]]
    measures: list[dict[str, Any]]
    ended: list[dict[str, Any]]
    ended_placements: list[dict[str, Any]]
    unassessed: list[dict[str, Any]]
    unscreened: list[dict[str, Any]]
    questions: list[dict[str, Any]]
    police: list[dict[str, Any]]
    came: list[dict[str, Any]]
    statements: list[dict[str, Any]]
    requests: list[dict[str, Any]]
    wishes: list[dict[str, Any]]
    file_access: list[dict[str, Any]]
    tasks: list[dict[str, Any]]
    place_tasks: list[dict[str, Any]]
    authority: list[dict[str, Any]]
    chair_decisions: list[dict[str, Any]]
    appointments: list[dict[str, Any]]
    preparing: list[dict[str, Any]]
    hearings: list[dict[str, Any]]
    concluded: list[dict[str, Any]]
    decided: list[dict[str, Any]]
    latest_case: list[dict[str, Any]]
    moves: list[dict[str, Any]]


def at_a_glance(child: Child, *, now: datetime) -> Glance:
    """Who, where, how it goes and whom we wait for: small lists in one statement."""
    (row,) = _GLANCE.rows(child=child.pk, caseworker=child.caseworker_id, today=danish_day(now), now=now)
    return Glance(**{name: [_read(each) for each in found] for name, found in zip(_names(), row, strict=True)})


def _lists() -> dict[str, ArraySubquery]:
    """The lists by their names; who, when and about which child is filled in each time."""
    return _people(blank("today")) | _work(blank("now")) | _front_door() | _awaited(blank("now"), blank("today"))


def _glance() -> QuerySet[Any, Any]:
    lists = {f"list_of_{name}": part for name, part in _lists().items()}  # some names are the model's own
    rows: QuerySet[Any, Any] = Child.objects.filter(pk=blank("child")).annotate(**lists).values_list(*lists)
    return rows


_GLANCE = Prepared(_glance)


@cache
def _names() -> tuple[str, ...]:
    return tuple(_lists())


def _people(today: Any) -> dict[str, ArraySubquery]:
    ties = Tie.objects.on(today).filter(child=OuterRef("pk")).order_by("kind", "starts")
    hidden = Residence.objects.on(today).filter(adult=OuterRef("adult"), home__secret=True)
    homes = Residence.objects.on(today).filter(child=OuterRef("pk")).order_by("home__kind", "starts")
    posts = Employment.objects.on(today).filter(post=blank("caseworker")).order_by("starts")
    holds = ContactHold.objects.filter(child=OuterRef("pk"), lifted_at=None)
    return {
        "ties": rows_of(
            ties,
            adult="adult",
            kind="kind",
            custody="custody",
            name="adult__name",
            phone="adult__phone",
            born_on="adult__birth_date",
            died_on="adult__died_on",
            hidden=Exists(hidden),
        ),
        "homes": rows_of(
            homes, kind="home__kind", name="home__name", address="home__address", hidden="home__secret", share="share"
        ),
        "caseworkers": rows_of(posts, name="user__name", phone="user__phone", title="post__title"),
        "holds": rows_of(holds, id="pk", because="because", set_at="set_at", review_on="review_on"),
    }


def _work(now: Any) -> dict[str, ArraySubquery]:
    mine = Q(child=OuterRef("pk"))
    runs = Q(ends_at=None) | Q(ends_at__gt=now)
    talks = ChildConversation.objects.filter(mine).exclude(words="").order_by("-happened_at")[:1]
    plans = Plan.objects.filter(mine, ended_at=None).order_by("kind", "-happened_at")
    held = standing_follow_ups().filter(mine).order_by("-happened_at")
    moves = Move.objects.filter(mine).order_by("-happened_at", "-pk")[:1]
    begun = Investigation.objects.filter(mine, completed_at=None).order_by("started_at")
    return {
        "placements": rows_of(
            Placement.objects.filter(mine, runs),
            id="pk",
            name="home__name",
            address="home__address",
            hidden="home__secret",
            forced="forced",
            starts_at="starts_at",
        ),
        "talks": rows_of(talks, words="words", happened_at="happened_at", about="about", shared_at="shared_at"),
        "plans": rows_of(plans, kind="kind", happened_at="happened_at"),
        "first_follow_ups": rows_of(
            plans_awaiting_their_first().filter(mine), kind="kind", first_follow_up_on="first_follow_up_on"
        ),
        "follow_ups": rows_of(held, happened_at="happened_at", next_on="next_on", result="result"),
        "concluded": rows_of(concluded(), happened_at="completed_at"),
        "latest_case": rows_of(
            Case.objects.filter(child=OuterRef("pk")).order_by("-opened_at", "-pk")[:1], closed_at="closed_at"
        ),
        "moves": rows_of(
            moves, id="pk", to="to_municipality", happened_at="happened_at", told_at="told_at", outgoing="outgoing"
        ),
        "decided": rows_of(decided(), "id", "happened_at", "kind", "plan_needed", "told_nobody"),
        "ended": rows_of(Measure.objects.filter(mine, ends_at__lte=now).order_by("-ends_at")[:1], ends_at="ends_at"),
        "ended_placements": rows_of(
            Placement.objects.filter(mine, ends_at__lte=now).order_by("-ends_at")[:1], ends_at="ends_at"
        ),
        "investigations": rows_of(begun, id="pk", started_at="started_at"),
        "measures": rows_of(
            Measure.objects.filter(mine, runs).order_by("starts_at"), kind="kind", starts_at="starts_at"
        ),
    }


def _front_door() -> dict[str, ArraySubquery]:
    open_rows = Concern.objects.standing().filter(child=OuterRef("pk"))
    decided = open_rows.filter(screened_at__isnull=False)
    received = {"id": "pk", "received_at": "notification__received_at", "assess_before": "assess_before"}
    # What is asked of a sibling alone stands on the sibling's page.
    of_this_one = Q(asked_of=None) | Q(asked_of=OuterRef("pk"))
    asked = Question.objects.filter(
        of_this_one, notification__children__child=OuterRef("pk"), answered_at=None, to_leader=False
    ).order_by("notification__received_at")
    police = PoliceCoordination.objects.filter(child=OuterRef("pk")).order_by("-at")[:1]
    return {
        "unassessed": rows_of(open_rows.filter(assessed_at=None).order_by("assess_before"), **received),
        "unscreened": rows_of(
            open_rows.filter(assessed_at__isnull=False, screened_at=None).order_by("assess_before"), **received
        ),
        "came": rows_of(decided.order_by("-notification__received_at")[:1], **received),
        "questions": rows_of(
            asked, id="pk", asks="asks", concern="notification__children", received_at="notification__received_at"
        ),
        "police": rows_of(police, agreed="agreed", at="at", review_on="review_on"),
    }


def _awaited(now: Any, today: Any) -> dict[str, ArraySubquery]:
    mine = Q(child=OuterRef("pk"))
    asked = AskedStatement.objects.filter(mine, received_at=None, refused_at=None).order_by("happened_at")
    wanted = ChildRequest.objects.filter(mine, answered_at=None).order_by("answer_by")
    wishes = ChildRequest.objects.filter(mine).exclude(words="").order_by("-happened_at")[:1]
    to_do = Task.objects.filter(mine, done_at=None).order_by("due_at")
    heard = hearings_awaited(on=today).filter(mine)
    of_child, of_place = (tasks.order_by("pk") for _whose, tasks in left_by_concerns(OuterRef("pk"), told=""))
    provisional = ChairDecision.objects.filter(mine, annulled_at=None, replaced_at=None, after_lapse_at=None)
    return {
        "statements": rows_of(asked, id="pk", asked_of="asked_of", name="asked_of_name", happened_at="happened_at"),
        "wishes": rows_of(wishes, words="words", what="what", happened_at="happened_at"),
        "requests": rows_of(wanted, id="pk", what="what", happened_at="happened_at", answer_on="answer_by"),
        "file_access": rows_of(access_awaited().filter(mine), id="pk", name="person_name", happened_at="happened_at"),
        "place_tasks": rows_of(of_child, id="pk", kind="kind", made_at="concern__happened_at"),
        "authority": rows_of(of_place, id="pk", kind="kind", made_at="concern__happened_at"),
        "tasks": rows_of(to_do, id="pk", kind="kind", for_post="for_post", unit="unit__name", made_at="made_at"),
        "chair_decisions": rows_of(provisional, id="pk", happened_at="happened_at"),
        "appointments": rows_of(ahead(at=now).filter(mine)[:MOST_DATES], id="pk", kind="kind", starts_at="starts_at"),
        "preparing": rows_of(under_way().filter(mine)[:1], id="pk"),
        "hearings": rows_of(heard, id="pk", name="person_name", happened_at="happened_at"),
    }


def deadlines_of(child: Child) -> list[Deadline]:
    """What is due for this child, in the order of the law's dates; what stands still comes last."""
    return list(Deadline.objects.running().filter(child=child).order_by(F("due_at").asc(nulls_last=True), "pk"))


MOST_AT_A_TIME = 20


def latest_lines(child: Child, *, most: int = 3) -> list[list[Subject]]:
    """The last things that happened, the newest first, with their lines; what was done many at a time is one thing."""
    told = Subject.objects.filter(child_id=child.pk, named=True).select_related("line")
    lines = told.order_by("-line__happened_at", "-line_id")[: most + MOST_AT_A_TIME]
    return [list(stroke) for _, stroke in islice(groupby(lines, key=_stroke_of), most)]


def _stroke_of(told: Subject) -> Hashable:
    """What a line shares with those beside it that were done at a time: the deed and the day; else only itself."""
    line = told.line
    return (line.deed, danish_day(line.happened_at)) if line.deed in DONE_BY_THE_DOZEN else line.pk


def _read(row: dict[str, Any]) -> dict[str, Any]:
    """JSON knows no days and moments: names that end in _at, _on, at and day are read as such."""
    read = dict(row)
    for name, value in row.items():
        if not isinstance(value, str):
            continue
        if name == "at" or name.endswith(("_at", "_before")):
            read[name] = parse_datetime(value)
        elif name == "day" or name.endswith("_on"):
            read[name] = parse_date(value)
        elif name == "id":
            read[name] = UUID(value)
    return read
