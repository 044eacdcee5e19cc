"""Two placed children with Hanne and Per: Freja is ours, Tobias another municipality's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.practice.supervision.moments import MOVED_IN
from tests.world.people import LONG_AGO
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.families.models import Adult, Child, Home, HomeKind, Residence
from tovholder.practice.casework.actions import start_placement
from tovholder.practice.supervision.actions import raise_concern
from tovholder.practice.supervision.models import Seriousness


@pytest.fixture
def hanne() -> Adult:
    """The foster mother."""
    return Adult.objects.create(name="Hanne Lind")


@pytest.fixture
def place(hanne: Adult) -> Home:
    """Hanne and Per's home, where children are placed."""
    home = Home.objects.create(kind=HomeKind.PLACEMENT, name="Hanne og Per", address="Skovvej 2, Fjordby")
    Residence.objects.create(adult=hanne, home=home, starts=LONG_AGO)
    return home


@pytest.fixture
def placed(freja: Child, place: Home, svends_hand: Author) -> Child:
    """Freja, placed since March."""
    start_placement([freja], home=place, happened_at=MOVED_IN, at=MOVED_IN, by=svends_hand)
    return freja


@pytest.fixture
def tobias(place: Home, fjordby) -> Child:
    """A boy in the same home, placed by Havby; his unit with us is nobody's."""
    child = Child.objects.create(name="Tobias Kjær", birth_date=date(2016, 1, 1), municipality="Havby Kommune")
    Residence.objects.create(child=child, home=place, starts=LONG_AGO)
    return child


@pytest.fixture
def vera(place: Home, fjordby, svends_hand: Author) -> Child:
    """A girl of Familiegruppe Syd in the same home."""
    child = Child.objects.create(name="Vera Holst", birth_date=date(2014, 1, 1), unit=fjordby.south)
    start_placement([child], home=place, happened_at=MOVED_IN, at=MOVED_IN, by=svends_hand)
    return child


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def concern(placed, vera, tobias, place, now, svends_hand):
    """The second one, and it came through Vera."""
    for days in (60, 2):
        raised = raise_concern(
            place,
            text="Vera siger, at hun er bange.",
            seriousness=Seriousness.SERIOUS,
            raised_by="Skolen",
            child=vera,
            happened_at=now - timedelta(days=days),
            at=now,
            by=svends_hand,
        )
    return raised
