"""A place where children are placed: who lives there, and how often somebody has been concerned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from tovholder.core.time.calendar import danish_day, start_of_day
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.families.models import Adult, Child, Home, Residence
from tovholder.foundation.families.queries import children_around
from tovholder.practice.casework.models import PlaceClosing, Placement
from tovholder.practice.casework.queries.help import closing_of
from tovholder.practice.supervision.limits import WINDOW
from tovholder.practice.supervision.models import PlaceConcern, PlaceTask, TaskKind
from tovholder.practice.supervision.queries.visits import placed_now

PLACED_THERE = "concern__home__placements__child"  # from a task to who lives at the place


@dataclass(frozen=True)
class Counted:
    """How many concerns in the last year, and in all: about a place, an offer or a named adult."""

    about: str
    in_a_year: int
    in_all: int


@dataclass(frozen=True)
class Place:
    """A place as one reader may see it."""

    home: Home
    children: list[Child]
    more_children: int
    concerns: list[PlaceConcern]
    visible: frozenset[UUID]
    counts: list[Counted]
    closing: PlaceClosing | None


def children_there(home: Home, *, on: date, adult: Adult | None = None) -> list[Child]:
    """Every child living in the place that day, and in the other homes of the named adult. Three statements.

    Also those another municipality has placed there, and the family's own. A child with two records is one child.
    """
    around = children_around(
        [], on=on, homes=[home.pk], adults=[adult.pk] if adult is not None else [], placements_too=True
    )
    placements = Placement.objects.filter(placed_now(at=start_of_day(on)), home=home)
    placed = placements.values(kept=Coalesce("child__same_as", "child"))
    return list(Child.objects.filter(Q(pk__in=[each.child_id for each in around]) | Q(pk__in=placed)).order_by("pk"))


def earlier_concerns(concern: PlaceConcern) -> int:
    """How many were raised in our own window before this one: about the same place, the same offer or adult."""
    same = Q(home=concern.home_id)
    if concern.adult_id:
        same |= Q(adult=concern.adult_id)
    if concern.offer:
        same |= Q(offer__iexact=concern.offer)
    since = concern.happened_at - WINDOW
    before = PlaceConcern.objects.filter(same, happened_at__gte=since, happened_at__lte=concern.happened_at)
    return before.exclude(pk=concern.pk).count()


def place_to_open(home_id: UUID, *, reader: Reader) -> Place | None:
    """The place, for who may see a child that lives or has lived there placed; None for everybody else.

    Children outside the reader's keys are only counted.
    """
    home = Home.objects.filter(pk=home_id).first()
    if home is None:
        return None
    visible = Child.objects.visible_to(reader, at=reader.at)
    placed = Placement.objects.filter(home=home_id).order_by()
    # Two questions laid together: an "or" between them would read every child of the municipality.
    once = placed.values("child").union(placed.values("child__same_as"))
    theirs = frozenset(visible.filter(pk__in=once).values_list("pk", flat=True))
    if not theirs:
        return None
    there = [each for each in children_there(home, on=danish_day(reader.at)) if each.died_on is None]
    may_see = frozenset(visible.filter(pk__in=[each.pk for each in there]).values_list("pk", flat=True))
    shown = [each for each in there if each.pk in may_see]
    concerns = list(
        PlaceConcern.objects.filter(home=home_id)
        .select_related("adult", "child")
        .prefetch_related("tasks__child")
        .order_by("-happened_at", "-pk")
    )
    named = {each.child_id for each in concerns if each.child_id}
    named |= {task.child_id for each in concerns for task in each.tasks.all() if task.child_id}
    seen = frozenset(visible.filter(pk__in=named).values_list("pk", flat=True))
    return Place(
        home=home,
        children=shown,
        more_children=len(there) - len(shown),
        concerns=concerns,
        visible=seen | theirs | may_see,
        counts=_counts(home, concerns, on=danish_day(reader.at)),
        closing=closing_of(home),
    )


def adults_there(home: Home, *, on: date) -> list[Adult]:
    """The grown-ups who live there that day: the foster parents, the staff who do."""
    lives = Residence.objects.on(on).filter(home=home, adult__isnull=False).select_related("adult")
    return [each.adult for each in lives.order_by("starts", "pk") if each.adult is not None]


def _counts(home: Home, concerns: list[PlaceConcern], *, on: date) -> list[Counted]:
    """Per place, per offer, per named adult; offers and adults are counted wherever they are."""
    since = start_of_day(on) - WINDOW
    adults = {each.adult_id for each in concerns if each.adult_id}
    offers = {each.offer for each in concerns if each.offer}
    elsewhere = PlaceConcern.objects.filter(Q(adult__in=adults) | Q(offer__in=offers)).select_related("adult")
    everything = {each.pk: each for each in (*concerns, *(elsewhere if adults or offers else ()))}.values()

    def counted(about: str, those: list[PlaceConcern]) -> Counted:
        return Counted(about, sum(each.happened_at >= since for each in those), len(those))

    found = [counted("Stedet", list(concerns))]
    found += [counted(f"Tilbuddet {offer}", [e for e in everything if e.offer == offer]) for offer in sorted(offers)]
    for adult in sorted(adults, key=str):
        those = [each for each in everything if each.adult_id == adult]
        who = those[0].adult
        found.append(counted((who.name if who else "") or "En voksen uden navn", those))
    return found


def left_by_concerns(children: Any, *, told: str = "__in") -> list[tuple[str, QuerySet[PlaceTask]]]:
    """What is still to be done after concerns about the places of these children, each with the way to the child.

    The child looked after or its municipality told; and the supervisory authority, about a place it is placed at now.
    `told` is how the children are: several, or "" for one child's id.
    """
    placed = {f"{PLACED_THERE}{told}": children, "concern__home__placements__ends_at": None}
    waiting = PlaceTask.objects.filter(done_at=None)
    return [
        ("child", waiting.filter(**{f"child{told}": children})),
        (PLACED_THERE, waiting.filter(kind=TaskKind.TELL_AUTHORITY, **placed)),
    ]
