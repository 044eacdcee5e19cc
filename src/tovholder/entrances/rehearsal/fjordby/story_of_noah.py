"""Noah's investigation. Told in deeds, at moments counted back from now."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.fjordby.households import Parent, settle
from tovholder.entrances.rehearsal.fjordby.offices import Offices
from tovholder.entrances.rehearsal.fjordby.telling import answer_everybody, assess, days, known, screen, tell, when
from tovholder.foundation.families.models import Child, TieKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import AskedOf, Matter, StatementBasis


def an_investigation_running_late(town: Offices, now: datetime) -> None:
    """Noah's investigation ends in ten days; nobody has heard him about it, and the psychologist has not answered."""
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
    noah, alba = house.children
    told = tell(
        "Noah slår sig selv og siger, at han ikke vil leve.",
        known(noah),
        by=town.mette,
        at=began,
        safety_flags=("suicide",),
        concerns=("UDSLAG4",),
    )
    (concern,) = told.concerns
    seen = began + timedelta(hours=4)
    assess(concern, town.mette, seen, "Talt med Noah og far. Aftale med egen læge i dag.")
    casework.consider_sibling(alba, reason="Talt med børnehaven. Alba er glad.", **when(seen, town.mette))
    answer_everybody(told, town.mette, began + days(1), parents="Pia og Bo Kristensen", how="møde")
    screen(
        concern,
        town.mette,
        began + days(3),
        "N5",
        "Flere tegn over længere tid; forældrene er enige.",
        sent_to=town.south,
    )
    noah.refresh_from_db()
    casework.change_caseworker(noah, post=town.sofie.post, at=began + days(3), by=town.inger.hand)
    _investigated(town, noah, began, now)


def _investigated(town: Offices, noah: Child, began: datetime, now: datetime) -> None:
    sofie = town.sofie
    investigation = casework.start_investigation(noah, **when(began + days(3), sofie))
    casework.speak_with_child(
        noah,
        about="underretningen",
        matters=[Matter.NOTIFICATION],
        place="hjemme",
        alone=True,
        words="Jeg er bare så træt. Far lytter, når vi kører bil.",
        **when(began + days(20), sofie),
    )
    asked = casework.ask_for_statement(
        noah,
        asked_of=AskedOf.PPR,
        asked_of_name="PPR",
        about="Trivsel og koncentration i klassen",
        basis=StatementBasis.CONSENT,
        due_on=danish_day(began + days(60)),
        investigation=investigation,
        **when(began + days(30), sofie),
    )
    for reminded in (began + days(70), now - days(6)):
        casework.remind_of_statement(asked, **when(reminded, sofie))
    casework.write_note(
        [noah],
        text="Skolens psykolog er bedt om en udtalelse. Rykket to gange.",
        title="Venter på PPR",
        told_by="PPR, sekretariatet",
        written_by=sofie.name,
        **when(now - days(6), sofie),
    )
