"""What each caseworker carries: children, families, weight, what has passed, whom they wait for, who is not seen.

Nobody is ranked: the order is the office's own, by post.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, IntegerField, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest

from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child, HomeKind, Residence
from tovholder.foundation.organisation.models import Employment, PostKind, Unit, UnitKind
from tovholder.practice.casework.models import (
    AskedStatement,
    ChildConversation,
    Investigation,
    Measure,
    Placement,
    SupervisionVisit,
)

UNSEEN_FOR = timedelta(days=60)  # ours (issue of the office, product M26): longer than that somebody asks why
MOST_CHILDREN = 1_000
WITH_CHILDREN = (UnitKind.FAMILY_GROUP, UnitKind.SPECIAL_GROUP)
# Whose case is open here, or who was sent here and has no caseworker yet; in Modtagelsen these wait in the queue.
_SENT_HERE = Q(cases__isnull=True, caseworker=None) & ~Q(unit__kind=UnitKind.INTAKE)
_HERE = Q(cases__isnull=False, cases__closed_at=None) | _SENT_HERE


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
    family: UUID
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
class Load:
    """One post: who holds it, and what it carries. `overdue` is counted by rule, the most frequent first."""

    post_id: UUID | None
    title: str
    holder: str
    children: tuple[CarriedChild, ...]

    @property
    def families(self) -> int:
        """Distinct homes; a child without a known home counts as a family of its own."""
        return len({each.family for each in self.children})

    @property
    def weight(self) -> int:
        """The sum of the children's weights."""
        return sum(each.weight for each in self.children)

    @property
    def overdue(self) -> list[tuple[str, int]]:
        """How many dates of the law have passed, by rule."""
        return Counter(rule for each in self.children for rule in each.overdue).most_common()

    @property
    def passed(self) -> int:
        """How many dates of the law have passed."""
        return sum(len(each.overdue) for each in self.children)

    @property
    def waiting(self) -> int:
        """How many statements others owe us."""
        return sum(each.waiting for each in self.children)

    @property
    def unseen(self) -> int:
        """Children nobody has talked with or met for 60 days."""
        return sum(each.unseen for each in self.children)


@dataclass(frozen=True)
class Unled:
    """Children of a unit who have no caseworker, and how many they are."""

    unit_id: UUID
    unit: str
    children: int


def units_led(reader: Reader) -> list[Unit]:
    """The units whose children this leader may see, by name: one statement."""
    return list(Unit.objects.on(danish_day(reader.at)).filter(pk__in=reader.units).order_by("name"))


def units_looked_at(reader: Reader) -> list[Unit]:
    """The units whose load this leader may look at, by name: one statement.

    A head of department looks at the figures of them all; whose they are is for who leads the unit.
    """
    if PostKind.HEAD not in reader.kinds:
        return units_led(reader)
    theirs = Q(kind__in=WITH_CHILDREN) | Q(pk__in=reader.units, kind__in=[*WITH_CHILDREN, UnitKind.INTAKE])
    return list(Unit.objects.on(danish_day(reader.at)).filter(theirs).order_by("name"))


def without_caseworker(reader: Reader) -> list[Unled]:
    """The units this leader leads where children wait for a caseworker. One statement."""
    waiting = (
        Child.objects.visible_to(reader, at=reader.at)
        .themselves()
        .filter(_HERE, unit__in=reader.units, caseworker=None, died_on=None)
    )
    counted = waiting.order_by().values_list("unit_id", "unit__name").annotate(n=Count("pk", distinct=True))
    return [Unled(*row) for row in counted.order_by("unit__name")]


def loads(reader: Reader, *, unit: Unit) -> list[Load]:
    """What each post of a unit carries, and last the children who have no caseworker. Two statements.

    In a unit that is not the reader's own these are figures to be shown, and no child is.
    """
    rows = list(_children(reader, unit).only("caseworker__title")[:MOST_CHILDREN])
    holders = _holders(unit, reader)
    mine: dict[UUID | None, list[CarriedChild]] = defaultdict(list)
    titles: dict[UUID | None, str] = {}
    for row in rows:
        mine[row.caseworker_id].append(_carried(row, now=reader.at))
        titles[row.caseworker_id] = row.caseworker.title if row.caseworker else ""
    for post, (title, _holder) in holders.items():
        titles.setdefault(post, title)
    order = sorted((post for post in titles if post is not None), key=lambda post: (titles[post], str(post)))
    found = [Load(post, titles[post], holders.get(post, ("", ""))[1], tuple(mine[post])) for post in order]
    return [*found, Load(None, "", "", tuple(mine[None]))] if mine[None] else found


def load_of(reader: Reader, *, unit: Unit, post_id: UUID | None) -> Load | None:
    """What one post carries of a unit's children; with None the children who have no caseworker.

    None when the post has nothing there and nobody holds it there. Only this post's children are counted.
    Two statements.
    """
    rows = list(_children(reader, unit).filter(caseworker=post_id)[:MOST_CHILDREN])
    title, holder = _holders(unit, reader, only=post_id).get(post_id, ("", "")) if post_id else ("", "")
    if rows and rows[0].caseworker:
        title = rows[0].caseworker.title
    if not (rows or title) and post_id:
        return None
    return Load(post_id, title, holder, tuple(_carried(row, now=reader.at) for row in rows))


def _children(reader: Reader, unit: Unit) -> Any:
    """The unit's living children who have a case or were sent here and wait for a caseworker: those the reader may see.

    Of a unit a head of department looks at from above, all: for figures, never to be named.
    """
    now, today = reader.at, danish_day(reader.at)
    own = OuterRef("pk")
    runs = Q(ends_at=None) | Q(ends_at__gt=now)
    homes = Residence.objects.on(today).filter(child=own, home__kind=HomeKind.FAMILY).order_by("starts", "pk")
    late = Deadline.objects.overdue(now=now).filter(child=own).order_by("rule")
    owed = AskedStatement.objects.filter(child=own, received_at=None, refused_at=None).order_by().values("child")
    talks = ChildConversation.objects.filter(child=own).order_by().values("child")
    visits = SupervisionVisit.objects.filter(child=own, child_seen=True).order_by().values("child")
    looks_from_above = PostKind.HEAD in reader.kinds and unit.pk not in reader.units
    theirs = Child.objects.all() if looks_from_above else Child.objects.visible_to(reader, at=now)
    return (
        theirs.themselves()
        .filter(_HERE, unit=unit.pk, died_on=None)
        .select_related("caseworker")
        .annotate(
            first_home=Subquery(homes.values("home")[:1]),
            passed=ArraySubquery(late.values("rule")),
            owed=Coalesce(Subquery(owed.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0),
            seen_at=Greatest(
                Subquery(talks.annotate(last=Max("happened_at")).values("last")),
                Subquery(visits.annotate(last=Max("happened_at")).values("last")),
            ),
            is_placed=Exists(Placement.objects.filter(runs, child=own, starts_at__lte=now)),
            is_helped=Exists(Measure.objects.filter(runs, child=own, starts_at__lte=now)),
            is_investigated=Exists(Investigation.objects.filter(child=own, completed_at=None)),
            opened_at=F("cases__opened_at"),
        )
        .order_by("name_key", "pk")
    )


def _carried(row: Any, *, now: datetime) -> CarriedChild:
    weight = Weight.LIGHT
    if row.is_placed:
        weight = Weight.HEAVY
    elif row.is_helped or row.is_investigated:
        weight = Weight.MIDDLING
    # A case opened lately has had no time to be unseen in.
    last = row.seen_at or row.opened_at
    return CarriedChild(
        child=row,
        family=row.first_home or row.pk,
        weight=weight,
        overdue=tuple(_danish(row.passed)),
        waiting=row.owed,
        seen_at=row.seen_at,
        unseen=last is not None and last <= now - UNSEEN_FOR,
    )


def _danish(rules: Iterable[str]) -> Sequence[str]:
    known = rulebook().rules
    return [known[rule].danish if rule in known else rule for rule in rules]


def _holders(unit: Unit, reader: Reader, *, only: UUID | None = None) -> dict[UUID, tuple[str, str]]:
    held = Employment.objects.on(danish_day(reader.at)).filter(post__unit=unit.pk, post__kind="caseworker")
    if only is not None:
        held = held.filter(post=only)
    return {row.post_id: (row.post.title, row.user.name) for row in held.select_related("post", "user")}
