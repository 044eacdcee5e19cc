"""How far an investigation is, whom we wait for, and what obliges us to begin one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import DANISH_TIME
from tovholder.foundation.chronicle.models import Subject
from tovholder.foundation.chronicle.rows import rows_of
from tovholder.foundation.deadlines.explained import ShownDuty, explained
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import (
    AskedOf,
    AskedStatement,
    ChildConversation,
    ContactLeftOut,
    Examination,
    Investigation,
    Matter,
    Measure,
    Placement,
    PreliminaryConclusion,
    SectionKind,
    SectionText,
    SiblingWeighed,
    TargetedAssessment,
)

# The dates and gates of finding out; others of the child stand on the child's own page.
RULES = ("BFU-4M", "BFU-PRELIM", "BFU-MUST-OPEN", "UNBORN-SCREEN", "UNBORN-3M", "NEWBORN-MEETING", "GREENLAND-VISO")


@dataclass(frozen=True)
class Awaited:
    """Somebody we wait for: who, about what, since when, and when they were last reminded."""

    statement_id: UUID
    child_id: UUID
    whom: str
    about: str
    since: datetime
    due_on: date | None
    reminded: int
    reminded_last: datetime | None


@dataclass(frozen=True)
class Ground:
    """A mandatory ground (§ 20, stk. 1): its code, and who registered it."""

    code: str
    registered_by: UUID | None


def waiting_for(children: Iterable[UUID]) -> list[Awaited]:
    """The statements these children wait for, the oldest first. One statement; Barnet and Min dag ask it."""
    asked = AskedStatement.objects.filter(child__in=list(children), received_at=None, refused_at=None)
    return [
        Awaited(
            statement_id=each.pk,
            child_id=each.child_id,
            whom=each.whom,
            about=each.about,
            since=each.happened_at,
            due_on=each.due_on,
            reminded=len(each.reminded_at),
            reminded_last=max(each.reminded_at, default=None),
        )
        for each in asked.order_by("happened_at", "pk")
    ]


def is_notified(child: Child) -> bool:
    """Whether anybody has notified about the child itself: then it was to be screened (SCREEN-18)."""
    word = EventKind.NOTIFICATION_RECEIVED.value
    return Subject.objects.filter(child_id=child.pk, named=True, line__deed=word).exists()


def heard_since(investigation: Investigation) -> datetime | None:
    """From when a talk can be about this investigation: the day it was decided; None when nobody knows the day."""
    begun = investigation.started_at
    return begun.astimezone(DANISH_TIME).replace(hour=0, minute=0, second=0, microsecond=0) if begun else None


_BESIDE = (
    *("heard_at", "left_out", "examined", "preliminary_at", "expected_on", "weighed", "awaited"),
    *("helped_before", "told"),
)


@dataclass(frozen=True)
class Beside:
    """What else belongs to an investigation: the child heard, examinations, a preliminary conclusion, siblings."""

    heard_at: datetime | None
    left_out: bool
    examinations: int
    preliminary_at: datetime | None
    expected_on: date | None
    siblings: frozenset[UUID]
    awaited: tuple[str, ...]
    helped_before: bool
    told: int


def beside(investigation: Investigation) -> Beside:
    """All of it in one statement."""
    since, until = heard_since(investigation), investigation.completed_at
    mine = Q(child=OuterRef("child"), matters__contains=[Matter.INVESTIGATION.value])
    after = Q(happened_at__gte=since) if since else Q()
    before = Q(happened_at__lte=until) if until else Q()
    talks = ChildConversation.objects.filter(mine, after).order_by("-happened_at").values("happened_at")
    made = PreliminaryConclusion.objects.filter(after, before, child=OuterRef("child")).order_by("-happened_at")
    asked = AskedStatement.objects.filter(investigation=OuterRef("pk"), received_at=None, refused_at=None)
    weighed = SiblingWeighed.objects.filter(investigation=OuterRef("pk"))
    helped = Measure.objects.filter(child=OuterRef("child"))
    placed = Placement.objects.filter(child=OuterRef("child"))
    if since:
        helped, placed = helped.filter(starts_at__lt=since), placed.filter(starts_at__lt=since)
    examined = Examination.objects.filter(investigation=OuterRef("pk"))
    row = (
        Investigation.objects.filter(pk=investigation.pk)
        .annotate(
            heard_at=Subquery(talks[:1]),
            left_out=Exists(ContactLeftOut.objects.filter(mine, after)),
            examined=ArraySubquery(examined.values("pk")),
            preliminary_at=Subquery(made.values("happened_at")[:1]),
            expected_on=Subquery(made.values("expected_on")[:1]),
            weighed=ArraySubquery(weighed.values("child")),
            helped_before=Exists(helped) | Exists(placed),
            told=Count("decision__told"),
            awaited=rows_of(asked.order_by("happened_at"), name="asked_of_name", of="asked_of"),
        )
        .values(*_BESIDE)
        .get()
    )
    return Beside(
        heard_at=row["heard_at"],
        left_out=row["left_out"],
        examinations=len(row["examined"]),
        preliminary_at=row["preliminary_at"],
        expected_on=row["expected_on"],
        siblings=frozenset(row["weighed"]),
        helped_before=row["helped_before"],
        told=row["told"],
        awaited=tuple(each["name"] or str(AskedOf(each["of"]).label) for each in row["awaited"]),
    )


def latest_texts(investigation: Investigation) -> Mapping[SectionKind, SectionText]:
    """What each section says now; a section nobody has written in is not among them. One statement."""
    texts = SectionText.objects.filter(investigation=investigation).order_by("section", "-id").distinct("section")
    return {SectionKind(text.section): text for text in texts}


def duties_of(child: Child, *, now: datetime) -> list[ShownDuty]:
    """What is due about finding out, in the order of the law's dates. One statement."""
    running = Deadline.objects.running().filter(child=child, rule__in=RULES)
    ordered = sorted(running, key=lambda each: (each.due_at is None, each.due_at, RULES.index(each.rule)))
    return [explained(each, now=now) for each in ordered]


def must_open(duties: Iterable[ShownDuty]) -> ShownDuty | None:
    """The duty to decide an investigation, when a mandatory ground is registered and none has begun."""
    return next((each for each in duties if each.deadline.rule == "BFU-MUST-OPEN"), None)


def registered_ground(child: Child) -> Ground | None:
    """The mandatory ground registered last, and neither withdrawn nor investigated to the end since; else None."""
    words = (
        EventKind.MANDATORY_GROUND_REGISTERED.value,
        EventKind.MANDATORY_GROUND_WITHDRAWN.value,
        EventKind.INVESTIGATION_COMPLETED.value,
    )
    told = Subject.objects.filter(child_id=child.pk, named=True, line__deed__in=words)
    last = told.select_related("line__facts").order_by("-line__happened_at", "-line_id").first()
    if last is None or last.line.deed != EventKind.MANDATORY_GROUND_REGISTERED.value:
        return None
    facts = getattr(last.line, "facts", None)  # none where a retention rule has erased them
    return Ground(str(facts.facts.get("ground") or "") if facts else "", last.line.by_user)


def investigations_of(child: Child) -> list[Investigation]:
    """The child's investigations, those that run first, then the latest."""
    every = Investigation.objects.filter(child=child)
    return list(every.order_by(F("completed_at").desc(nulls_first=True), "-started_at", "-pk"))


def targeted_assessments_of(child: Child) -> list[TargetedAssessment]:
    """The child's targeted assessments, those that run first, then the latest."""
    every = TargetedAssessment.objects.filter(child=child)
    return list(every.order_by(F("completed_at").desc(nulls_first=True), "-happened_at", "-pk"))
