"""The children a caseworker carries: how heavy each is, what has passed, who is waited for, and who is not seen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case as Choice
from django.db.models import (
    Count,
    Exists,
    F,
    FilteredRelation,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest
from django.db.models.lookups import LessThanOrEqual

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.deadlines.explained import name_of
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child, HomeKind, Residence
from tovholder.foundation.families.querysets import ChildQuerySet
from tovholder.foundation.organisation.models import Employment, PostKind, Unit, UnitKind
from tovholder.practice.casework.models import (
    AskedStatement,
    Case,
    ChildConversation,
    Investigation,
    Measure,
    Placement,
    SupervisionVisit,
)

UNSEEN_FOR = timedelta(days=60)  # ours: longer than that somebody asks why
MOST_CHILDREN = 1_000
WITH_CHILDREN = (UnitKind.FAMILY_GROUP, UnitKind.SPECIAL_GROUP)


class Weight(IntEnum):
    """How heavy a child's case is (sagstyngde), from what goes on, never set by hand. Local: 1, 2 and 3.

    A placement is heavy; an investigation or help that runs is middling; the rest is light.
    """

    LIGHT = 1
    MIDDLING = 2
    HEAVY = 3


@dataclass(frozen=True)
class CarriedChild:
    """One child of a caseworker, as a leader needs to see it."""

    child: Child
    weight: Weight
    overdue: tuple[str, ...]
    waiting: int
    seen_at: datetime | None
    unseen: bool

    @property
    def passed(self) -> list[tuple[str, int]]:
        """The dates of the law that have passed, each kind once with how many there are, the most frequent first."""
        return Counter(self.overdue).most_common()


@dataclass(frozen=True)
class Carried:
    """One post, who holds it, and the children it carries in a unit. Without a post: those nobody carries."""

    post_id: UUID | None
    title: str
    holder: str
    children: tuple[CarriedChild, ...]


@dataclass(frozen=True)
class Unled:
    """Children of a unit who have no caseworker, and how many they are."""

    unit_id: UUID
    unit: str
    children: int


def units_led(reader: Reader) -> list[Unit]:
    """The units this leader leads, by name: one statement."""
    return list(Unit.objects.on(reader.today).filter(pk__in=reader.led).order_by("name"))


def units_looked_at(reader: Reader) -> list[Unit]:
    """The units whose load this leader may look at, by name: one statement.

    A head of department looks at the figures of them all; whose they are is for who leads the unit.
    """
    if PostKind.HEAD not in reader.kinds:
        return units_led(reader)
    theirs = Q(kind__in=WITH_CHILDREN) | Q(pk__in=reader.led, kind__in=[*WITH_CHILDREN, UnitKind.INTAKE])
    return list(Unit.objects.on(reader.today).filter(theirs).order_by("name"))


def without_caseworker(reader: Reader) -> list[Unled]:
    """The units this leader leads where children wait for a caseworker. One statement."""
    waiting = with_work(Child.objects.visible_to(reader, at=reader.at)).filter(unit__in=reader.led, caseworker=None)
    counted = waiting.order_by().values_list("unit_id", "unit__name").annotate(n=Count("pk", distinct=True))
    return [Unled(*row) for row in counted.order_by("unit__name")]


def carried_by(reader: Reader, *, unit: Unit, post_id: UUID | None) -> Carried | None:
    """The children of a unit whom one post carries; with None those who have no caseworker.

    None when the post has nothing there and nobody holds it there. Two statements.
    """
    passed = ArraySubquery(Deadline.objects.overdue(now=reader.at).filter(child=OuterRef("pk")).values("rule"))
    theirs = children_here(reader, unit=unit.pk).filter(caseworker=post_id).select_related("caseworker")
    rows = list(looked_at(theirs, reader=reader).annotate(passed=passed).order_by("name_key", "pk")[:MOST_CHILDREN])
    title, holder = holders(reader, unit=unit.pk, only=post_id).get(post_id, ("", "")) if post_id else ("", "")
    if rows and rows[0].caseworker:
        title = rows[0].caseworker.title
    if not (rows or title) and post_id:
        return None
    return Carried(post_id, title, holder, tuple(_carried(row) for row in rows))


def children_here(reader: Reader, *, unit: UUID, from_above: bool = False) -> Any:
    """The unit's living children who have a case or were sent here and wait for a caseworker: those the reader may see.

    From above, all of them: for figures, never to be named.
    """
    theirs = Child.objects.all() if from_above else Child.objects.visible_to(reader, at=reader.at)
    return with_work(theirs).filter(unit=unit)


def looked_at(children: Any, *, reader: Reader) -> Any:
    """Each child with its `family` (the home it lives in, or itself), its `weight`, how many statements are `owed`.

    And when it was last `seen_at`, and whether it is `unseen`.
    """
    own = OuterRef("pk")
    homes = Residence.objects.on(reader.today).filter(child=own, home__kind=HomeKind.FAMILY)
    owed = AskedStatement.objects.filter(child=own, received_at=None, refused_at=None).order_by().values("child")
    talks = ChildConversation.objects.filter(child=own).order_by().values("child")
    visits = SupervisionVisit.objects.filter(child=own, child_seen=True).order_by().values("child")
    opened = Case.objects.filter(child=own, closed_at=None)
    return children.annotate(
        family=Coalesce(Subquery(homes.order_by("starts", "pk").values("home")[:1]), "pk", output_field=UUIDField()),
        weight=_weight(reader.at),
        owed=Coalesce(Subquery(owed.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0),
        seen_at=Greatest(
            Subquery(talks.annotate(last=Max("happened_at")).values("last")),
            Subquery(visits.annotate(last=Max("happened_at")).values("last")),
        ),
        # A case opened lately has had no time to be unseen in.
        seen_from=Coalesce("seen_at", Subquery(opened.values("opened_at"))),
        unseen=Coalesce(LessThanOrEqual(F("seen_from") + UNSEEN_FOR, reader.at), False),
    )


def holders(reader: Reader, *, unit: UUID, only: UUID | None = None) -> dict[UUID, tuple[str, str]]:
    """Each caseworker's post of a unit that somebody holds today: its title, and their name. One statement."""
    held = Employment.objects.on(reader.today).filter(post__unit=unit, post__kind=PostKind.CASEWORKER)
    if only is not None:
        held = held.filter(post=only)
    return {post: (title, name) for post, title, name in held.values_list("post", "post__title", "user__name")}


def with_work(children: ChildQuerySet) -> Any:
    """Whose case is open, or who was sent here and has no caseworker yet.

    In Modtagelsen these wait in the queue, until an investigation has begun that nobody but a caseworker can end.
    """
    has_been_open = Exists(Case.objects.filter(child=OuterRef("pk")))
    is_investigated = Exists(Investigation.objects.filter(child=OuterRef("pk"), completed_at=None))
    was_sent_here = Q(caseworker=None) & (~Q(unit__kind=UnitKind.INTAKE) | is_investigated) & ~has_been_open
    return (
        children.themselves()
        .alias(open_case=FilteredRelation("cases", condition=Q(cases__closed_at=None)))
        .filter(Q(open_case__isnull=False) | was_sent_here, died_on=None)
    )


def _weight(now: datetime) -> Choice:
    own = OuterRef("pk")
    runs = Q(ends_at=None) | Q(ends_at__gt=now)
    is_placed = Exists(Placement.objects.filter(runs, child=own, starts_at__lte=now))
    is_helped = Exists(Measure.objects.filter(runs, child=own, starts_at__lte=now))
    is_investigated = Exists(Investigation.objects.filter(child=own, completed_at=None))
    return Choice(
        When(is_placed, then=Value(Weight.HEAVY.value)),
        When(is_helped | is_investigated, then=Value(Weight.MIDDLING.value)),
        default=Value(Weight.LIGHT.value),
    )


def _carried(row: Any) -> CarriedChild:
    return CarriedChild(
        child=row,
        weight=Weight(row.weight),
        overdue=tuple(name_of(rule) for rule in row.passed),
        waiting=row.owed,
        seen_at=row.seen_at,
        unseen=row.unseen,
    )
