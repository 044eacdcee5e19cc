"""The answers to what deeds ask, from the lives that are being lived: what the database would say, if it knew them.

Each answer is the same as its query's; a test lives a town both ways and compares.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tovholder.core.time.calendar import danish_day
from tovholder.core.time.office_hours import in_opening_hours
from tovholder.entrances.rehearsal.towns.people.population import of_age_on
from tovholder.foundation.access import queries as keys
from tovholder.foundation.access.models import Key, KeyKind
from tovholder.foundation.chronicle.asking import Answers
from tovholder.foundation.chronicle.volumes import Volume
from tovholder.foundation.families import queries as families
from tovholder.foundation.families.models import Child, ContactHold, Home, HomeKind, Residence, Tie
from tovholder.foundation.families.queries import MOST_IN_A_HOUSEHOLD, Around
from tovholder.foundation.families.siblings import PARENTS
from tovholder.foundation.letters import exposing
from tovholder.foundation.letters import queries as letters
from tovholder.foundation.organisation import queries as organisation
from tovholder.foundation.organisation.impartiality import People
from tovholder.foundation.organisation.models import Municipality, Unit
from tovholder.practice.appointments import actions as appointments
from tovholder.practice.appointments import places
from tovholder.practice.appointments.models import Appointment, AppointmentKind
from tovholder.practice.appointments.queries import to_cancel as appointments_ahead
from tovholder.practice.casework import queries as casework
from tovholder.practice.casework.models import (
    AskedStatement,
    Case,
    Investigation,
    Measure,
    Placement,
    Plan,
    TargetedAssessment,
)
from tovholder.practice.casework.queries.what_stands import WhatStands, what_stands
from tovholder.practice.committee.models import ChairDecision, CommitteeMatter, CommitteeMeeting
from tovholder.practice.committee.queries import chair, matters, people
from tovholder.practice.decisions import queries as decisions
from tovholder.practice.decisions.models import Preparation
from tovholder.practice.intake.models import Concern, Notification
from tovholder.practice.intake.queries import front_desk, names, newness, of_notification
from tovholder.practice.intake.queries.front_desk import FrontDesk, OnWatch
from tovholder.practice.plans.models import PlanGoal, PlanVersion
from tovholder.practice.plans.queries import writing as plans


@dataclass(frozen=True)
class House:
    """What is the same for every family: the municipality, its Modtagelse, who is called at night."""

    municipality: Municipality
    intake: Unit
    watches: tuple[tuple[datetime, datetime, OnWatch], ...]


class Memory:
    """Answers about the lives in one volume."""

    def __init__(self, volume: Volume, house: House) -> None:
        self.volume = volume
        self.house = house

    def answers(self) -> Answers:
        """To each question its answer. Not kept: it would hold the lives until memory is searched for rubbish."""
        house = self.house
        return {
            organisation.the_municipality: lambda: house.municipality,
            families.hold_still: lambda children: None,
            families.look_again: lambda hold: None,  # nobody else works on a life that is lived in memory
            families.held: self.held,
            families.children_around: self.children_around,
            families.known_children: self.known_children,
            front_desk.front_desk: self.front_desk,
            names.names_around: lambda children: (set(), set(), set()),  # nobody here is one of the staff
            newness.has_worked_with: self.has_worked_with,
            of_notification.children_of: self.children_of,
            of_notification.others_wait: self.others_wait,
            of_notification.history_keys: self.history_keys,
            casework.cases_of: lambda child: self.of(Case, child),
            casework.placement_at: self.placement_at,
            casework.placement_after: self.placement_after,
            casework.stays_in: self.stays_in,
            casework.return_home_of: lambda placement: None,  # a town decides it once
            casework.waiting_since: self.waiting_since,
            casework.running_measures: self.running_measures,
            casework.running_investigations: self.running_investigations,
            what_stands: self.what_stands,
            exposing.refuse_while_on_hold: self.refuse_while_on_hold,
            letters.template_in_force: lambda kind, on: None,  # a town writes in the words of the program
            decisions.one_is_decided: lambda preparations: any(each.decided_at for each in preparations),
            decisions.waiting_proposals: lambda preparations: [],  # who writes a decision in a town signs it
            decisions.preparations_of: self.preparations_of,
            appointments.still_open: lambda appointment: None,
            appointments_ahead: self.appointments_ahead,
            places.place_in_feed: self.place_in_feed,
            matters.children_on_agenda: self.children_on_agenda,
            chair.to_be_replaced: self.to_be_replaced,
            people.jurists_units: lambda day: set(),  # a town has no jurists
            keys.open_keys: lambda because: [],
            plans.written: self.written,
            plans.plan_without_words: self.plan_without_words,
        }

    def of(self, model: Any, child: Child) -> list[Any]:
        """The child's records of this kind, in the order of making."""
        return [record for record in self.volume.all(model) if record.child_id == child.pk]

    def front_desk(self, people: People, *, addresses: Collection[str] = (), at: datetime) -> FrontDesk:
        """Modtagelsen at that moment. No family of a town shares an address with one it does not know."""
        municipality = self.house.municipality
        return FrontDesk(
            municipality=municipality,
            unit=self.house.intake,
            is_open=in_opening_hours(at, opens=municipality.opens, closes=municipality.closes),
            our_own=False,
            watches=[watch for starts, ends, watch in self.house.watches if starts <= at < ends],
            homes={},
        )

    def known_children(self, *, ids: Iterable[UUID] = (), cprs: Iterable[str] = ()) -> list[Child]:
        """The children with these ids; nobody in a town has a number."""
        return [self.volume.one(Child, pk) for pk in sorted(ids)]

    def held(self, children: Iterable[UUID]) -> frozenset[UUID]:
        """Those with a contact hold."""
        asked = set(children)
        return frozenset(
            hold.child_id for hold in self.volume.all(ContactHold) if hold.lifted_at is None and hold.child_id in asked
        )

    def children_around(
        self,
        children: Iterable[UUID],
        *,
        on: date,
        homes: Iterable[UUID] = (),
        adults: Iterable[UUID] = (),
        placements_too: bool = False,
    ) -> list[Around]:
        """The other minors of the homes, and the siblings. Places and named adults are not asked about in a town."""
        if homes or adults or placements_too:
            raise NotImplementedError
        asked = set(children)
        lives = [row for row in self.volume.all(Residence) if row.child_id is not None and _on(row, on)]
        mine = {row.home_id for row in lives if row.child_id in asked and row.home.kind != HomeKind.PLACEMENT}
        crowded = {home for home in mine if sum(row.home_id == home for row in lives) > MOST_IN_A_HOUSEHOLD}
        through: dict[Any, str] = {row.child_id: "household" for row in lives if row.home_id in mine - crowded}
        parents = {tie.adult_id for tie in self.volume.all(Tie) if tie.child_id in asked and tie.kind in PARENTS}
        near = {tie.child_id for tie in self.volume.all(Tie) if tie.adult_id in parents and tie.kind in PARENTS}
        through |= {child: min(through.get(child, "sibling"), "sibling") for child in near}
        return [
            Around(pk, through[pk], self.volume.one(Child, pk).unit_id)
            for pk in sorted(set(through) - asked)
            if _is_minor(self.volume.one(Child, pk), on)
        ]

    def has_worked_with(self, concern: Concern, *, user_id: UUID) -> bool:
        """Whether the person has written a line about the child, this notification's own not counted."""
        own = str(concern.notification_id)
        return any(
            line.by_user == user_id and facts.facts.get("notification", "") != own
            for line, facts, subjects in self.volume.lines
            if any(subject.child_id == concern.child_id for subject in subjects)
        )

    def children_of(self, notification: Notification) -> list[UUID]:
        """The children the notification is about."""
        return [row.child_id for row in self._concerns(notification.pk)]

    def others_wait(self, concern: Concern) -> bool:
        """Whether another child of the notification waits for its screening."""
        return any(row.screened_at is None and row.pk != concern.pk for row in self._concerns(concern.notification_id))

    def history_keys(self, notification_id: UUID) -> list[Key]:
        """The keys this notification gave."""
        kinds = (KeyKind.INTAKE_HISTORY, KeyKind.DEPUTY)
        return [key for key in self.volume.all(Key) if key.because == notification_id and key.kind in kinds]

    def placement_at(self, child: Child, *, at: datetime) -> Placement | None:
        """Where the child was placed at that moment."""
        return next((row for row in self.of(Placement, child) if _runs(row, at)), None)

    def placement_after(self, child: Child, *, at: datetime) -> Placement | None:
        """The next placement after that moment."""
        later = [row for row in self.of(Placement, child) if row.starts_at > at]
        return min(later, key=lambda row: row.starts_at, default=None)

    def stays_in(self, child: Child, home: Home) -> list[Residence]:
        """The times the child lived there, the earliest first."""
        stays = [row for row in self.of(Residence, child) if row.home_id == home.pk]
        return sorted(stays, key=lambda row: row.starts)

    def waiting_since(self, children: Iterable[UUID]) -> dict[UUID, date]:
        """The day each child was first heard of here; nobody in a town moves twice."""
        asked, found = set(children), dict[UUID, date]()
        for line, _, subjects in self.volume.lines:
            if line.deed in casework.FIRST_HEARD_OF:
                for child in asked.intersection(subject.child_id for subject in subjects if subject.named):
                    found[child] = min(danish_day(line.happened_at), found.get(child, date.max))
        return found

    def running_measures(self, child: Child, *, at: datetime) -> list[Measure]:
        """The help that ran at that moment."""
        return sorted((row for row in self.of(Measure, child) if _runs(row, at)), key=lambda row: row.starts_at)

    def running_investigations(self, child: Child, *, at: datetime) -> list[Investigation]:
        """The investigations begun and not completed."""
        return [
            row
            for row in self.of(Investigation, child)
            if row.completed_at is None and row.started_at is not None and row.started_at <= at
        ]

    def what_stands(self, child: Child) -> WhatStands:
        """What is begun and not done."""
        return WhatStands(
            [row for row in self.of(Investigation, child) if row.completed_at is None],
            [row for row in self.of(TargetedAssessment, child) if row.completed_at is None],
            [row for row in self.of(AskedStatement, child) if row.is_awaited],
            [row for row in self.of(Plan, child) if row.ended_at is None],
        )

    def preparations_of(self, child: Child) -> list[Preparation]:
        """The decisions being prepared, neither made nor dropped."""
        begun = self.of(Preparation, child)
        return [row for row in begun if row.decided_at is None and row.dropped_at is None]

    def appointments_ahead(self, child: Child, *, at: datetime) -> list[Appointment]:
        """What begins after that moment and is neither held nor cancelled."""
        booked = [row for row in self.of(Appointment, child) if row.held_at is None and row.cancelled_at is None]
        return sorted((row for row in booked if row.starts_at > at), key=lambda row: (row.starts_at, row.pk))

    def refuse_while_on_hold(self, children: Collection[UUID]) -> None:
        """A story writes no letters while a hold stands; nobody dies in a town."""
        if self.held(children):
            raise exposing.HeldBack

    def place_in_feed(self, place: str, *, kind: str, at_home: bool, **_: Any) -> str:
        """The place of a meeting, unless it is a home: the rooms a story meets in are called after nobody."""
        return "" if at_home or kind == AppointmentKind.HOME_VISIT else place

    def children_on_agenda(self, meeting: CommitteeMeeting) -> list[UUID]:
        """The children of the meeting's matters."""
        standing = [row for row in self.volume.all(CommitteeMatter) if row.withdrawn_at is None]
        return [row.child_id for row in standing if row.meeting_id == meeting.pk]

    def to_be_replaced(self, matter: CommitteeMatter, *, at: datetime) -> list[ChairDecision]:
        """The chair's decisions of that kind that stand."""
        made = [row for row in self.volume.all(ChairDecision) if row.child_id == matter.child_id]
        standing = [row for row in made if row.kind == matter.kind and row.happened_at <= at]
        return [row for row in standing if row.replaced_at is None and row.annulled_at is None]

    def written(self, child: Child, *, parents: bool = False) -> plans.Written:
        """The versions of the child's plan with their goals, the newest first."""
        if parents:
            raise NotImplementedError
        found = self.of(PlanVersion, child)
        for version in found:
            goals = [goal for goal in self.volume.all(PlanGoal) if goal.version_id == version.pk]
            version._prefetched_objects_cache = {"goals": sorted(goals, key=lambda goal: (goal.place, goal.pk))}
        in_work = [version for version in found if version.made_at is None]
        made = [version for version in found if version.made_at is not None]
        made.sort(key=lambda version: (version.made_at, version.number, version.pk), reverse=True)
        return plans.Written([*in_work, *made])

    def plan_without_words(self, child: Child) -> Plan | None:
        """A plan nobody wrote a version of."""
        with_words = {version.plan_id for version in self.of(PlanVersion, child)}
        bare = [plan for plan in self.of(Plan, child) if plan.ended_at is None and plan.pk not in with_words]
        return max(bare, key=lambda plan: (plan.happened_at, plan.pk), default=None)

    def _concerns(self, notification_id: UUID) -> list[Concern]:
        rows = (row for row in self.volume.all(Concern) if row.notification_id == notification_id)
        return sorted((row for row in rows if row.moved_to_id is None), key=lambda row: row.pk)


def _on(row: Any, day: date) -> bool:
    return row.starts <= day and (row.ends is None or row.ends > day)


def _runs(row: Any, at: datetime) -> bool:
    return row.starts_at <= at and (row.ends_at is None or row.ends_at > at)


def _is_minor(child: Child, on: date) -> bool:
    alive = child.died_on is None or child.died_on > on
    return alive and (child.birth_date is None or of_age_on(child.birth_date) > on)
