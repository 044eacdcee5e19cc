"""One family's story: what is going to happen is planned ahead, and done in the order of time."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from django.db import models

from tovholder.core.time.ages import whole_years
from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.towns.making.memory import House
from tovholder.entrances.rehearsal.towns.people.population import Family, Span, of_age_on
from tovholder.entrances.rehearsal.towns.people.staffing import Desk, Group, Staff, shared_out
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.identity import Lot, drawn_from
from tovholder.foundation.chronicle.volumes import Volume
from tovholder.foundation.families.models import Child, ContactHold

Record = TypeVar("Record", bound=models.Model)
Deed = Callable[..., None]


@dataclass(frozen=True)
class Town:
    """Where the families live: its offices, its days, and the number its chance begins with."""

    house: House
    staff: Staff
    span: Span
    until: datetime
    seed: int


@dataclass
class Course:
    """How far one child's case has come; ids of what runs."""

    child: UUID
    born: date
    case: UUID | None = None
    investigation: UUID | None = None
    placement: UUID | None = None
    place: UUID | None = None
    plan: UUID | None = None
    goals: tuple[UUID, ...] = ()  # the threads of those in the plan
    talk: UUID | None = None
    place_kind: str = ""
    restless: float = 1.0  # how often it changes place, of what others do; drawn when it is placed first
    stays: int = 0  # how many times it has been placed: an end that was planned is that of one of them
    goes_home: bool = False  # it is decided
    considered: bool = False  # a youth plan
    supported: bool | None = None  # whether there is support after 18, once that is decided
    measures: dict[UUID, datetime] = field(default_factory=dict)

    @property
    def is_worked_with(self) -> bool:
        """Whether anything runs."""
        return bool(self.investigation or self.placement or self.measures)

    def age(self, at: datetime) -> int:
        """Whole years at that moment."""
        return whole_years(self.born, danish_day(at))


class Story:
    """What happens to one family. `volume` is where its records are; None when they are in the database."""

    def __init__(self, town: Town, family: Family, *, volume: Volume | None = None) -> None:
        self.town = town
        self.family = family
        self.volume = volume
        self.chance = Random(f"{town.seed}/{family.number}/life")  # noqa: S311 - made-up people
        self.lot = Lot(f"{town.seed}/{family.number}/ids")
        self.surname = ""
        self.home: UUID | None = None
        self.adults: list[UUID] = []
        self.courses: dict[int, Course] = {}
        self.left: datetime | None = None  # when it moved to another municipality
        self._planned: list[tuple[datetime, int, Deed, tuple[Any, ...]]] = []
        self._counter = 0

    @property
    def next_at(self) -> datetime | None:
        """When something happens next; None when the story has ended, or the town's last day has."""
        return self._planned[0][0] if self._planned else None

    def plan(self, at: datetime, deed: Deed, *told: Any) -> None:
        """Something is going to happen, unless the town's last day comes first."""
        if at < self.town.until:
            self._counter += 1
            heapq.heappush(self._planned, (at, self._counter, deed, told))

    def go_on(self) -> None:
        """Do what happens next."""
        at, _, deed, told = heapq.heappop(self._planned)
        self.lot.at(at)
        with drawn_from(self.lot):
            deed(self, at, *told)

    def record(self, model: type[Record], pk: UUID) -> Record:
        """A record of this family as it stands now."""
        if self.volume is not None:
            return self.volume.one(model, pk)
        return model._default_manager.get(pk=pk)

    def child(self, course: Course) -> Child:
        """The child as known now."""
        return self.record(Child, course.child)

    def is_ours(self, course: Course, at: datetime) -> bool:
        """Whether the child is under age and lives in the municipality."""
        return danish_day(at) < of_age_on(course.born) and (self.left is None or at < self.left)

    def holds_on(self, course: Course) -> list[ContactHold]:
        """The contact holds that stand on the child: nothing goes out to the family meanwhile."""
        if self.volume is not None:
            holds = self.volume.all(ContactHold)
            return [hold for hold in holds if hold.child_id == course.child and hold.lifted_at is None]
        return list(ContactHold.objects.filter(child=course.child, lifted_at=None))

    def places_of(self, course: Course) -> tuple[int, ...]:
        """The child's own place among the children."""
        return tuple(place for place, each in self.courses.items() if each is course)

    @property
    def group(self) -> Group:
        """The family group of the family's part of town."""
        groups = self.town.staff.groups
        return groups[self.family.number % len(groups)]

    @property
    def desk(self) -> Desk:
        """The caseworker's post the family belongs to."""
        return shared_out(self.group.desks, self.family.number // len(self.town.staff.groups))

    def hand(self, at: datetime) -> Author:
        """Whoever holds the family's post then."""
        return self.desk.hand(at)

    def name(self, at: datetime) -> str:
        """The name of whoever holds it."""
        return self.desk.holder(at).name

    def someone_at_intake(self) -> Desk:
        """One of those in Modtagelsen."""
        return self.chance.choice(self.town.staff.intake_desks)
