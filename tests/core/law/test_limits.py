"""How limits are counted: a table a jurist can add to, and what holds for every limit."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tovholder.core.law.explaining import days_counted
from tovholder.core.law.limits import Limit, Unit
from tovholder.core.time.calendar import DANISH_TIME, Calendar, danish_day

TABLE = tomllib.loads((Path(__file__).parent / "cases" / "limits.toml").read_text(encoding="utf-8"))["case"]

MINUTES = 60 * 365 * 24 * 60
moments = st.integers(0, MINUTES).map(lambda minutes: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
limits = st.builds(Limit, st.integers(1, 40), st.sampled_from(Unit), to_open_day=st.booleans())
in_days = limits.filter(lambda limit: limit.unit is not Unit.HOURS)
calendars = st.builds(Calendar, st.booleans())


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["name"])
def test_the_table_of_limits(case):
    calendar = Calendar(saturday_counts=case.get("saturday_counts", True))
    start = case["from"].replace(tzinfo=DANISH_TIME)

    limit = replace(Limit.parse(case["limit"]), to_open_day=case.get("to_open_day", False))
    due = limit.due_at(start, calendar)

    assert due.replace(tzinfo=None) == case["due"]


@given(limits, moments, moments, calendars)
def test_who_starts_later_is_never_due_earlier(limit, one, other, calendar):
    earlier, later = sorted([one, other])

    assert limit.due_at(earlier, calendar).astimezone(UTC) <= limit.due_at(later, calendar).astimezone(UTC)


@given(limits, moments, calendars)
def test_a_limit_is_due_after_it_starts_and_the_same_when_counted_again(limit, start, calendar):
    due = limit.due_at(start, calendar)

    assert due.astimezone(UTC) > start
    assert limit.due_at(start.astimezone(DANISH_TIME), calendar) == due


@given(limits, moments)
def test_one_more_is_never_earlier(limit, start):
    more, less = (each.due_at(start).astimezone(UTC) for each in (replace(limit, amount=limit.amount + 1), limit))

    assert more > less or (limit.to_open_day and more == less)


@given(in_days, moments)
def test_a_limit_in_days_lasts_until_the_day_ends(limit, start):
    due = limit.due_at(start)

    assert due.strftime("%H:%M:%S") == "23:59:59"


@given(in_days, moments)
def test_what_moves_to_an_open_day_ends_on_a_weekday_at_most_ten_days_later(limit, start):
    by_number, moved = (replace(limit, to_open_day=moves).due_at(start) for moves in (False, True))

    assert danish_day(moved).weekday() < 5
    assert timedelta(0) <= moved - by_number <= timedelta(days=10)


@given(st.integers(1, 30), moments, calendars)
def test_a_limit_in_hverdage_never_ends_on_a_sunday(amount, start, calendar):
    due = Limit(amount, Unit.LEGAL_DAYS).due_at(start, calendar)

    assert danish_day(due).weekday() != 6
    assert calendar.saturday_counts or danish_day(due).weekday() != 5


@given(st.integers(1, 100), moments)
def test_hours_are_the_same_length_all_year(amount, start):
    due = Limit(amount, Unit.HOURS).due_at(start)

    assert due.astimezone(UTC) - start == timedelta(hours=amount)


@given(st.integers(1, 30), moments)
def test_not_counting_saturdays_is_never_earlier(amount, start):
    limit = Limit(amount, Unit.LEGAL_DAYS)

    assert limit.due_at(start, Calendar(saturday_counts=False)) >= limit.due_at(start, Calendar())


@pytest.mark.parametrize("wording", ["", "24", "hours", "24 moons", "-1 hours", "2 hours extra", "1.5 hours"])
def test_what_is_no_limit_is_refused_with_a_word_of_help(wording):
    with pytest.raises(ValueError, match="ingen frist"):
        Limit.parse(wording)


@pytest.mark.parametrize(
    ("limit", "danish"), [("24 hours", "24 timer"), ("1 months", "1 måned"), ("6 hverdage", "6 hverdage")]
)
def test_a_limit_says_itself_in_danish(limit, danish):
    assert str(Limit.parse(limit)) == danish


@pytest.mark.parametrize(
    ("to_open_day", "told"),
    [
        (False, "4 uger regnet fra dagen efter lørdag 17.10.2026. Sidste dag er lørdag 14.11.2026."),
        (
            True,
            "4 uger regnet fra dagen efter lørdag 17.10.2026; lørdag 14.11.2026 er ingen arbejdsdag, så den flyttes "
            "til den næste. Sidste dag er mandag 16.11.2026.",
        ),
    ],
)
def test_how_a_last_day_was_counted_is_told_in_a_sentence(to_open_day, told):
    assert days_counted(Limit(4, Unit.WEEKS, to_open_day=to_open_day), date(2026, 10, 17)) == told
