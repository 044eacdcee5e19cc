"""Half-open periods: they meet without overlapping."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tovholder.core.time.periods import Period

MARCH = Period(date(2026, 3, 1), date(2026, 4, 1))
APRIL = Period(date(2026, 4, 1), date(2026, 5, 1))
SINCE_APRIL = Period(date(2026, 4, 1))

points = st.dates(date(2020, 1, 1), date(2021, 1, 1))


@st.composite
def periods(draw):
    starts = draw(points)
    ends = draw(st.none() | points)
    assume(ends is None or ends > starts)
    return Period(starts, ends)


def test_a_period_holds_its_first_day_and_not_its_end():
    assert [MARCH.holds(date(2026, 3, day)) for day in (1, 31)] == [True, True]
    assert not MARCH.holds(date(2026, 4, 1))
    assert not MARCH.holds(date(2026, 2, 28))


def test_a_period_without_an_end_is_still_running():
    assert SINCE_APRIL.holds(date(2090, 1, 1))


def test_neighbours_meet_and_do_not_overlap():
    assert MARCH.meets(APRIL) and APRIL.meets(MARCH)
    assert not MARCH.overlaps(APRIL)
    assert MARCH.shared_with(APRIL) is None


def test_two_periods_share_the_stretch_both_cover():
    april_of_both = SINCE_APRIL.shared_with(Period(date(2026, 3, 15), date(2026, 4, 15)))

    assert april_of_both == Period(date(2026, 4, 1), date(2026, 4, 15))
    assert SINCE_APRIL.shared_with(Period(date(2026, 6, 1))) == Period(date(2026, 6, 1))


def test_moments_make_periods_too():
    night = Period(datetime(2026, 10, 16, 22, tzinfo=UTC), datetime(2026, 10, 17, 6, tzinfo=UTC))

    assert night.holds(datetime(2026, 10, 17, 1, tzinfo=UTC))


@pytest.mark.parametrize("ends", [date(2026, 3, 1), date(2026, 2, 1)])
def test_a_period_cannot_end_before_it_has_begun(ends):
    with pytest.raises(ValueError, match="slutte"):
        Period(date(2026, 3, 1), ends)


@given(periods(), periods(), points)
def test_what_both_hold_is_what_they_share(one, other, day):
    shared = one.shared_with(other)

    assert (one.holds(day) and other.holds(day)) == (shared is not None and shared.holds(day))
    assert one.overlaps(other) == other.overlaps(one)
