"""A child is placed, moves on, comes home; the children at home are not forgotten."""

from datetime import date

import pytest

from tests.world.moments import NOVEMBER_2, NOVEMBER_9, OCTOBER_1, OCTOBER_8, lines_of
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Home, HomeKind, Residence
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import Placement
from tovholder.practice.casework.queries import placement_at

pytestmark = pytest.mark.django_db


def test_two_siblings_placed_together_are_one_line_and_each_has_a_placement(freja, storm, svends_hand):
    actions.start_placement([freja, storm], happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)

    assert Line.objects.filter(deed="placement started").count() == 1
    assert lines_of(freja) == lines_of(storm) == ["placement started"]
    assert {placement.child for placement in Placement.objects.all()} == {freja, storm}


def test_the_brother_nobody_named_is_in_the_line_as_passed_over_and_has_a_clock_of_his_own(
    freja, storm, vilde, svends_hand
):
    actions.start_placement([freja], happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)

    assert lines_of(storm, named=False) == ["placement started"]
    assert lines_of(vilde) == lines_of(vilde, named=False) == []
    assert Deadline.objects.running().filter(child=storm, alarm="RSIB").exists()


def test_a_placed_child_still_belongs_to_the_household_at_home(freja, storm, svends_hand):
    actions.start_placement([freja], happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    actions.decide([storm], kind="support", happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    assert lines_of(freja, named=False) == ["decision made"]


def test_children_of_different_families_in_one_placement_are_no_household(freja, vilde, home, svends_hand):
    there = Home.objects.create(kind=HomeKind.PLACEMENT, name="Skovbrynet")
    for child in (freja, vilde):
        actions.start_placement([child], home=there, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)

    assert lines_of(freja, named=False) == lines_of(vilde, named=False) == []


def test_a_running_placement_is_followed_by_the_new_one(freja, svends_hand):
    (first,) = actions.start_placement([freja], happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    (second,) = actions.start_placement([freja], happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand)

    first.refresh_from_db()
    assert first.ends_at == NOVEMBER_2
    assert second.ends_at is None
    assert lines_of(freja) == ["placement started", "placement started"]
    homes = Residence.objects.on(date(2026, 11, 3)).filter(child=freja).values_list("home", flat=True)
    assert list(homes) == [second.home_id]


def test_without_consent_in_the_same_home_the_child_goes_on_living_there(freja, svends_hand):
    (first,) = actions.start_placement([freja], happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    actions.start_placement(
        [freja], home=first.home, forced=True, happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand
    )

    assert Residence.objects.filter(child=freja, home=first.home, starts=date(2026, 10, 1), ends=None).count() == 1


def test_one_that_is_written_down_late_finds_its_place_among_the_others(freja, svends_hand):
    actions.start_placement([freja], happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    actions.end_placement(freja, return_home=True, happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand)
    actions.start_placement([freja], happened_at=OCTOBER_8, at=NOVEMBER_9, by=svends_hand)
    actions.start_placement([freja], happened_at=NOVEMBER_2, at=NOVEMBER_9, by=svends_hand)

    periods = Placement.objects.order_by("starts_at").values_list("starts_at", "ends_at", "return_home")
    assert list(periods) == [
        (OCTOBER_1, OCTOBER_8, False),
        (OCTOBER_8, NOVEMBER_2, False),
        (NOVEMBER_2, NOVEMBER_9, True),
    ]


@pytest.mark.parametrize("comes_home", [NOVEMBER_9, None])
def test_a_stay_told_late_keeps_its_days_where_the_child_lives_again_later(freja, svends_hand, comes_home):
    there, refuge = (Home.objects.create(kind=HomeKind.PLACEMENT, name=name) for name in ("Skovbrynet", "Akutten"))
    actions.start_placement([freja], home=there, happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand)
    if comes_home:
        actions.end_placement(freja, happened_at=comes_home, at=comes_home, by=svends_hand)

    told_late = {"at": NOVEMBER_9, "by": svends_hand}
    actions.start_placement([freja], home=there, happened_at=OCTOBER_1, **told_late)
    actions.start_placement([freja], home=refuge, happened_at=OCTOBER_8, **told_late)

    lived = Residence.objects.filter(child=freja, home=there).order_by("starts").values_list("starts", "ends")
    assert list(lived) == [
        (date(2026, 10, 1), date(2026, 10, 8)),
        (date(2026, 11, 2), comes_home and date(2026, 11, 9)),
    ]


def test_there_and_back_on_one_day_is_no_trouble(freja, svends_hand):
    home, refuge = (Home.objects.create(kind=HomeKind.PLACEMENT, name=name) for name in ("Skovbrynet", "Akutten"))
    for hour, place in enumerate((home, refuge, home, refuge, home)):
        moment = OCTOBER_1.replace(hour=12 + hour)
        actions.start_placement([freja], home=place, happened_at=moment, at=moment, by=svends_hand)

    running = placement_at(freja, at=OCTOBER_8)
    assert running is not None
    assert running.home == home


def test_coming_home_ends_the_placement_and_asks_for_what_should_have_come_before(freja, svends_hand):
    actions.start_placement([freja], happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    ended = actions.end_placement(freja, return_home=True, happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand)

    assert ended is not None
    assert (ended.ends_at, ended.return_home) == (NOVEMBER_2, True)
    assert placement_at(freja, at=NOVEMBER_2) is None
    assert not Residence.objects.on(date(2026, 11, 3)).filter(child=freja).exists()
    assert Deadline.objects.filter(child=freja, alarm="RHOME", red_at=NOVEMBER_2).exists()


def test_the_end_of_a_placement_nobody_had_written_down_is_still_told(freja, svends_hand):
    ended = actions.end_placement(freja, return_home=True, happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand)

    assert ended is None
    assert lines_of(freja) == ["placement ended"]


@pytest.mark.parametrize(("cancelled", "child_seen"), [(True, False), (False, True)])
def test_a_visit_is_told_also_when_it_was_cancelled(freja, svends_hand, cancelled, child_seen):
    made = actions.visit(
        freja,
        cancelled=cancelled,
        child_seen=child_seen,
        happened_at=OCTOBER_8,
        at=OCTOBER_8,
        by=svends_hand,
    )

    assert (made.cancelled, made.child_seen) == (cancelled, child_seen)
    assert lines_of(freja) == ["supervision visit made"]
