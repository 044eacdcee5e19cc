"""How far an investigation is, whom we wait for, and what obliges us to begin one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import DANISH_TIME
from tovholder.foundation.chronicle.models import Subject
from tovholder.foundation.deadlines.explained import ShownDuty, explained
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import (
    AskedStatement,
    Investigation,
    SectionKind,
    SectionText,
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


def heard_since(investigation: Investigation) -> datetime | None:
    """From when a talk can be about this investigation: the day it was decided; None when nobody knows the day."""
    begun = investigation.started_at
    return begun.astimezone(DANISH_TIME).replace(hour=0, minute=0, second=0, microsecond=0) if begun else None


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


def registered_ground(child: Child) -> str:
    """The code of the mandatory ground registered last and not withdrawn since; empty when there is none."""
    words = (EventKind.MANDATORY_GROUND_REGISTERED.value, EventKind.MANDATORY_GROUND_WITHDRAWN.value)
    told = Subject.objects.filter(child_id=child.pk, named=True, line__deed__in=words)
    last = told.select_related("line__facts").order_by("-line__happened_at", "-line_id").first()
    facts = getattr(last.line, "facts", None) if last else None
    return str(facts.facts.get("ground") or "") if facts else ""


def investigations_of(child: Child) -> list[Investigation]:
    """The child's investigations, those that run first, then the latest."""
    every = Investigation.objects.filter(child=child)
    return list(every.order_by(F("completed_at").desc(nulls_first=True), "-started_at", "-pk"))


def targeted_assessments_of(child: Child) -> list[TargetedAssessment]:
    """The child's targeted assessments, those that run first, then the latest."""
    every = TargetedAssessment.objects.filter(child=child)
    return list(every.order_by(F("completed_at").desc(nulls_first=True), "-happened_at", "-pk"))
