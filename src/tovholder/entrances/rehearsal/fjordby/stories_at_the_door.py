"""Who has come to Fjordby's front door. Each story is told in deeds, at moments counted back from now."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.fjordby.households import Parent, settle
from tovholder.entrances.rehearsal.fjordby.offices import Offices
from tovholder.entrances.rehearsal.fjordby.telling import (
    GRANDMOTHER,
    NEIGHBOUR,
    answer_everybody,
    assess,
    days,
    known,
    screen,
    tell,
)
from tovholder.foundation.families.models import Child, TieKind
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, ParentSaid


def a_girl_in_fear_of_her_family(town: Offices, now: datetime) -> None:
    """Yasmin fears a journey against her will: nothing may go out to the home."""
    at = now - days(2) - timedelta(hours=2)
    house = settle(
        "Parkvej 60, 9999 Fjordby",
        [
            (
                Child(
                    name="Yasmin Haddad",
                    birth_date=date(2009, 4, 24),
                    school_or_daycare="Fjordby Gymnasium",
                    safe_channel="Kun gennem studievejlederen, aldrig hjem",
                ),
                "2404099924",
            )
        ],
        [Parent("Samir Haddad", TieKind.FATHER, "40 00 00 61"), Parent("Rania Haddad", TieKind.MOTHER, "40 00 00 62")],
        at=at - days(1),
        by=town.karen.hand,
    )
    told = tell(
        "Yasmin siger, at familien har bestilt en rejse, og at hun ikke tror, hun kommer hjem igen.",
        known(house.children[0], "hos studievejlederen"),
        by=town.karen,
        at=at,
        safety_flags=("honour", "trip_abroad"),
        suspect=("custody_holder_a",),
        parents_may_know="no",
        notifier=NotifierSaid(kind="2", name="Ole Winther, studievejleder", contact="40 00 00 63"),
    )
    assess(
        told.concerns[0],
        town.karen,
        at + timedelta(hours=3),
        "Yasmin er i sikkerhed hos sin faster i nat.",
        contact_within=14,
    )
    intake.coordinate_with_police(
        house.children[0],
        agreed="Politiet taler med Yasmin først. Ingen kontakt til hjemmet.",
        reported="yes",
        review_on=danish_day(now + days(1)),
        coordinated_at=at + timedelta(hours=5),
        at=at + timedelta(hours=5),
        by=town.karen.hand,
    )


def what_was_advised_and_closed(town: Offices, now: datetime) -> None:
    """Aqqaluk's father asked for advice himself; the small matter stayed in Modtagelsen."""
    at = now - days(9)
    house = settle(
        "Bakkevej 17, 9999 Fjordby",
        [
            (
                Child(name="Aqqaluk Pavia Kleist", birth_date=date(2018, 9, 12), school_or_daycare="Bakkeskolen"),
                "1209187731",
            )
        ],
        [Parent("Malik Kleist", TieKind.FATHER, "40 00 00 71")],
        at=at - days(1),
        by=town.mette.hand,
    )
    told = tell(
        "Far ringer selv: Aqqaluk sover dårligt efter skilsmissen og vil ikke i skole.",
        known(house.children[0]),
        by=town.mette,
        at=at,
        notifier=NotifierSaid(kind="13", name="Malik Kleist", contact="40 00 00 71"),
    )
    assess(told.concerns[0], town.mette, at + timedelta(hours=2), "Far er opmærksom og beder om råd. Ingen fare.")
    intake.acknowledge_notifier(
        told.notification,
        in_person=True,
        given_at=at + timedelta(hours=2),
        at=at + timedelta(hours=2),
        by=town.mette.hand,
    )
    intake.tell_parents(
        told.concerns[0],
        whom="Malik Kleist",
        how="telefon",
        told_at=at + timedelta(hours=2),
        at=at + timedelta(hours=2),
        by=town.mette.hand,
    )
    screen(told.concerns[0], town.mette, at + days(3), "N1", "Tre rådgivende samtaler; gruppe for skilsmissebørn.")


def a_boy_nobody_has_taken_yet(town: Offices, now: datetime) -> None:
    """Sander was sent to Nord yesterday; Bodil has still to say who is to be his caseworker."""
    at = now - days(5)
    boy = Child(name="Sander Vig", birth_date=date(2014, 10, 2), school_or_daycare="Fjordskolen")
    house = settle(
        "Enghavevej 7, 9999 Fjordby",
        [(boy, "")],
        [Parent("Helle Vig", TieKind.MOTHER, "40 00 00 77")],
        at=at - days(1),
        by=town.mette.hand,
    )
    told = tell(
        "Sander har været i slagsmål hver dag i to uger og vil ikke hjem.",
        *map(known, house.children),
        by=town.mette,
        at=at,
    )
    (concern,) = told.concerns
    assess(
        concern,
        town.mette,
        at + timedelta(hours=5),
        "Talt med Sander og læreren. Han sover hos sin moster i denne uge.",
    )
    answer_everybody(told, town.mette, at + days(1), parents="Helle Vig")
    screen(concern, town.mette, at + days(4), "N4", "Skolen og mor skal spørges nærmere.", sent_to=town.north)


def an_unborn_child(town: Offices, now: datetime) -> None:
    """The midwife worries about a child not yet born."""
    at = now - timedelta(hours=9)
    tell(
        "Gravid i uge 24. Hun har drukket under graviditeten og bor hos forskellige venner.",
        ChildSaid(description="Louise Bangs barn", due_date=danish_day(now + days(110))),
        by=town.karen,
        at=at,
        safety_flags=("unborn",),
        notifier=NotifierSaid(kind="4", name="Anne Juul, jordemoder", contact="40 00 00 81"),
        parents=(ParentSaid(name="Louise Bang", phone="40 00 00 82", knows_of_notification="yes"),),
    )


def a_boy_nobody_can_name(town: Offices, now: datetime) -> None:
    """A neighbour called about a little boy on the second floor."""
    tell(
        "En lille dreng på anden sal går alene rundt på trappen om aftenen. "
        "Han har rød jakke og går i den grønne børnehave.",
        ChildSaid(
            description="Lille dreng, 4-5 år, rød jakke",
            address="Vestergade 4, 2. sal, 9999 Fjordby",
            school_or_daycare="den grønne børnehave",
        ),
        by=town.mette,
        at=now - timedelta(hours=6),
        notifier=NEIGHBOUR,
        danger_now="unknown",
    )


def somebody_wrote_last_night(town: Offices, now: datetime) -> None:
    """The grandmother filled in the form on the net, late."""
    tell(
        "Jeg er bekymret for mit barnebarn Alma. Hendes far er begyndt at drikke igen.",
        ChildSaid(name="Alma Winther", birth_date=date(2020, 3, 14), address="Solbakken 9, 9999 Fjordby"),
        by=None,
        at=now - timedelta(hours=13),
        channel="web_form",
        notifier=GRANDMOTHER,
        concerns=("UDSLAG9",),
    )
