"""What has happened to the families Fjordby knows. Each story is told in deeds, at moments counted back from now."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.fjordby.households import Parent, settle
from tovholder.entrances.rehearsal.fjordby.offices import Offices
from tovholder.entrances.rehearsal.fjordby.telling import (
    assess,
    days,
    known,
    screen,
    tell,
)
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.actions import found_home
from tovholder.foundation.families.models import Child, HomeKind, TieKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import ContactForm
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.reports import NotifierSaid


def a_placed_boy(town: Offices, now: datetime) -> None:
    """Malik lives with a foster family; one of two visits is made, and the next follow-up is close."""
    start = now - days(200)
    house = settle(
        "Skovvej 8, 9999 Fjordby",
        [
            (
                Child(
                    name="Malik Petersen", called="Malle", birth_date=date(2011, 6, 11), school_or_daycare="Skovskolen"
                ),
                "1106117042",
            )
        ],
        [Parent("Tina Petersen", TieKind.MOTHER, "40 00 00 31")],
        at=start - days(120),
        by=town.svend.hand,
        unit=town.north,
        caseworker=town.svend.post,
    )
    (malik,) = house.children
    hand = town.svend.hand
    casework.open_case(malik, happened_at=start - days(120), at=start - days(120), by=hand)
    casework.start_investigation(malik, happened_at=start - days(110), at=start - days(110), by=hand)
    casework.complete_investigation(
        malik,
        conclusion="Mor kan ikke give Malik den støtte, han har brug for lige nu. Begge ønsker en plejefamilie.",
        happened_at=start - days(20),
        at=start - days(20),
        by=hand,
    )
    talk = casework.speak_with_child(
        malik,
        about="at flytte i plejefamilie",
        place="på skolen",
        alone=True,
        words="Jeg vil gerne bo hos Hanne og Per, hvis jeg må blive på min skole og se mor hver søndag.",
        happened_at=start - days(12),
        at=start - days(12),
        by=hand,
    )
    casework.decide(
        [malik],
        kind="placement",
        reasons="Anbringelse med samtykke; skolen og søndagene hos mor bevares.",
        relies_on=[talk],
        happened_at=start - days(5),
        at=start - days(5),
        by=hand,
    )
    with open_book(at=start, by=hand) as book:
        foster = found_home(book, address="Engvej 21, 9999 Fjordby", name="Hanne og Per", kind=HomeKind.PLACEMENT)
    casework.start_placement([malik], home=foster, happened_at=start, at=start, by=hand)
    casework.make_plan(
        malik,
        kind="barnets_plan",
        first_follow_up_on=danish_day(start + days(80)),
        happened_at=start + days(40),
        at=start + days(40),
        by=hand,
    )
    casework.follow_up(
        malik,
        result="Malik trives. Søndagene holder.",
        next_on=danish_day(now + days(12)),
        happened_at=start + days(80),
        at=start + days(80),
        by=hand,
    )
    visited = start + days(100)
    casework.speak_with_child(
        malik,
        about="hvordan det går hos Hanne og Per",
        place="i plejefamilien",
        alone=True,
        words="Det er okay. Jeg savner mor om onsdagen.",
        happened_at=visited,
        at=visited,
        by=hand,
    )
    casework.visit(
        malik, child_seen=True, seen="Eget værelse, glad for hunden.", happened_at=visited, at=visited, by=hand
    )


def an_investigation_running_late(town: Offices, now: datetime) -> None:
    """Noah's investigation ends in eight days; the school psychologist has not answered yet."""
    began = now - days(112)
    house = settle(
        "Strandvejen 44, 9999 Fjordby",
        [
            (
                Child(name="Noah Kristensen", birth_date=date(2016, 6, 21), school_or_daycare="Strandskolen"),
                "2106169013",
            ),
            (Child(name="Alba Kristensen", birth_date=date(2021, 9, 9), school_or_daycare="Børnehuset Tangen"), ""),
        ],
        [
            Parent("Pia Kristensen", TieKind.MOTHER, "40 00 00 41"),
            Parent("Bo Kristensen", TieKind.FATHER, "40 00 00 42"),
        ],
        at=began,
        by=town.mette.hand,
    )
    noah, _ = house.children
    told = tell(
        "Noah slår sig selv og siger, at han ikke vil leve.",
        known(noah),
        by=town.mette,
        at=began,
        safety_flags=("suicide",),
        concerns=("UDSLAG4",),
    )
    assess(
        told.concerns[0], town.mette, began + timedelta(hours=4), "Talt med Noah og far. Aftale med egen læge i dag."
    )
    intake.acknowledge_notifier(
        told.notification, in_person=True, given_at=began + days(1), at=began + days(1), by=town.mette.hand
    )
    intake.tell_parents(
        told.concerns[0],
        whom="Pia og Bo Kristensen",
        how="møde",
        told_at=began + days(1),
        at=began + days(1),
        by=town.mette.hand,
    )
    screen(
        told.concerns[0],
        town.mette,
        began + days(3),
        "N5",
        "Flere tegn over længere tid; forældrene er enige.",
        sent_to=town.south,
    )
    noah.refresh_from_db()
    noah.caseworker = town.sofie.post
    with open_book(at=began + days(3), by=town.sofie.hand) as book:
        book.change(noah, "caseworker")
        book.line("caseworker named", about=[noah.pk], happened_at=began + days(3))
    casework.open_case(noah, happened_at=began + days(3), at=began + days(3), by=town.sofie.hand)
    casework.start_investigation(noah, happened_at=began + days(3), at=began + days(3), by=town.sofie.hand)
    casework.speak_with_child(
        noah,
        about="undersøgelsen",
        place="hjemme",
        alone=True,
        words="Jeg er bare så træt. Far lytter, når vi kører bil.",
        happened_at=began + days(20),
        at=began + days(20),
        by=town.sofie.hand,
    )
    casework.write_note(
        [noah],
        text="Skolens psykolog er bedt om en udtalelse. Rykket to gange.",
        title="Venter på PPR",
        told_by="PPR, sekretariatet",
        written_by=town.sofie.name,
        happened_at=now - days(6),
        at=now - days(6),
        by=town.sofie.hand,
    )


def twins_with_help_at_home(town: Offices, now: datetime) -> None:
    """Villads and Viggo's family has help; yesterday the day-care wrote, so somebody new must look."""
    start = now - days(60)
    house = settle(
        "Kirkegade 2, 9999 Fjordby",
        [
            (
                Child(
                    name="Villads Lund", twin=True, birth_date=date(2022, 1, 21), school_or_daycare="Børnehuset Krabben"
                ),
                "2101229551",
            ),
            (
                Child(
                    name="Viggo Lund", twin=True, birth_date=date(2022, 1, 21), school_or_daycare="Børnehuset Krabben"
                ),
                "",
            ),
        ],
        [Parent("Camilla Lund", TieKind.MOTHER, "40 00 00 51")],
        at=start - days(40),
        by=town.svend.hand,
        unit=town.north,
        caseworker=town.svend.post,
    )
    hand = town.svend.hand
    for child in house.children:
        casework.open_case(child, happened_at=start - days(40), at=start - days(40), by=hand)
        casework.speak_with_child(
            child,
            form=ContactForm.DIRECT_CONTACT,
            about="støtte i hjemmet",
            words="Leger tæt ved mor, søger trøst hos hende.",
            happened_at=start - days(2),
            at=start - days(2),
            by=hand,
        )
        casework.start_measure(child, kind="5", happened_at=start, at=start, by=hand)
    tell(
        "Begge drenge er kommet i vådt tøj tre dage i træk, og mor virker påvirket ved aflevering.",
        *(known(child, "i børnehaven") for child in house.children),
        by=None,
        at=now - timedelta(hours=20),
        channel="api",
        notifier=NotifierSaid(kind="3", name="Børnehuset Krabben", contact="krabben@fjordby.invalid"),
        concerns=("UDSLAG9",),
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
    casework.open_case(house.children[0], happened_at=now - days(150), at=now - days(150), by=town.sofie.hand)
    casework.start_measure(
        house.children[0], kind="3", happened_at=now - days(100), at=now - days(100), by=town.sofie.hand
    )
