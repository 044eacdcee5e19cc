"""Two families Fjordby helps. Each story is told in deeds, at moments counted back from now."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tovholder.entrances.rehearsal.fjordby.households import Parent, settle
from tovholder.entrances.rehearsal.fjordby.offices import Offices
from tovholder.entrances.rehearsal.fjordby.telling import days, known, tell, when
from tovholder.foundation.families.models import Child, TieKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import ConsentKind, ContactForm, Matter
from tovholder.practice.intake.reports import NotifierSaid


def twins_with_help_at_home(town: Offices, now: datetime) -> None:
    """Villads and Viggo's family has help; yesterday the day-care wrote, so somebody new must look."""
    start = now - days(60)
    twins = _the_twins(town, start - days(40))
    _agreed_to_help(town, twins, start)
    for child in twins:
        casework.start_measure(child, kind="5", **when(start, town.svend))
    tell(
        "Begge drenge er kommet i vådt tøj tre dage i træk, og mor virker påvirket ved aflevering.",
        *(known(child, "i børnehaven") for child in twins),
        by=None,
        at=now - timedelta(hours=20),
        channel="api",
        notifier=NotifierSaid(kind="3", name="Børnehuset Krabben", contact="krabben@fjordby.invalid"),
        concerns=("UDSLAG9",),
    )


def _the_twins(town: Offices, at: datetime) -> tuple[Child, ...]:
    """The two boys at home with their mother; only one has a CPR number we know. Svend has their cases."""
    born = {"twin": True, "birth_date": date(2022, 1, 21), "school_or_daycare": "Børnehuset Krabben"}
    house = settle(
        "Kirkegade 2, 9999 Fjordby",
        [(Child(name="Villads Lund", **born), "2101229551"), (Child(name="Viggo Lund", **born), "")],
        [Parent("Camilla Lund", TieKind.MOTHER, "40 00 00 51")],
        at=at,
        by=town.svend.hand,
        unit=town.north,
        caseworker=town.svend.post,
    )
    for child in house.children:
        casework.open_case(child, **when(at, town.svend))
    return house.children


def _agreed_to_help(town: Offices, twins: tuple[Child, ...], start: datetime) -> None:
    """Each boy is met and their mother consents to the help for each; one decision is about them both."""
    talks = []
    for child in twins:
        talks.append(
            casework.speak_with_child(
                child,
                form=ContactForm.DIRECT_CONTACT,
                about="støtte i hjemmet",
                matters=[Matter.SUPPORT],
                words="Leger tæt ved mor, søger trøst hos hende.",
                **when(start - days(2), town.svend),
            )
        )
        consented = when(start - days(1), town.svend)
        casework.give_consent(child, person_name="Camilla Lund", kind=ConsentKind.HELP, **consented)
    casework.decide(
        twins,
        kind="support",
        reasons="Mor er alene med to små drenge og vil gerne have en fast hånd om morgenen.",
        relies_on=talks,
        **when(start - timedelta(hours=20), town.svend),
    )


def a_protected_girl(town: Offices, now: datetime) -> None:
    """Emma and her mother live at an address nobody may see."""
    house = settle(
        "Hemmelig adresse 1, 9999 Fjordby",
        [(Child(name="Emma Nørgaard", birth_date=date(2014, 4, 22)), "2204148109")],
        [Parent("Sanne Nørgaard", TieKind.MOTHER)],
        at=now - days(150),
        by=town.sofie.hand,
        secret=True,
        unit=town.south,
        caseworker=town.sofie.post,
    )
    (emma,) = house.children
    casework.open_case(emma, **when(now - days(150), town.sofie))
    casework.speak_with_child(
        emma,
        about="hjælp derhjemme",
        matters=[Matter.SUPPORT],
        alone=True,
        words="Jeg vil bare have, at ingen finder os.",
        **when(now - days(104), town.sofie),
    )
    casework.give_consent(
        emma, person_name="Sanne Nørgaard", kind=ConsentKind.HELP, **when(now - days(103), town.sofie)
    )
    casework.decide(
        [emma], kind="support", reasons="En fast voksen for Emma og hendes mor.", **when(now - days(102), town.sofie)
    )
    casework.start_measure(emma, kind="3", **when(now - days(100), town.sofie))
    casework.follow_up(
        emma,
        result="Emma og kontaktpersonen ses hver uge.",
        **when(now - days(20), town.sofie),
    )
