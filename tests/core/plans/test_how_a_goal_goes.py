"""How a goal goes: the picture, the words and the signs say the same; standing still is seen after two times."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tovholder.core.plans.trend import Trend, heights, in_signs, in_words, stands_still

trends = st.lists(st.sampled_from(Trend), max_size=20)


@given(trends)
def test_the_picture_takes_one_step_for_each_follow_up(seen):
    way = heights(seen)

    assert way[0] == 0
    assert len(way) == len(seen) + 1
    assert all(abs(after - before) <= 1 for before, after in pairwise(way))
    assert way[-1] == seen.count(Trend.UP) - seen.count(Trend.DOWN)


@given(trends)
def test_picture_words_and_signs_tell_the_same(seen):
    steps = [after - before for before, after in pairwise(heights(seen))]

    assert in_signs(seen).split() == [{1: "↑", 0: "→", -1: "↓"}[step] for step in steps]
    assert in_words(seen) == [{1: "frem", 0: "som før", -1: "tilbage"}[step] for step in steps]


@given(trends)
def test_a_step_forward_at_one_of_the_two_last_follow_ups_is_not_standing_still(seen):
    assert stands_still(seen) == (len(seen) >= 2 and Trend.UP not in seen[-2:])


@pytest.mark.parametrize(
    ("seen", "still"),
    [
        ([], False),
        ([Trend.DOWN], False),
        ([Trend.LEVEL, Trend.DOWN], True),
        ([Trend.UP, Trend.LEVEL], False),
        ([Trend.LEVEL, Trend.LEVEL, Trend.UP], False),
        ([Trend.UP, Trend.LEVEL, Trend.LEVEL], True),
    ],
)
def test_a_goal_that_did_not_move_twice_stands_still(seen, still):
    assert stands_still(seen) is still
