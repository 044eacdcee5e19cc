"""The committee of Fjordby, and Freja with a mother and a father."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.practice.committee.moments import FRIDAY_NIGHT
from tests.world.people import LONG_AGO, hire
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.families.models import Adult, Child, Tie, TieKind
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.committee import actions
from tovholder.practice.committee.actions import seat_member
from tovholder.practice.committee.models import ChairKind, CommitteeMember, Seat

PEOPLE = {
    Seat.COUNCILLOR_1: ("Anders Rask", ChairKind.CHAIR),
    Seat.COUNCILLOR_2: ("Birthe Vang", ChairKind.DEPUTY),
    Seat.JUDGE: ("Carl Dommer", ChairKind.NONE),
    Seat.EXPERT_1: ("Dorte Skov", ChairKind.NONE),
    Seat.EXPERT_2: ("Erik Lund", ChairKind.NONE),
}


@pytest.fixture
def jette(fjordby) -> User:
    """Jette is the jurist; she works in Modtagelsen's house and has no children of her own."""
    return hire("jette", "Jette Krag", title="Jurist", kind=PostKind.JURIST, unit=fjordby.intake)


@pytest.fixture
def committee(svends_hand: Author) -> dict[str, CommitteeMember]:
    """Five members; Anders is chair, Birthe is his deputy."""
    return {
        seat.value: seat_member(
            name=name, seat=seat, chair=chair, phone="70 10 20 41", starts=LONG_AGO, at=FRIDAY_NIGHT, by=svends_hand
        )
        for seat, (name, chair) in PEOPLE.items()
    }


@pytest.fixture
def parents(freja: Child) -> list[Adult]:
    """Mia and Lars have custody of Freja."""
    adults = [Adult.objects.create(name="Mia Ågård", phone="20 20 20 20"), Adult.objects.create(name="Lars Ågård")]
    for adult, kind in zip(adults, (TieKind.MOTHER, TieKind.FATHER), strict=True):
        Tie.objects.create(child=freja, adult=adult, kind=kind, custody=True, starts=LONG_AGO)
    return adults


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def meeting(now, svends_hand):
    return actions.book_meeting(
        meets_at=now - timedelta(hours=1), place="Rådhuset", at=now - timedelta(days=9), by=svends_hand
    )


@pytest.fixture
def matter(freja, parents, committee, meeting, now, svends_hand):
    return actions.raise_matter([freja], kind="4", meeting=meeting, at=now - timedelta(days=8), by=svends_hand)[0]


@pytest.fixture
def lapsed(freja, committee, now, svends_hand):
    then = now - timedelta(days=9)
    told = {"ground": "x", "urgency": "y", "formal": "z", "implemented_at": then, "happened_at": then}
    return actions.decide_as_chair([freja], kind="4", decided_by="Anders Rask", **told, at=then, by=svends_hand)[0]
