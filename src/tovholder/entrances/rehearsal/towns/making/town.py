"""A town is made: its offices, then every family's life, lived in memory and put down by COPY."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NoReturn

from django.db import connection, transaction

from tovholder.core.time.calendar import start_of_day
from tovholder.entrances.rehearsal.towns.lives.at_the_door import a_worry_comes
from tovholder.entrances.rehearsal.towns.lives.households import move_away
from tovholder.entrances.rehearsal.towns.lives.story import Story, Town
from tovholder.entrances.rehearsal.towns.making.memory import House, Memory
from tovholder.entrances.rehearsal.towns.people.population import Family, Span, families
from tovholder.entrances.rehearsal.towns.people.staffing import FIRST_HOUR, Staff, staff_the_offices
from tovholder.entrances.rehearsal.towns.when import in_the_office
from tovholder.foundation.chronicle.asking import answered_from_memory
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.bare import made_quickly
from tovholder.foundation.chronicle.copying import Copier
from tovholder.foundation.chronicle.identity import Lot, drawn_from
from tovholder.foundation.chronicle.volumes import Volume, bound_in
from tovholder.foundation.deadlines.actions import Terms, count_lives, counting_on
from tovholder.foundation.organisation.actions import found_municipality
from tovholder.foundation.organisation.models import Municipality, Watch
from tovholder.practice.intake.queries.front_desk import OnWatch


@dataclass(frozen=True)
class Wanted:
    """Which town: so many children on the last day, so many years behind it, which chance."""

    children: int
    years: int
    seed: int
    last: date

    @property
    def span(self) -> Span:
        """The days of its record."""
        return Span.of(years=self.years, last=self.last)


def found_town(wanted: Wanted) -> Town:
    """Found the municipality and staff it, by ordinary deeds in an empty database."""
    span, lot = wanted.span, Lot(f"{wanted.seed}/offices")
    first = datetime.combine(span.first, FIRST_HOUR, tzinfo=start_of_day(span.first).tzinfo)
    lot.at(first - timedelta(days=1))
    with drawn_from(lot):
        municipality = found_municipality(
            name="Fjordby Kommune",
            out_of_hours_phone="70 10 20 30",
            daytime_phone="70 10 20 00",
            at=first,
            by=NOBODY_LOGGED_IN,
        )
        staff = staff_the_offices(children=wanted.children, first=span.first, last=span.last, seed=wanted.seed)
    return town_of(municipality, staff, wanted)


def town_of(municipality: Municipality, staff: Staff, wanted: Wanted) -> Town:
    """The town with these offices, until midnight after its last day."""
    roster = Watch.objects.order_by("starts", "rank")
    watches = tuple((row.starts, row.ends, OnWatch(row.rank, row.user_id, row.phone)) for row in roster)
    house = House(municipality, staff.intake, watches)
    return Town(house, staff, wanted.span, start_of_day(wanted.last + timedelta(days=1)), wanted.seed)


def heard_of(wanted: Wanted) -> list[Family]:
    """The families that somebody worries about."""
    return families(children=wanted.children, span=wanted.span, seed=wanted.seed)


def begin(story: Story) -> None:
    """Plan what comes from outside: who worries about the family, and when it moves away."""
    for worry in story.family.worries:
        story.plan(worry.at, a_worry_comes, worry)
    if story.family.left_on is not None:
        story.plan(in_the_office(story.chance, story.family.left_on), move_away)


def live_in_memory(town: Town, known: Iterable[Family]) -> Counter[str]:
    """Let the families live, each in memory from its first day to its last, and put all down; rows by table.

    Nothing is asked of the database meanwhile: a deed that would is an error.
    """
    copier = Copier()
    terms = Terms.of(town.house.municipality)
    with counting_on(terms), connection.execute_wrapper(_refuse), made_quickly():
        for family in known:
            copier.take(_one_life(town, family))
    with transaction.atomic():
        copier.put_down()
    return copier.rows


def _refuse(execute: Any, sql: str, *_: Any) -> NoReturn:
    raise AsksTheDatabase(sql[:200])


class AsksTheDatabase(RuntimeError):
    """A deed asks the database while a life is lived in memory; the text is the beginning of what it asks."""


def live_day_by_day(town: Town, known: Sequence[Family]) -> None:
    """The same lives by ordinary deeds, everybody's days one after the other: what `live_in_memory` must equal."""
    stories = [Story(town, family) for family in known]
    for story in stories:
        begin(story)
    while waiting := [story for story in stories if story.next_at is not None]:
        min(waiting, key=lambda story: (story.next_at, story.family.number)).go_on()


def _one_life(town: Town, family: Family) -> Volume:
    volume = Volume()
    story = Story(town, family, volume=volume)
    begin(story)
    with bound_in(volume), answered_from_memory(Memory(volume, town.house).answers()):
        while story.next_at is not None:
            story.go_on()
    count_lives(volume, as_of=town.until)  # as the worker counts everybody when the last day is over
    return volume
