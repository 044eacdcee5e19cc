"""The town that is lived in memory is the town that is worked day by day, row for row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from tovholder.entrances.rehearsal.towns.lives import at_the_door, going_home, investigating, placing
from tovholder.entrances.rehearsal.towns.making.town import (
    AsksTheDatabase,
    Wanted,
    found_town,
    heard_of,
    live_day_by_day,
    live_in_memory,
)
from tovholder.entrances.rehearsal.towns.suppositions import by_key, number, suppositions
from tovholder.entrances.worker.turning import turn_to_today
from tovholder.foundation.chronicle.models import Line, Seal
from tovholder.foundation.chronicle.sealing import seal_new_lines
from tovholder.foundation.chronicle.verifying import verify
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Counting, Deadline
from tovholder.foundation.families.models import Child
from tovholder.practice.appointments.models import Appointment
from tovholder.practice.casework.models import (
    AskedStatement,
    Consent,
    Measure,
    Move,
    PlaceChange,
    Placement,
    ReturnHome,
)
from tovholder.practice.committee.models import ChairDecision, CommitteeOutcome
from tovholder.practice.decisions.models import Complaint, DecisionTold, Step
from tovholder.practice.intake.models import Notification
from tovholder.practice.intake.queries import balance
from tovholder.practice.plans.models import GoalTrend, PlanGoal

pytestmark = pytest.mark.django_db

SMALL = Wanted(children=130, years=2, seed=22, last=date(2026, 6, 30))
FILLED_BY_THE_DATABASE = {"written_at", "xid"}


def everything() -> dict[str, set[tuple[Any, ...]]]:
    """All rows of all our tables, but for what the database fills in when it writes."""
    found = {}
    for model in apps.get_models():
        if not model.__module__.startswith("tovholder.") or model is Seal:
            continue
        names = [f.attname for f in model._meta.local_concrete_fields if f.name not in FILLED_BY_THE_DATABASE]
        found[model._meta.db_table] = {tuple(map(repr, row)) for row in model._base_manager.values_list(*names)}
    return found


@pytest.fixture
def much_happens(monkeypatch: Any) -> Iterator[None]:
    """A small town in which what is rare is common: half refuse or withdraw, complain, and move from place to place."""
    common: dict[str, Any] = {
        "investigations_without_help": 0.1,
        "placement_weibull": {"shape": 1.0, "scale": 0.35},
        "placed_without_consent": 0.5,
        "chair_decides": 1.0,
        "appointments_cancelled": 0.6,
        "complained_about": 0.6,
        "complaints_kept": 0.6,
        "consents_withdrawn": 0.3,
        "placement_consents_withdrawn": 0.3,
        "moves_between_places": 3.0,
        "moves_away_a_year": 0.35,
    }
    for name, value in common.items():
        monkeypatch.setitem(suppositions(), name, replace(suppositions()[name], value=value))
    monkeypatch.setattr(investigating, "PLACED_OF_HELPED", 0.6)
    monkeypatch.setattr(placing, "UNLIKE", 50)
    monkeypatch.setattr(going_home, "RETURNS_HOME", 1.0)
    for kept in (number, by_key):
        kept.cache_clear()
    yield
    for kept in (number, by_key):
        kept.cache_clear()


@pytest.mark.usefixtures("much_happens")
def test_a_town_lived_in_memory_has_the_rows_of_one_worked_day_by_day() -> None:
    with transaction.atomic():
        live_in_memory(found_town(SMALL), heard_of(SMALL))
        in_memory = everything()
        transaction.set_rollback(True)

    town = found_town(SMALL)
    live_day_by_day(town, heard_of(SMALL))
    turn_to_today(now=town.until)
    by_days = everything()

    assert Notification.objects.count() > 15
    assert Measure.objects.exists()
    assert Placement.objects.exists()
    for lived in (
        PlanGoal,
        GoalTrend,
        Step,
        DecisionTold,
        ChairDecision,
        CommitteeOutcome,
        PlaceChange,
        ReturnHome,
        Move,
    ):
        assert lived.objects.exists(), lived
    assert Complaint.objects.exclude(board_decided_at=None).exists()
    assert Consent.objects.exclude(withdrawn_at=None).exists()
    assert AskedStatement.objects.exclude(received_at=None).exists()
    assert Appointment.objects.exclude(held_at=None).exists()
    assert Appointment.objects.exclude(cancelled_at=None).exists()
    for table, rows in by_days.items():
        assert in_memory[table] == rows, table


def test_the_same_children_years_seed_and_last_day_give_the_same_town_and_another_seed_another() -> None:
    towns = []
    for wanted in (SMALL, SMALL, Wanted(SMALL.children, SMALL.years, SMALL.seed + 1, SMALL.last)):
        with transaction.atomic():
            live_in_memory(found_town(wanted), heard_of(wanted)[:5])
            towns.append(everything())
            transaction.set_rollback(True)

    assert towns[0] == towns[1]
    assert towns[0] != towns[2]


def test_the_lines_of_a_town_verify_its_duties_recount_the_same_and_nothing_received_is_lost() -> None:
    town = found_town(SMALL)
    live_in_memory(town, heard_of(SMALL))
    seal_new_lines()

    proof, count = verify(), balance()

    assert proof.bad is None
    assert proof.lines == Line.objects.count() > 100
    assert differing(dict(Counting.objects.values_list("child", "counted_at"))) == []
    assert Counting.objects.count() == Child.objects.count()
    assert Deadline.objects.running().exists()
    assert count.holds
    assert count.received > 15


def test_a_brother_nobody_notified_about_is_seen_by_the_unit_that_investigates_him_too(monkeypatch: Any) -> None:
    monkeypatch.setattr(at_the_door, "SIBLING_INVESTIGATED", 1.0)
    live_in_memory(found_town(SMALL), heard_of(SMALL))

    worked_with = Child.objects.filter(cases__isnull=False, cases__closed_at=None).select_related("caseworker")

    units = [(child.unit_id, child.caseworker and child.caseworker.unit_id) for child in worked_with]
    assert units
    assert all(own == its_caseworkers for own, its_caseworkers in units)


def test_a_deed_that_asks_the_database_while_a_life_is_lived_in_memory_is_told_of(monkeypatch: Any) -> None:
    town = found_town(SMALL)
    monkeypatch.setattr(
        "tovholder.entrances.rehearsal.towns.lives.at_the_door.make_known", lambda *_: list(Child.objects.all())
    )

    with pytest.raises(AsksTheDatabase, match="families_child"):
        live_in_memory(town, heard_of(SMALL))
