"""A chair decision lapses by itself at the end of day 7, and nothing brings it back."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tovholder.core.committee.chair_decision import (
    Course,
    Standing,
    Terms,
    approved_in_time,
    ends_at,
    lapses_at,
    last_day,
    standing,
    stands_until,
    terms_on,
)
from tovholder.core.time.calendar import DANISH_TIME, danish_day

LAW = Terms(days=7, months=1)
FRIDAY_NIGHT = datetime(2026, 10, 16, 23, 40, tzinfo=DANISH_TIME)
moments = st.integers(0, 5 * 365 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
lengths = st.timedeltas(timedelta(0), timedelta(days=60))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=DANISH_TIME)


def test_the_numbers_are_the_laws():
    assert terms_on(date(2026, 10, 16)) == LAW
    assert terms_on(date(2015, 3, 1)) == LAW


def test_the_day_of_implementation_is_day_one_and_sundays_count():
    assert last_day(FRIDAY_NIGHT, LAW) == date(2026, 10, 22)
    assert lapses_at(FRIDAY_NIGHT, LAW) == datetime(2026, 10, 23, tzinfo=DANISH_TIME)


def test_it_stands_on_the_last_minute_of_day_seven_and_not_a_minute_later():
    course = Course(FRIDAY_NIGHT)

    assert standing(course, LAW, now=at(22, 23, 59)) == Standing.IN_FORCE
    assert standing(course, LAW, now=at(23, 0)) == Standing.LAPSED


def test_an_approval_on_day_seven_counts_and_gives_it_a_month_in_all():
    course = Course(FRIDAY_NIGHT, approved_at=at(22, 21))

    assert standing(course, LAW, now=at(23, 8)) == Standing.APPROVED
    assert stands_until(course, LAW) == datetime(2026, 11, 17, tzinfo=DANISH_TIME)
    assert standing(course, LAW, now=datetime(2026, 11, 17, tzinfo=DANISH_TIME)) == Standing.LAPSED


def test_the_month_ends_where_the_month_is_shorter():
    assert ends_at(datetime(2026, 1, 31, 12, tzinfo=DANISH_TIME), LAW) == datetime(2026, 3, 1, tzinfo=DANISH_TIME)


def test_a_day_of_the_change_from_summer_time_is_a_day():
    implemented = datetime(2026, 10, 20, 12, tzinfo=DANISH_TIME)  # the clocks go back on the 25th

    assert lapses_at(implemented, LAW) == datetime(2026, 10, 27, tzinfo=DANISH_TIME)


def test_before_it_is_carried_out_no_clock_runs():
    assert stands_until(Course(None), LAW) is None
    assert standing(Course(None), LAW, now=FRIDAY_NIGHT) == Standing.NOT_CARRIED_OUT


def test_one_that_was_annulled_first_is_annulled_and_not_lapsed():
    course = Course(FRIDAY_NIGHT, annulled_at=at(19, 10))

    assert standing(course, LAW, now=at(18, 10)) == Standing.IN_FORCE
    assert standing(course, LAW, now=at(30, 10)) == Standing.ANNULLED


def test_an_ordinary_decision_after_the_lapse_does_not_hide_it():
    course = Course(FRIDAY_NIGHT, replaced_at=at(24, 10))

    assert standing(course, LAW, now=at(25, 10)) == Standing.LAPSED


@given(moments, lengths)
def test_without_approval_it_is_in_force_exactly_until_it_lapses(implemented, later):
    now = implemented + later
    expected = Standing.IN_FORCE if now < lapses_at(implemented, LAW) else Standing.LAPSED

    assert standing(Course(implemented), LAW, now=now) == expected


@given(moments, lengths, lengths)
def test_an_approval_after_the_lapse_changes_nothing(implemented, approved_after, later):
    approved = lapses_at(implemented, LAW) + approved_after
    now = approved + later

    assert not approved_in_time(Course(implemented, approved_at=approved), LAW)
    assert standing(Course(implemented, approved_at=approved), LAW, now=now) == Standing.LAPSED


@given(moments, lengths, lengths, lengths)
def test_once_it_has_lapsed_it_never_stands_again(implemented, approved_after, first, second):
    course = Course(implemented, approved_at=implemented + approved_after)
    earlier, later = implemented + min(first, second), implemented + max(first, second)

    if standing(course, LAW, now=earlier) == Standing.LAPSED:
        assert standing(course, LAW, now=later) == Standing.LAPSED


@given(moments)
def test_day_seven_is_the_sixth_day_after_the_day_of_implementation(implemented):
    assert last_day(implemented, LAW) - danish_day(implemented) == timedelta(days=6)
    hour = timedelta(hours=1)  # summer time may begin or end on the way
    assert timedelta(days=6) - hour < lapses_at(implemented, LAW) - implemented <= timedelta(days=7) + hour
