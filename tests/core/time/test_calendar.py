"""The Danish calendar: which days count, and what a moment is in Denmark."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tovholder.core.time.calendar import (
    DANISH_TIME,
    DEFAULT,
    Calendar,
    danish_day,
    end_of_day,
    hours_after,
    is_legal_day,
    legal_days_after,
    midday,
    moment_months_before,
    moment_on,
    months_after,
    start_of_day,
)

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MINUTES = 100 * 365 * 24 * 60
moments = st.integers(0, MINUTES).map(lambda minutes: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
calendars = st.builds(Calendar, st.booleans(), st.frozensets(days, max_size=3))


@pytest.mark.parametrize(
    ("day", "hverdag", "arbejdsdag"),
    [
        (date(2026, 10, 16), True, True),  # fredag
        (date(2026, 10, 17), True, False),  # lørdag
        (date(2026, 10, 18), False, False),  # søndag
        (date(2026, 12, 24), True, True),  # juleaften er ingen helligdag
        (date(2026, 12, 25), False, False),
        (date(2026, 12, 26), False, False),  # anden juledag, en lørdag
        (date(2026, 4, 2), False, False),  # skærtorsdag
        (date(2026, 5, 14), False, False),  # Kristi himmelfart
        (date(2023, 5, 5), False, False),  # store bededag, den sidste
        (date(2024, 4, 26), True, True),  # store bededag er afskaffet
        (date(2026, 6, 5), True, True),  # grundlovsdag er ingen helligdag
    ],
)
def test_which_days_are_hverdage_and_arbejdsdage(day, hverdag, arbejdsdag):
    assert (is_legal_day(day), DEFAULT.is_working_day(day)) == (hverdag, arbejdsdag)


def test_the_municipality_may_choose_that_saturday_is_no_hverdag():
    saturday = date(2026, 10, 17)

    strict, loose = Calendar(), Calendar(saturday_counts=False)

    assert (strict.is_legal_day(saturday), loose.is_legal_day(saturday)) == (True, False)


def test_closing_days_of_the_municipality_are_counted_as_free():
    christmas_eve = date(2026, 12, 24)
    calendar = Calendar(closing_days=frozenset({christmas_eve}))

    assert not calendar.is_legal_day(christmas_eve)
    assert not calendar.is_working_day(christmas_eve)
    assert calendar.why_free(christmas_eve) == "lukkedag"


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 12, 25), "juledag"),
        (date(2026, 10, 18), "søndag"),
        (date(2026, 10, 17), "lørdag"),
        (date(2026, 10, 16), ""),
    ],
)
def test_the_calendar_says_why_a_day_is_not_counted(day, why):
    assert Calendar(saturday_counts=False).why_free(day) == why


def test_hverdage_follow_each_other_across_the_turn_of_the_year():
    following = legal_days_after(date(2026, 12, 30))

    assert [next(following) for _ in range(3)] == [date(2026, 12, 31), date(2027, 1, 2), date(2027, 1, 4)]


def test_no_days_after_a_day_is_the_day_itself():
    sunday = date(2026, 10, 18)

    assert DEFAULT.legal_day_number(0, after=sunday) == sunday
    assert DEFAULT.working_day_number(0, after=sunday) == sunday


@given(days, calendars, st.integers(1, 60))
def test_counted_days_are_days_that_count_and_the_day_itself_is_not_one_of_them(day, calendar, count):
    legal = calendar.legal_day_number(count, after=day)
    working = calendar.working_day_number(count, after=day)

    assert legal > day and calendar.is_legal_day(legal) and legal.weekday() != 6
    assert working > day and calendar.is_working_day(working) and working.weekday() < 5


@given(days, calendars, st.integers(1, 40))
def test_as_many_hverdage_lie_between_as_were_counted(day, calendar, count):
    last = calendar.legal_day_number(count, after=day)

    between = (day + timedelta(days=n) for n in range(1, (last - day).days + 1))

    assert sum(calendar.is_legal_day(each) for each in between) == count


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 10, 31), 4, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -12, date(2025, 1, 15)),
    ],
)
def test_months_end_on_the_same_day_or_the_months_last(day, months, expected):
    assert months_after(day, months) == expected


@given(days, st.integers(0, 240))
def test_months_never_reach_into_the_month_after(day, months):
    later = months_after(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(days, days, st.integers(0, 60))
def test_months_keep_the_order_of_days(one, other, months):
    earlier, later = sorted([one, other])

    assert months_after(earlier, months) <= months_after(later, months)


def test_a_day_ends_one_second_before_the_next_begins():
    day = date(2026, 3, 29)  # summer time begins: the day has 23 hours

    assert end_of_day(day).astimezone(UTC) + timedelta(seconds=1) == start_of_day(date(2026, 3, 30))
    assert end_of_day(day).astimezone(UTC) - start_of_day(day).astimezone(UTC) == timedelta(hours=23, seconds=-1)


@given(moments)
def test_a_moment_lies_in_its_danish_day(moment):
    day = danish_day(moment)

    assert start_of_day(day) <= moment < start_of_day(day + timedelta(days=1))
    assert danish_day(moment.astimezone(DANISH_TIME)) == day


def test_late_in_the_evening_in_greenwich_it_is_already_tomorrow_here():
    assert danish_day(datetime(2026, 10, 16, 22, 30, tzinfo=UTC)) == date(2026, 10, 17)


def test_a_moment_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="tidszone"):
        danish_day(datetime(2026, 10, 16, 12))  # noqa: DTZ001 - that is the point


@given(moments, st.integers(0, 72))
def test_hours_are_real_hours_also_across_summer_time(moment, hours):
    later = hours_after(moment, hours)

    assert later.astimezone(UTC) - moment == timedelta(hours=hours)
    assert later.tzinfo is DANISH_TIME


def test_months_before_a_moment_keep_the_time_of_day():
    moment = datetime(2026, 8, 31, 14, 30, tzinfo=timezone(timedelta(hours=2)))

    assert moment_months_before(moment, 6) == datetime(2026, 2, 28, 14, 30, tzinfo=DANISH_TIME)


@given(st.dates(date(2010, 1, 1), date(2060, 1, 1)))
def test_what_is_known_by_its_day_alone_is_kept_at_noon_in_denmark_and_now_for_today(day):
    noon = midday(day)
    now = noon + timedelta(hours=3)

    assert (danish_day(noon), noon.hour, noon.tzinfo) == (day, 12, DANISH_TIME)
    assert moment_on(day, now=now) == now
    assert moment_on(day - timedelta(days=1), now=now) == midday(day - timedelta(days=1))
