"""Who sits on Fjordby's committee, and when it meets next."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from tovholder.core.time.calendar import DANISH_TIME, danish_day
from tovholder.entrances.rehearsal.fjordby.offices import SINCE, Offices
from tovholder.practice.committee import actions as committee
from tovholder.practice.committee.models import ChairKind, Seat

SEATS = (
    (Seat.COUNCILLOR_1, "Anders Rask", ChairKind.CHAIR, "70 10 20 41"),
    (Seat.COUNCILLOR_2, "Birthe Vang", ChairKind.DEPUTY, "70 10 20 44"),
    (Seat.JUDGE, "Carl Bro", ChairKind.NONE, ""),
    (Seat.EXPERT_1, "Dorte Skov", ChairKind.NONE, ""),
    (Seat.EXPERT_2, "Erik Lindholm", ChairKind.NONE, ""),
)


def the_committee_sits(town: Offices, now: datetime) -> None:
    """Five members and a deputy for the judge; the ordinary meeting is in twelve days."""
    hand, at = town.bodil.hand, now - timedelta(days=400)
    for seat, name, chair, phone in SEATS:
        committee.seat_member(name=name, seat=seat, chair=chair, phone=phone, starts=SINCE, at=at, by=hand)
    committee.seat_member(name="Gerda Friis", seat=Seat.JUDGE, deputy=True, starts=SINCE, at=at, by=hand)
    day = danish_day(now) + timedelta(days=12)
    meets_at = datetime.combine(day, time(14), tzinfo=DANISH_TIME)
    committee.book_meeting(meets_at=meets_at, place="Rådhuset, lokale 2", at=now - timedelta(days=20), by=hand)
