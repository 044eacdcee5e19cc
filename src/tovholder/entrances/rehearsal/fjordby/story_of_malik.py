"""Malik comes to live with a foster family, and is on his way home. Told in deeds, at moments counted back from now."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.fjordby.households import Parent, settle
from tovholder.entrances.rehearsal.fjordby.malik_as_placed import (
    asked_for_more_time,
    planned_and_followed_up,
    seen_and_heard,
)
from tovholder.entrances.rehearsal.fjordby.malik_on_his_way_home import decided_to_go_home
from tovholder.entrances.rehearsal.fjordby.offices import Offices
from tovholder.entrances.rehearsal.fjordby.telling import answer_everybody, assess, days, known, screen, tell, when
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.actions import found_home
from tovholder.foundation.families.models import Child, HomeKind, TieKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.actions.placed.placements import PlacementTerms
from tovholder.practice.casework.models import (
    AskedOf,
    Basis,
    ConsentKind,
    Investigation,
    Matter,
    Placement,
    StatementBasis,
    SupportPerson,
)

PLACED_FOR, NOTIFIED_BEFORE = days(200), days(120)
SUPPORTING = ((SupportPerson.Whose.CHILD, "Farmor Inge"), (SupportPerson.Whose.PARENTS, "Moster Rikke"))


def a_placed_boy(town: Offices, now: datetime) -> None:
    """Malik: one of two visits is made, he has asked for something, and in two months he goes home."""
    start = now - PLACED_FOR
    malik = _the_worry(town, start - NOTIFIED_BEFORE)
    _investigated(town, malik, start - NOTIFIED_BEFORE + days(7), until=start - days(20))
    _agreed_to(town, malik, start)
    placement = _placed(town, malik, start)
    planned_and_followed_up(town, malik, start, now)
    seen_and_heard(town, malik, start, now)
    decided_to_go_home(town, placement, now)
    asked_for_more_time(town, malik, now)


def _the_worry(town: Offices, at: datetime) -> Child:
    boy = Child(name="Malik Petersen", called="Malle", birth_date=date(2011, 6, 11), school_or_daycare="Skovskolen")
    house = settle(
        "Skovvej 8, 9999 Fjordby",
        [(boy, "1106117042")],
        [Parent("Tina Petersen", TieKind.MOTHER, "40 00 00 31")],
        at=at - days(1),
        by=town.mette.hand,
    )
    (malik,) = house.children
    told = tell("Malik er ikke kommet i skole i tre uger. Mor åbner ikke døren.", known(malik), by=town.mette, at=at)
    (concern,) = told.concerns
    assess(concern, town.mette, at + timedelta(hours=6), "Talt med Malik på skolen. Han er tryg og får mad.")
    casework.speak_with_child(
        malik, about="underretningen", matters=[Matter.NOTIFICATION], alone=True, **when(at + days(1), town.mette)
    )
    answer_everybody(told, town.mette, at + days(1), parents="Tina Petersen", how="møde")
    screen(concern, town.mette, at + days(5), "N5", "Langt fravær, og mor er syg.", sent_to=town.north)
    malik.refresh_from_db()
    casework.change_caseworker(malik, post=town.svend.post, at=at + days(6), by=town.bodil.hand)
    return malik


def _investigated(town: Offices, malik: Child, begun: datetime, *, until: datetime) -> None:
    investigation = casework.start_investigation(malik, ground="stk2", **when(begun, town.svend))
    _the_school_is_asked(town, malik, investigation, begun)
    casework.speak_with_child(
        malik,
        about="undersøgelsen",
        matters=[Matter.INVESTIGATION],
        place="på skolen",
        alone=True,
        words="Mor sover meget. Jeg kan godt selv lave mad.",
        **when(begun + days(20), town.svend),
    )
    casework.complete_investigation(
        malik,
        conclusion="Mor kan ikke give Malik den støtte, han har brug for lige nu. Begge ønsker en plejefamilie.",
        **when(until, town.svend),
    )


def _the_school_is_asked(town: Offices, malik: Child, investigation: Investigation, begun: datetime) -> None:
    answered = begun + days(15)
    asked = casework.ask_for_statement(
        malik,
        asked_of=AskedOf.SCHOOL,
        asked_of_name="Skovskolen",
        about="Fravær og trivsel",
        basis=StatementBasis.CONSENT,
        due_on=danish_day(begun + days(21)),
        investigation=investigation,
        **when(begun, town.svend),
    )
    casework.receive_statement(asked, **when(answered, town.svend))
    casework.read_statement(asked, says="Malik er vellidt og savner en rytme.", at=answered, by=town.svend.hand)


def _agreed_to(town: Offices, malik: Child, start: datetime) -> None:
    """Malik wants it, his mother consents, and it is decided."""
    svend = town.svend
    talk = casework.speak_with_child(
        malik,
        about="at flytte i plejefamilie",
        matters=[Matter.PLACEMENT],
        place="på skolen",
        alone=True,
        words="Jeg vil gerne bo hos Hanne og Per, hvis jeg må blive på min skole og se mor hver søndag.",
        **when(start - days(12), svend),
    )
    consented = when(start - days(8), svend)
    casework.give_consent(malik, person_name="Tina Petersen", kind=ConsentKind.PLACEMENT, **consented)
    casework.decide(
        [malik],
        kind="placement",
        reasons="Anbringelse med samtykke; skolen og søndagene hos mor bevares.",
        relies_on=[talk],
        **when(start - days(5), svend),
    )


def _placed(town: Offices, malik: Child, start: datetime) -> Placement:
    """He moves in with Hanne and Per; he and his mother each have somebody, and she comes every Sunday."""
    svend = town.svend
    with open_book(at=start, by=svend.hand) as book:
        foster = found_home(book, address="Engvej 21, 9999 Fjordby", name="Hanne og Per", kind=HomeKind.PLACEMENT)
    terms, asked = PlacementTerms(basis=Basis.CONSENT), when(start + timedelta(hours=2), svend)
    (placement,) = casework.start_placement([malik], home=foster, terms=terms, **when(start, svend))
    for whose, name in SUPPORTING:
        casework.consider_support_person(
            placement, whose=whose, outcome=SupportPerson.Outcome.NETWORK, name=name, **asked
        )
    contact = casework.decide_contact(
        placement,
        with_whom="Mor",
        form="alm",
        every_days=7,
        childs_wish="Hver søndag.",
        **when(start + timedelta(hours=3), svend),
    )
    casework.record_contact_held(contact, went="Frokost og gåtur. Begge var glade.", **when(start + days(193), svend))
    return placement
