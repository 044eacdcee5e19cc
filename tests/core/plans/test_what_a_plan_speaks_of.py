"""What the law wants a plan to speak of: advice before it is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tovholder.core.plans.content import still_missing

PARTS = ("wellbeing", "development", "family", "parents", "school", "kabu", "health", "network", "adult")


@pytest.mark.parametrize(
    ("kind", "parts", "placed", "missing"),
    [
        ("barnets_plan", ["wellbeing"], False, 0),
        ("barnets_plan", ["wellbeing"], True, 2),
        ("barnets_plan", ["parents", "kabu"], True, 0),
        ("ungeplan", ["wellbeing"], False, 1),
        ("ungeplan", ["adult"], True, 1),
        ("foraeldre", ["health"], True, 0),
    ],
)
def test_a_placed_childs_family_and_a_young_persons_way_to_adult_life_are_spoken_of(kind, parts, placed, missing):
    assert len(still_missing(kind, parts, placed=placed, at_school=True)) == missing


@given(
    st.sampled_from(["barnets_plan", "ungeplan", "handleplan", "foraeldre"]),
    st.sets(st.sampled_from(PARTS)),
    st.sampled_from(PARTS),
    st.booleans(),
    st.booleans(),
)
def test_one_more_goal_never_makes_more_missing(kind, parts, more, placed, at_school):
    before = still_missing(kind, parts, placed=placed, at_school=at_school)

    assert set(still_missing(kind, parts | {more}, placed=placed, at_school=at_school)) <= set(before)
    assert still_missing(kind, PARTS, placed=placed, at_school=at_school) == []
