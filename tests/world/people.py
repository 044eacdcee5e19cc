"""The offices of Fjordby and the people in them, as tests know them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.test import Client

from tovholder.foundation.access.queries import reader_of
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.accounts.models import User
from tovholder.foundation.organisation.models import (
    Employment,
    Municipality,
    Post,
    PostKind,
    Unit,
    UnitKind,
)

LONG_AGO = date(2000, 1, 1)
FRIDAY_EVENING = datetime(2026, 10, 16, 19, 14, tzinfo=UTC)  # 21.14 in Denmark
MONDAY_MORNING = datetime(2026, 10, 19, 7, 30, tzinfo=UTC)  # 09.30 in Denmark


@dataclass(frozen=True)
class Offices:
    """Modtagelsen, two family groups that are each other's deputies, and the out-of-hours service."""

    intake: Unit
    north: Unit
    south: Unit
    night: Unit


def found_fjordby() -> Offices:
    """The municipality with its units: Modtagelsen, Familiegruppe Nord and Syd, Døgnvagten."""
    Municipality.objects.create(name="Fjordby Kommune", out_of_hours_phone="70 10 20 30", daytime_phone="70 10 20 00")
    south = Unit.objects.create(name="Familiegruppe Syd", kind=UnitKind.FAMILY_GROUP, starts=LONG_AGO)
    north = Unit.objects.create(name="Familiegruppe Nord", kind=UnitKind.FAMILY_GROUP, starts=LONG_AGO, deputy=south)
    intake = Unit.objects.create(name="Modtagelsen", kind=UnitKind.INTAKE, starts=LONG_AGO, deputy=south)
    night = Unit.objects.create(name="Døgnvagten", kind=UnitKind.OUT_OF_HOURS, starts=LONG_AGO)
    return Offices(intake=intake, north=north, south=south, night=night)


def hire(username: str, name: str, *, title: str, kind: PostKind, unit: Unit) -> User:
    """Somebody employed in a post of the unit, since long ago; logs in with the password `fjordby-2026`."""
    user = User.objects.create_user(username, "fjordby-2026", name=name, email=f"{username}@fjordby.invalid")
    post = Post.objects.create(title=title, kind=kind, unit=unit, starts=LONG_AGO)
    Employment.objects.create(user=user, post=post, starts=LONG_AGO)
    return user


def reading(user: User, at: datetime = MONDAY_MORNING) -> Reader:
    """The person as a reader at that moment."""
    return reader_of(user, at=at)


def at_the_desk(user: User, **browser: Any) -> Client:
    """A browser in which this person is logged in."""
    opened = Client(**browser)
    opened.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return opened
