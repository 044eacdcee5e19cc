"""Malik lives with a foster family. Told in deeds, at moments counted back from now."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tovholder.core.plans.trend import Trend
from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.fjordby.households import Household, Parent, settle
from tovholder.entrances.rehearsal.fjordby.offices import Offices
from tovholder.entrances.rehearsal.fjordby.telling import answer_everybody, assess, days, known, screen, tell, when
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.actions import found_home
from tovholder.foundation.families.models import Child, HomeKind, TieKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.actions.placements import PlacementTerms
from tovholder.practice.casework.models import (
    AskedOf,
    Basis,
    ChildRequest,
    ConsentKind,
    Matter,
    Placement,
    StatementBasis,
    SupportPerson,
)
from tovholder.practice.plans import actions as plans
from tovholder.practice.plans.models import WishFrom
from tovholder.practice.plans.queries import goals_in_force

WISH = "Jeg vil gerne bo hos Hanne og Per og blive på min skole. Jeg vil se mor hver søndag."
GOALS = (  # what we will see, what we do, who does it, and which part of life it is about
    ("Malle sover godt om natten", "Hanne og Per læser højt hver aften", "Hanne og Per", "wellbeing"),
    ("Malle er med til fodbold", "Malle går til fodbold om tirsdagen, og Per kører ham", "Per og Malle", "network"),
    ("Malle og mor ses hver søndag", "Mor kommer til frokost hos Hanne og Per hver søndag", "Mor", "family"),
    ("Malle kan følge med i matematik", "Skolen hjælper Malle to timer om ugen", "Lone Bech fra skolen", "kabu"),
)
SEEN = (Trend.UP, Trend.LEVEL, Trend.UP, Trend.DOWN)


def a_placed_boy(town: Offices, now: datetime) -> None:
    """Malik: one of two visits is made, the next follow-up is close, and he has asked for something."""
    start = now - days(200)
    malik = _from_the_worry_to_the_investigation(town, start)
    placement = _placed(town, malik, start)
    _planned_and_followed_up(town, malik, start, now)
    _seen_and_heard(town, malik, placement, start, now)


def _from_the_worry_to_the_investigation(town: Offices, start: datetime) -> Child:
    at = start - days(120)
    house: Household = settle(
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

    begun = at + days(7)
    investigation = casework.start_investigation(malik, ground="stk2", **when(begun, town.svend))
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
    casework.receive_statement(asked, **when(begun + days(15), town.svend))
    casework.read_statement(asked, says="Malik er vellidt og savner en rytme.", at=begun + days(15), by=town.svend.hand)
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
        **when(start - days(20), town.svend),
    )
    return malik


def _placed(town: Offices, malik: Child, start: datetime) -> Placement:
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
    casework.give_consent(
        malik, person_name="Tina Petersen", kind=ConsentKind.PLACEMENT, **when(start - days(8), svend)
    )
    casework.decide(
        [malik],
        kind="placement",
        reasons="Anbringelse med samtykke; skolen og søndagene hos mor bevares.",
        relies_on=[talk],
        **when(start - days(5), svend),
    )
    with open_book(at=start, by=svend.hand) as book:
        foster = found_home(book, address="Engvej 21, 9999 Fjordby", name="Hanne og Per", kind=HomeKind.PLACEMENT)
    (placement,) = casework.start_placement(
        [malik], home=foster, terms=PlacementTerms(basis=Basis.CONSENT), **when(start, svend)
    )
    for whose, name in ((SupportPerson.Whose.CHILD, "Farmor Inge"), (SupportPerson.Whose.PARENTS, "Moster Rikke")):
        casework.consider_support_person(
            placement,
            whose=whose,
            outcome=SupportPerson.Outcome.NETWORK,
            name=name,
            **when(start + timedelta(hours=2), svend),
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


def _planned_and_followed_up(town: Offices, malik: Child, start: datetime, now: datetime) -> None:
    svend, made = town.svend, start + days(40)
    writing = {"at": made, "by": svend.hand, "by_name": svend.name}
    for see, do, who, part in GOALS:
        plans.write_goal(
            [malik],
            see=see,
            do=do,
            who=who,
            part=part,
            by_when=danish_day(now + days(90)),
            measure="Det går godt fire uger i træk",
            **writing,  # type: ignore[arg-type]
        )
    plans.write_wish(malik, wish=WISH, wish_from=WishFrom.TOGETHER, **writing)  # type: ignore[arg-type]
    version = plans.make_plan(
        malik,
        influence="Malle bliver hos Hanne og Per. Han bliver på sin skole, og mor kommer hver søndag, som han bad om.",
        first_follow_up_on=danish_day(start + days(80)),
        **when(made, svend),
    )
    looked = start + days(80)
    plans.hold_follow_up(
        malik,
        plan=version.plan,
        goals=[
            plans.GoalSeen(goal.thread, trend, scale=6) for goal, trend in zip(goals_in_force(malik), SEEN, strict=True)
        ],
        result="Malik trives. Søndagene holder.",
        child_view="Det er okay. Matematik er svært.",
        next_on=danish_day(now + days(12)),
        next_because="Efter efterårets skolehjemsamtale.",
        parents_contacted_on=danish_day(looked),
        **when(looked, svend),
    )


def _seen_and_heard(town: Offices, malik: Child, placement: Placement, start: datetime, now: datetime) -> None:
    visited = when(start + days(100), town.svend)
    casework.speak_with_child(
        malik,
        about="hvordan det går hos Hanne og Per",
        matters=[Matter.FOLLOW_UP],
        place="i plejefamilien",
        alone=True,
        words="Det er okay. Jeg savner mor om onsdagen.",
        **visited,
    )
    casework.visit(malik, child_seen=True, seen="Eget værelse, glad for hunden.", **visited)
    casework.receive_request(
        malik,
        what=ChildRequest.What.MORE_CONTACT,
        words="Må jeg også være hos mor om onsdagen?",
        answer_by=danish_day(now + days(9)),
        **when(now - days(5), town.svend),
    )
