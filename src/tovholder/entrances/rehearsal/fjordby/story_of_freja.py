"""What has happened to Freja and her home. Told in deeds, at moments counted back from now."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tovholder.entrances.rehearsal.fjordby.households import Household, Parent, settle
from tovholder.entrances.rehearsal.fjordby.offices import Colleague, Offices
from tovholder.entrances.rehearsal.fjordby.telling import (
    NEIGHBOUR,
    assess,
    days,
    known,
    screen,
    tell,
    when,
)
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.actions import move_in
from tovholder.foundation.families.models import Child, TieKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.models import Concern
from tovholder.practice.intake.reports import ParentSaid

MOTHER = "Lene Ågård"


def freja_at_home(town: Offices, at: datetime) -> Household:
    """Freja, her little brother Storm and their mother; every other week Ida, the half-sister, is there too."""
    school = "Fjordskolen"
    freja = Child(name="Freja Ågård", called="Freja", birth_date=date(2017, 5, 4), school_or_daycare=school)
    storm = Child(name="Storm Ågård", birth_date=date(2019, 10, 6), school_or_daycare=school)
    house = settle(
        "Havnegade 12, 2. th., 9999 Fjordby",
        [(freja, ""), (storm, "0610197897")],
        [
            Parent(MOTHER, TieKind.MOTHER, "40 00 00 21"),
            Parent("Rasmus Vind", TieKind.STEP_PARENT, custody=False),
        ],
        at=at,
        by=town.karen.hand,
    )
    ida = Child(name="Ida Bech", birth_date=date(2013, 2, 11), school_or_daycare=school)
    settle(
        "Møllevej 3, 9999 Fjordby",
        [(ida, "")],
        [Parent("Jonas Bech", TieKind.FATHER, "40 00 00 22")],
        at=at,
        by=town.karen.hand,
    )
    with open_book(at=at, by=town.karen.hand) as book:
        move_in(book, house.home, child=ida, share="hver anden uge", starts=date(2023, 1, 1))
    return house


def the_third_worry_about_freja(town: Offices, now: datetime) -> None:
    """Two earlier worries, one found baseless, one met with advice; this morning the teacher called again."""
    freja, storm = freja_at_home(town, now - days(320)).children
    _noise_at_night(town, freja, storm, now - days(300))
    _no_packed_lunch(town, freja, storm, now - days(74))
    tell(
        "Freja sov i timen igen i dag og sagde, at hun passer Storm om natten, når mor ikke er hjemme. "
        "Hun vil ikke have, at vi ringer hjem.",
        known(freja, "i skolen til kl. 14"),
        known(storm),
        by=town.karen,
        at=now - timedelta(hours=3),
        concerns=("UDSLAG14",),
        parents_may_know="unknown",
        parents=(ParentSaid(name=MOTHER, phone="40 00 00 21", knows_of_notification="no"),),
    )


def _noise_at_night(town: Offices, freja: Child, storm: Child, at: datetime) -> None:
    """A neighbour worried without a name, and nothing was found."""
    karen, looked = town.karen, at + timedelta(hours=5)
    told = tell("Der er larm og råben fra lejligheden om natten.", known(freja), by=karen, at=at, notifier=NEIGHBOUR)
    (concern,) = told.concerns
    assess(concern, karen, looked, "Talt med mor og skole. Ingen tegn på fare.")
    _look_at_the_others(storm, "Storm er med i samtalen med mor og er glad.", looked, karen)
    _tell_mother(concern, karen, at + days(1))
    found = "Naboens oplysninger kunne ikke bekræftes; skole og sundhedsplejerske er ikke bekymrede."
    screen(concern, karen, at + days(6), "N0", found, unfounded=True)


def _no_packed_lunch(town: Offices, freja: Child, storm: Child, at: datetime) -> None:
    """The school worried, and the family had advice."""
    mette, looked, answered = town.mette, at + timedelta(hours=7), at + days(1)
    told = tell(
        "Freja er træt og kommer uden madpakke flere dage om ugen.",
        known(freja),
        by=mette,
        at=at,
        concerns=("UDSLAG14",),
    )
    (concern,) = told.concerns
    assess(concern, mette, looked, "Freja er glad i klassen. Mor tager imod råd.")
    _look_at_the_others(storm, "Talt med Storms lærer. Han er glad og mæt.", looked, mette)
    intake.acknowledge_notifier(told.notification, in_person=True, given_at=answered, at=answered, by=mette.hand)
    _tell_mother(concern, mette, at + days(2))
    advice = "To samtaler med mor om morgener og sengetider. Aftale med skolen om morgenmad."
    screen(concern, mette, at + days(8), "N1", advice)


def _tell_mother(concern: Concern, who: Colleague, at: datetime) -> None:
    intake.tell_parents(concern, whom=MOTHER, how="telefon", told_at=at, at=at, by=who.hand)


def _look_at_the_others(storm: Child, reason: str, at: datetime, who: Colleague) -> None:
    """The other children of the home are thought of too: Storm, and Ida who is there every other week."""
    casework.consider_sibling(storm, reason=reason, **when(at, who))
    ida = Child.objects.get(name="Ida Bech")
    casework.consider_sibling(ida, reason="Ida bor mest hos sin far. Skolen er ikke bekymret.", **when(at, who))
