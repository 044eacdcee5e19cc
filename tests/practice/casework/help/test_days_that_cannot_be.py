"""Days of help and placements that cannot be as they were typed: the page says so and keeps nothing."""

import pytest
from django.utils import timezone

from tests.practice.casework.pages import APPROVED, NEW_PLACEMENT, later, said
from tests.world.families import a_family, ago
from tests.world.people import at_the_desk, reading
from tovholder.practice.casework import actions
from tovholder.practice.casework.actions import MeasureTerms, PlacementTerms
from tovholder.practice.casework.models import (
    Basis,
    Measure,
    NetworkApproval,
    PlaceChange,
    Placement,
    ReturnHome,
    Siblings,
)

pytestmark = pytest.mark.django_db

LIES_AHEAD = "Dagen ligger i fremtiden."


@pytest.fixture
def freja(svend):
    return a_family(svend, ["Freja Ågård"])[0]


@pytest.fixture
def treatment(freja, svend):
    terms, at = MeasureTerms(purpose="Ro om aftenen.", provider="Familiehuset"), ago(days=40)
    by = reading(svend, timezone.now()).hand
    return actions.start_measure(freja, kind="support_bl32:5", terms=terms, happened_at=at, at=at, by=by)


@pytest.fixture
def placement(freja, svend):
    terms = PlacementTerms(kind="23", basis=Basis.COMMITTEE, siblings=Siblings.NONE, municipality="Fjordby")
    at, by = ago(days=100), reading(svend, timezone.now()).hand
    return actions.start_placement([freja], terms=terms, happened_at=at, at=at, by=by)[0]


def test_help_that_runs_is_not_planned_to_end_before_it_began(svend, treatment):
    agreed = {"purpose": "Ro.", "provider": "Familiehuset"}

    page = said(at_the_desk(svend), "measure", treatment, **agreed, planned_end=later(days=-41))
    assert "Hjælpen kan ikke slutte, før den begynder." in page
    assert Measure.objects.get().planned_end is None

    said(at_the_desk(svend), "measure", treatment, **agreed, planned_end=later(days=30))
    assert Measure.objects.get().planned_end.isoformat() == later(days=30)


def test_a_placement_is_not_planned_to_end_before_the_child_moves_in(svend, freja):
    page = said(at_the_desk(svend), "new_placement", freja, **NEW_PLACEMENT, planned_end=later(days=-1))

    assert "Anbringelsen kan ikke slutte, før den begynder." in page
    assert not Placement.objects.exists()


def test_a_placement_is_not_put_right_to_end_before_it_began(svend, placement):
    agreed = {"municipality": "Fjordby", "kind": "23", "siblings": "none"}

    page = said(at_the_desk(svend), "change_placement", placement, **agreed, planned_end=later(days=-101))
    assert "Anbringelsen kan ikke slutte, før den begynder." in page

    said(at_the_desk(svend), "change_placement", placement, **agreed, planned_end=later(days=-1))
    assert Placement.objects.get().planned_end.isoformat() == later(days=-1)


@pytest.mark.parametrize("name", ["home_visit_on", "criminal_1", "children_1", "course_on", "contract_on"])
def test_a_family_is_not_approved_on_what_has_not_been_done(svend, freja, name):
    page = said(at_the_desk(svend), "approve_network_family", freja, **APPROVED | {name: later(days=2)})

    assert LIES_AHEAD in page
    assert not NetworkApproval.objects.exists()


def test_the_first_person_of_a_family_is_asked_for_by_name(svend, freja):
    page = said(at_the_desk(svend), "approve_network_family", freja, **APPROVED | {"person_1": ""})

    assert "Udfyld »Navn på 1. person over 15 år«." in page


def test_what_the_place_will_say_is_no_statement_yet(svend, placement):
    typed = {"reasons": "Mistrives.", "decided_by": "committee", "statement_on": later(days=2)}
    assert LIES_AHEAD in said(at_the_desk(svend), "decide_place_change", placement, **typed)

    home = {
        "home_on": later(days=9),
        "until": later(days=90),
        "support": "Familiehuset.",
        "statement_on": later(days=2),
    }
    assert LIES_AHEAD in said(at_the_desk(svend), "decide_return_home", placement, **home)
    assert not PlaceChange.objects.exists()
    assert not ReturnHome.objects.exists()


@pytest.mark.parametrize(
    ("home_on", "until", "answer"),
    [
        (-101, 90, "Barnet blev først anbragt"),
        (30, 29, "Perioden kan ikke slutte, før barnet er hjemme."),
        (-2, -1, "Perioden kan ikke slutte, før barnet er hjemme."),
    ],
)
def test_the_way_home_has_days_that_follow_each_other(svend, placement, home_on, until, answer):
    typed = {"home_on": later(days=home_on), "until": later(days=until), "support": "Familiehuset."}

    assert answer in said(at_the_desk(svend), "decide_return_home", placement, **typed)
    assert not ReturnHome.objects.exists()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("dyrt", "Skriv beløbet i kroner, for eksempel 14500 eller 14.500,50."),
        ("-3", "Tallet kan ikke være mindre end 0."),
    ],
)
def test_a_price_that_is_none_is_told_how_to_write_it(svend, treatment, typed, answer):
    page = said(at_the_desk(svend), "measure", treatment, purpose="Ro.", provider="Familiehuset", price_month=typed)

    assert answer in page
