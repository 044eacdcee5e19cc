"""One child's life in the office, told through the deeds: the pattern that a town is copied from."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.fjordby.households import Parent, settle
from tovholder.entrances.rehearsal.fjordby.offices import Offices
from tovholder.entrances.rehearsal.fjordby.telling import assess, days, known, screen, tell
from tovholder.foundation.families.models import Child, TieKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import ChildConversation
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.models import Concern

BEGAN = days(330)


def a_child_with_help(town: Offices, *, now: datetime, ended: bool) -> Child:
    """A worry, an investigation, help at home, another worry; 25 lines. With `ended` the case is closed again.

    The little sister is in the household and in no notification of her own.
    """
    start, hand = now - BEGAN, town.svend.hand
    house = settle(
        "Prøvevej 1, 9999 Fjordby",
        [
            (Child(name="Storm Prøve", birth_date=date(2016, 3, 1), school_or_daycare="Fjordskolen"), "0610197897"),
            (Child(name="Alma Prøve", birth_date=date(2020, 8, 9), school_or_daycare="Børnehuset Krabben"), ""),
        ],
        [Parent("Mia Prøve", TieKind.MOTHER, "40 00 00 71")],
        at=start - days(1),
        by=hand,
        unit=town.north,
        caseworker=town.svend.post,
    )
    child = house.children[0]
    _first_worry(town, child, start)
    _investigated(town, child, start)
    plan_made = start + days(128)
    casework.make_plan(
        child,
        kind="barnets_plan",
        first_follow_up_on=danish_day(plan_made + days(80)),
        happened_at=plan_made,
        at=plan_made,
        by=hand,
    )
    help_began = plan_made + days(1)
    measure = casework.start_measure(child, kind="5", happened_at=help_began, at=help_began, by=hand)
    _followed_up(town, child, plan_made + days(80), next_on=danish_day(now + days(20)))
    _second_worry(town, child, now - days(74))
    if ended:
        over = now - days(40)
        casework.end_measure(child, measure, happened_at=over, at=over, by=hand)
        case = casework.open_case(child, happened_at=over, at=over, by=hand)
        casework.close_case(case, because="Målene er nået.", happened_at=over, at=over, by=hand)
    child.refresh_from_db()
    return child


def a_new_worry(town: Offices, child: Child, *, at: datetime) -> None:
    """A teacher calls about a child that is known: it waits in Modtagelsen."""
    tell("Barnet sover i timerne og vil ikke hjem.", known(child, "i skolen"), by=town.karen, at=at)


def _first_worry(town: Offices, child: Child, at: datetime) -> None:
    told = tell("Barnet kommer uden madpakke i dag.", known(child), by=town.karen, at=at, concerns=("UDSLAG14",))
    concern = told.concerns[0]
    assess(concern, town.karen, at + timedelta(hours=5), "Talt med skole og mor. Ingen tegn på fare i dag.")
    intake.acknowledge_notifier(
        told.notification, in_person=True, given_at=at + days(1), at=at + days(1), by=town.karen.hand
    )
    _parents_told(town, concern, at + days(2))
    screen(concern, town.karen, at + days(6), "N5", "Flere tegn over længere tid.", sent_to=town.north)


def _second_worry(town: Offices, child: Child, at: datetime) -> None:
    told = tell("Barnet siger, at det er alene om natten.", known(child), by=town.karen, at=at, concerns=("UDSLAG14",))
    concern = told.concerns[0]
    assess(concern, town.mette, at + timedelta(hours=7), "Barnet er glad for hjælpen. Mor har en plan for nætterne.")
    intake.acknowledge_notifier(
        told.notification, in_person=True, given_at=at + days(1), at=at + days(1), by=town.mette.hand
    )
    _parents_told(town, concern, at + days(2))
    screen(concern, town.mette, at + days(5), "N7", "Indgår i den løbende sag.", sent_to=town.north)
    _talked(town, child, "nætterne alene", at + days(9))
    _noted(town, child, "Aftale med mormor", at + days(10))


def _investigated(town: Offices, child: Child, start: datetime) -> None:
    hand, opened, done = town.svend.hand, start + days(7), start + days(115)
    casework.open_case(child, happened_at=opened, at=opened, by=hand)
    casework.start_investigation(child, happened_at=opened, at=opened, by=hand)
    talk = _talked(town, child, "undersøgelsen", start + days(20))
    for number, title in enumerate(("Møde med skolen", "Udtalelse fra sundhedsplejen", "Rykket for svar")):
        _noted(town, child, title, start + days(30 + 20 * number))
    casework.complete_investigation(
        child, conclusion="Mor har brug for støtte i hverdagen.", happened_at=done, at=done, by=hand
    )
    casework.decide(
        [child],
        kind="support",
        reasons="Støtte i hjemmet; mor og barn er enige.",
        relies_on=[talk],
        plan_needed=True,
        happened_at=done + days(3),
        at=done + days(3),
        by=hand,
    )


def _followed_up(town: Offices, child: Child, at: datetime, *, next_on: date) -> None:
    casework.follow_up(
        child, result="Det går bedre om morgenen.", next_on=next_on, happened_at=at, at=at, by=town.svend.hand
    )


def _talked(town: Offices, child: Child, about: str, at: datetime) -> ChildConversation:
    return casework.speak_with_child(
        child,
        about=about,
        place="på skolen",
        alone=True,
        words="Jeg vil gerne have, at mor er hjemme om aftenen.",
        happened_at=at,
        at=at,
        by=town.svend.hand,
    )


def _noted(town: Offices, child: Child, title: str, at: datetime) -> None:
    casework.write_note(
        [child],
        text="Vi har talt om hverdagen, og om hvem der kan hjælpe. Aftalen står i planen.",
        title=title,
        written_by=town.svend.name,
        happened_at=at,
        at=at,
        by=town.svend.hand,
    )


def _parents_told(town: Offices, concern: Concern, at: datetime) -> None:
    intake.tell_parents(concern, whom="Mia Prøve", how="telefon", told_at=at, at=at, by=town.karen.hand)
