"""One person in a seat at a time, one chair, and the chair can be called."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.practice.committee.moments import FRIDAY_NIGHT
from tovholder.foundation.organisation.models import OwnPerson
from tovholder.practice.committee.actions import SeatTaken, leave_seat, seat_member
from tovholder.practice.committee.models import ChairKind, CommitteeMember, Seat
from tovholder.practice.committee.queries.people import seats_on, those_who_decide_at_night

pytestmark = pytest.mark.django_db


def test_a_seat_is_taken_until_somebody_leaves_it(committee, svends_hand):
    told = {
        "name": "Frida Holm",
        "seat": Seat.JUDGE,
        "starts": date(2026, 11, 1),
        "at": FRIDAY_NIGHT,
        "by": svends_hand,
    }
    with pytest.raises(SeatTaken, match="Pladsen"):
        seat_member(**told)

    leave_seat(committee["judge"], ends=date(2026, 11, 1), at=FRIDAY_NIGHT, by=svends_hand)
    frida = seat_member(**told)

    assert {seat.seat: seat.member for seat in seats_on(date(2026, 11, 1))}[Seat.JUDGE] == frida
    assert {seat.seat: seat.member for seat in seats_on(date(2026, 10, 31))}[Seat.JUDGE] == committee["judge"]


def test_the_database_itself_keeps_two_from_one_seat_and_from_one_chair(committee):
    for told in (
        {"seat": Seat.JUDGE, "deputy": False},
        {"seat": Seat.JUDGE, "deputy": True, "chair": ChairKind.CHAIR, "phone": "1"},
        {"seat": Seat.EXPERT_1, "deputy": True, "chair": ChairKind.DEPUTY},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            CommitteeMember.objects.create(name="Frida Holm", starts=date(2026, 1, 1), **told)


def test_at_night_the_chair_is_called_first_and_then_the_deputy(committee):
    assert [each.name for each in those_who_decide_at_night(date(2026, 10, 16))] == ["Anders Rask", "Birthe Vang"]


def test_a_matter_about_a_members_own_family_goes_to_others(committee):
    assert OwnPerson.objects.filter(name_key="carl dommer").exists()
