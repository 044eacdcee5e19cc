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
from tovholder.practice.intake.reports import ParentSaid


def freja_at_home(town: Offices, at: datetime) -> Household:
    """Freja, her little brother Storm and their mother; every other week Ida, the half-sister, is there too."""
    house = settle(
        "Havnegade 12, 2. th., 9999 Fjordby",
        [
            (
                Child(name="Freja Ågård", called="Freja", birth_date=date(2017, 5, 4), school_or_daycare="Fjordskolen"),
                "",
            ),
            (
                Child(name="Storm Ågård", birth_date=date(2019, 10, 6), school_or_daycare="Fjordskolen"),
                "0610197897",
            ),
        ],
        [
            Parent("Lene Ågård", TieKind.MOTHER, "40 00 00 21"),
            Parent("Rasmus Vind", TieKind.STEP_PARENT, custody=False),
        ],
        at=at,
        by=town.karen.hand,
    )
    settle(
        "Møllevej 3, 9999 Fjordby",
        [(Child(name="Ida Bech", birth_date=date(2013, 2, 11), school_or_daycare="Fjordskolen"), "")],
        [Parent("Jonas Bech", TieKind.FATHER, "40 00 00 22")],
        at=at,
        by=town.karen.hand,
    )
    ida = Child.objects.get(name="Ida Bech")
    with open_book(at=at, by=town.karen.hand) as book:
        move_in(book, house.home, child=ida, share="hver anden uge", starts=date(2023, 1, 1))
    return house


def the_third_worry_about_freja(town: Offices, now: datetime) -> None:
    """Two earlier worries, one found baseless, one met with advice; this morning the teacher called again."""
    house = freja_at_home(town, now - days(320))
    freja, storm = house.children
    first = now - days(300)
    told = tell(
        "Der er larm og råben fra lejligheden om natten.", known(freja), by=town.karen, at=first, notifier=NEIGHBOUR
    )
    assess(told.concerns[0], town.karen, first + timedelta(hours=5), "Talt med mor og skole. Ingen tegn på fare.")
    _look_at_the_others(storm, "Storm er med i samtalen med mor og er glad.", first + timedelta(hours=5), town.karen)
    intake.tell_parents(
        told.concerns[0],
        whom="Lene Ågård",
        how="telefon",
        told_at=first + days(1),
        at=first + days(1),
        by=town.karen.hand,
    )
    screen(
        told.concerns[0],
        town.karen,
        first + days(6),
        "N0",
        "Naboens oplysninger kunne ikke bekræftes; skole og sundhedsplejerske er ikke bekymrede.",
        unfounded=True,
    )
    second = now - days(74)
    told = tell(
        "Freja er træt og kommer uden madpakke flere dage om ugen.",
        known(freja),
        by=town.mette,
        at=second,
        concerns=("UDSLAG14",),
    )
    assess(told.concerns[0], town.mette, second + timedelta(hours=7), "Freja er glad i klassen. Mor tager imod råd.")
    _look_at_the_others(storm, "Talt med Storms lærer. Han er glad og mæt.", second + timedelta(hours=7), town.mette)
    intake.acknowledge_notifier(
        told.notification, in_person=True, given_at=second + days(1), at=second + days(1), by=town.mette.hand
    )
    intake.tell_parents(
        told.concerns[0],
        whom="Lene Ågård",
        how="telefon",
        told_at=second + days(2),
        at=second + days(2),
        by=town.mette.hand,
    )
    screen(
        told.concerns[0],
        town.mette,
        second + days(8),
        "N1",
        "To samtaler med mor om morgener og sengetider. Aftale med skolen om morgenmad.",
    )
    tell(
        "Freja sov i timen igen i dag og sagde, at hun passer Storm om natten, når mor ikke er hjemme. "
        "Hun vil ikke have, at vi ringer hjem.",
        known(freja, "i skolen til kl. 14"),
        known(storm),
        by=town.karen,
        at=now - timedelta(hours=3),
        concerns=("UDSLAG14",),
        parents_may_know="unknown",
        parents=(ParentSaid(name="Lene Ågård", phone="40 00 00 21", knows_of_notification="no"),),
    )


def _look_at_the_others(storm: Child, reason: str, at: datetime, who: Colleague) -> None:
    """The other children of the home are thought of too: Storm, and Ida who is there every other week."""
    casework.consider_sibling(storm, reason=reason, **when(at, who))
    ida = Child.objects.get(name="Ida Bech")
    casework.consider_sibling(ida, reason="Ida bor mest hos sin far. Skolen er ikke bekymret.", **when(at, who))
