"""A girl with a plan in work, her little brother at home, and those who write it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.practice.plans.pages import SCHOOL, SLEEP
from tests.world.people import LONG_AGO, at_the_desk
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.families.models import Adult, Child, Home, Residence, Tie, TieKind
from tovholder.practice.plans import actions
from tovholder.practice.plans.models import PlanVersion, WishFrom


@pytest.fixture
def at_desk(svend: User) -> Client:
    """Svend at his desk."""
    return at_the_desk(svend)


@pytest.fixture
def now() -> datetime:
    """This moment."""
    return timezone.now()


@pytest.fixture
def home(freja: Child) -> Home:
    """Where Freja lives with her mother, who has custody."""
    home = Home.objects.create(address="Havnegade 4, 1. th., Fjordby")
    mother = Adult.objects.create(name="Rikke Ågård")
    Residence.objects.create(child=freja, home=home, starts=LONG_AGO)
    Residence.objects.create(adult=mother, home=home, starts=LONG_AGO)
    Tie.objects.create(child=freja, adult=mother, kind=TieKind.MOTHER, custody=True, starts=LONG_AGO)
    return home


@pytest.fixture
def write(svends_hand: Author) -> Callable[..., Any]:
    """Write a goal as Svend."""

    def goal(children: list[Child], words: dict[str, Any], *, at: datetime, **more: Any) -> Any:
        return actions.write_goal(children, **words, at=at, by=svends_hand, by_name="Svend Dahl", **more)

    return goal


@pytest.fixture
def planned(write: Callable[..., Any], svends_hand: Author) -> Callable[..., PlanVersion]:
    """Make a whole plan: a wish written with the child, two goals, a first follow-up."""

    def plan(child: Child, *, at: datetime, first_on: date = date(2026, 12, 20)) -> PlanVersion:
        actions.write_wish(
            child,
            wish="Jeg vil gerne sove hos mor.",
            wish_from=WishFrom.TOGETHER,
            at=at,
            by=svends_hand,
            by_name="Svend Dahl",
        )
        write([child], SLEEP, at=at)
        write([child], SCHOOL, at=at)
        return actions.make_plan(
            child,
            influence="Freja bliver hos mor, og mor får hjælp om aftenen.",
            first_follow_up_on=first_on,
            happened_at=at,
            at=at,
            by=svends_hand,
        )

    return plan
