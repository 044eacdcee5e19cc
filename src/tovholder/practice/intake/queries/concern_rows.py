"""One child in one notification with all that has been done about it: the one question to the database."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf

from tovholder.foundation.access.models import Shut
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.prepared import Prepared, blank
from tovholder.foundation.chronicle.rows import rows_of
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child, ContactHold, Residence, Tie
from tovholder.foundation.organisation.models import Unit
from tovholder.practice.intake.models import (
    Acknowledgement,
    Concern,
    ParentsTold,
    PoliceCoordination,
    Question,
    RiskAssessment,
    SafetyAssessment,
    Screening,
    ToldWhatFollowed,
)

OF_DEADLINE = ("id", "rule", "alarm", "started_at", "due_at", "red_at", "transitional", "source", "because", "counted")
MOST_CHILDREN = 20


def _with_all() -> QuerySet[Concern]:
    along = ("notification__unit", "notification__suspect_person", "child__same_as")
    told = {**_of_the_notification(), **_judged(), **_about_the_child(), **_around(blank("on"))}
    found: QuerySet[Concern] = Concern.objects.select_related(*along).annotate(**told).filter(pk=blank("concern"))
    return found


WITH_ALL = Prepared(_with_all)


def _of_the_notification() -> dict[str, ArraySubquery]:
    """What goes for the whole notification: its other children, its questions, and who sent it."""
    own, notifications = OuterRef("pk"), OuterRef("notification")
    siblings = Concern.objects.filter(notification=notifications, moved_to=None).exclude(pk=own).order_by("pk")
    return {
        "sibling_rows": rows_of(
            siblings,
            "assessed_at",
            "screened_at",
            concern_id="pk",
            assessment=Subquery(_latest_assessment()),
            **_of_child("child__"),
        ),
        "question_rows": _rows(
            Question.objects.filter(notification=notifications).order_by("pk"),
            at="answered_at",
            by="answered_by",
            asks="asks",
            answer="answer",
            to_leader="to_leader",
        ),
        "acknowledged_rows": _rows(
            Acknowledgement.objects.filter(notification=notifications).order_by("-given_at", "-pk"),
            at="given_at",
            by="given_by",
            in_person="in_person",
            letter="letter",
        ),
        "told_rows": _rows(
            ToldWhatFollowed.objects.filter(notification=notifications).order_by("-given_at", "-pk"),
            at="given_at",
            by="given_by",
            started="started",
            what="what",
            letter="letter",
            not_because="not_because",
        ),
    }


def _judged() -> dict[str, ArraySubquery]:
    """What was judged about this child here, and whether the parents were told."""
    own = OuterRef("pk")
    return {
        "assessment_rows": _rows(
            SafetyAssessment.objects.filter(concern=own).order_by("-assessed_at", "-pk"),
            at="assessed_at",
            by="assessed_by",
            by_name="assessed_by_name",
            result="result",
            reason="reason",
            acute_measure="acute_measure",
            contact_family_before="contact_family_before",
            second_person="second_person",
            by_new_person="by_new_person",
        ),
        "screening_rows": _rows(
            Screening.objects.filter(concern=own).order_by("-screened_at", "-pk"),
            at="screened_at",
            by="screened_by",
            by_name="screened_by_name",
            outcome="outcome",
            reason="reason",
            unfounded="unfounded",
            sent_to="sent_to__name",
        ),
        "parents_rows": _rows(
            ParentsTold.objects.filter(concern=own).order_by("-at", "-pk"),
            at="at",
            by="by",
            whom="whom",
            how="how",
            not_because="not_because",
        ),
    }


def _about_the_child() -> dict[str, ArraySubquery]:
    """What holds for the child, whichever notification it was written down in."""
    holds = ContactHold.objects.filter(_the_same_child(), lifted_at=None)
    return {
        "risk_rows": _rows(
            RiskAssessment.objects.filter(_the_same_child()).order_by("-at", "-pk"),
            at="at",
            by="by",
            assessment="assessment",
            not_to_be_contacted="not_to_be_contacted",
        ),
        "hold_rows": _rows(holds, at="set_at", because="because", review_on="review_on"),
        "police_rows": _rows(
            PoliceCoordination.objects.filter(_the_same_child()).order_by("-at", "-pk"),
            at="at",
            by="by",
            agreed="agreed",
            review_on="review_on",
            reported="reported",
            parents_may_know_from="parents_may_know_from",
        ),
    }


def _around(on: Any) -> dict[str, ArraySubquery]:
    homes = Residence.objects.on(on).filter(_the_same_child()).order_by("-starts", "-pk")
    suspect, unit = OuterRef(OuterRef("notification__suspect_person")), OuterRef(OuterRef("notification__unit"))
    suspected = Tie.objects.on(on).filter(adult=suspect, child=OuterRef("pk"))
    shut = Shut.objects.filter(child_id=OuterRef("pk"), unit=unit, ends_at=None)
    ties = Tie.objects.on(on).filter(_the_same_child(), adult__died_on=None).order_by("kind", "pk")
    return {
        "home_rows": rows_of(
            homes.filter(home__secret=False), address=Coalesce(NullIf("home__address", Value("")), "home__name")
        ),
        "grown_up_rows": rows_of(ties, "kind", "custody", name="adult__name", phone="adult__phone"),
        "suspects_children_rows": rows_of(
            Child.objects.filter(Exists(suspected))
            .exclude(Exists(shut))
            .exclude(pk=OuterRef("child"))
            .exclude(pk=Coalesce(OuterRef("child__same_as"), OuterRef("child")))
            .filter(same_as=None, died_on=None)
            .order_by("birth_date", "pk")[:MOST_CHILDREN],
            **_of_child(""),
        ),
        "deadline_rows": rows_of(
            Deadline.objects.to_do().filter(_the_same_child(), due_at__isnull=False).order_by("due_at", "pk"),
            *OF_DEADLINE,
        ),
        "unit_rows": rows_of(Unit.objects.on(on).order_by("name"), "id", "name"),
    }


def _the_same_child() -> Q:
    """The child as it was first met, or as it is known now."""
    return Q(child=OuterRef("child")) | Q(child=OuterRef("child__same_as"))


def _latest_assessment() -> QuerySet[Any]:
    """What a sibling's latest assessment says: somebody may choose to start from it."""
    rows = SafetyAssessment.objects.filter(concern=OuterRef("pk")).order_by("-assessed_at", "-pk")
    names = ("result", "reason", "acute_measure", "contact_family_before", "second_person")
    return rows.values(json=JSONObject(**{name: name for name in names}))[:1]


def _of_child(path: str) -> dict[str, str]:
    names = ("id", "state", "name", "called", "description", "birth_date", "due_date", "died_on")
    return {name: f"{path}{name}" for name in names}


def _rows(rows: QuerySet[Any], *, at: str, by: str = "", by_name: str = "", **facts: str) -> ArraySubquery:
    """The rows as JSON: what each has in common, and its own facts under their own names."""
    person = Subquery(User.objects.filter(pk=OuterRef(by)).values("name")[:1]) if by else Value("")
    who = Coalesce(NullIf(F(by_name), Value("")), person) if by_name else person
    return rows_of(rows, id="pk", at=at, who=who, **facts)
