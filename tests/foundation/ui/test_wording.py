"""Days, moments, ages and figures, as they are written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tovholder.foundation.ui import wording
from tovholder.foundation.ui.templatetags.tovholder import phone

FRIDAY_EVENING = datetime(2026, 10, 16, 19, 14, tzinfo=UTC)  # 21.14 on a Danish clock


def test_a_day_is_written_in_danish_words():
    assert wording.day(date(2026, 5, 3)) == "3. maj 2026"
    assert wording.weekday_day(date(2026, 10, 16)) == "fredag 16. oktober 2026"


def test_a_moment_is_told_on_the_danish_clock_summer_and_winter():
    assert wording.moment(FRIDAY_EVENING) == "fre. 16.10.2026 kl. 21.14"
    assert wording.clock(datetime(2026, 12, 1, 8, 5, tzinfo=UTC)) == "09.05"


def test_an_evening_moment_in_utc_belongs_to_the_next_danish_day():
    assert wording.day(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == "1. juli 2026"


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        wording.moment(datetime(2026, 10, 16, 21, 14))  # noqa: DTZ001 - that is the point


def test_a_limit_that_runs_the_day_out_shows_the_day_alone():
    last_moment = datetime(2026, 10, 16, 23, 59, 59, tzinfo=wording.DENMARK)

    assert wording.due(last_moment) == "fre. 16.10.2026"
    assert wording.due(FRIDAY_EVENING) == "fre. 16.10.2026 kl. 21.14"


@pytest.mark.parametrize(
    ("born", "written"),
    [
        (date(2017, 10, 16), "9 år"),
        (date(2017, 10, 17), "8 år"),
        (date(2024, 10, 16), "2 år"),
        (date(2024, 10, 17), "23 måneder"),
        (date(2026, 9, 16), "1 måned"),
        (date(2026, 10, 15), "1 dag"),
        (date(2026, 10, 16), "0 dage"),
        (date(2027, 1, 2), "ikke født endnu"),
        (None, "alder ukendt"),
    ],
)
def test_a_childs_age_is_told_as_people_tell_it(born, written):
    assert wording.age(born, date(2026, 10, 16)) == written


def test_a_child_of_the_leap_day_is_a_year_older_on_the_first_of_march():
    assert wording.age(date(2016, 2, 29), date(2026, 2, 28)) == "9 år"
    assert wording.age(date(2016, 2, 29), date(2026, 3, 1)) == "10 år"


@pytest.mark.parametrize(
    ("distance", "written"),
    [
        (timedelta(hours=4, minutes=59), "4 timer tilbage"),
        (timedelta(hours=1), "1 time tilbage"),
        (timedelta(minutes=59, seconds=59), "59 minutter tilbage"),
        (timedelta(seconds=30), "under 1 minut tilbage"),
        (timedelta(days=1, hours=1), "1 dag tilbage"),
        (timedelta(days=60), "60 dage tilbage"),
        (timedelta(hours=-3), "3 timer over fristen"),
        (timedelta(days=-6), "6 dage over fristen"),
    ],
)
def test_how_long_is_left_is_told_in_hours_and_then_in_days(distance, written):
    assert wording.time_left(FRIDAY_EVENING + distance, FRIDAY_EVENING) == written


def test_a_due_day_counts_in_days_and_is_today_on_the_day_itself():
    assert wording.time_left(date(2026, 10, 16), FRIDAY_EVENING) == "i dag"
    assert wording.time_left(date(2026, 10, 15), FRIDAY_EVENING) == "1 dag over fristen"


@given(st.integers(min_value=1, max_value=24 * 60 * 60 - 1))
def test_nobody_is_promised_more_time_than_there_is(seconds):
    left = wording.time_left(FRIDAY_EVENING + timedelta(seconds=seconds), FRIDAY_EVENING)
    units = {"minut": 60, "minutter": 60, "time": 3600, "timer": 3600}

    amount, unit = ("1", "minut") if left.startswith("under") else left.split()[:2]

    promised = 0 if left.startswith("under") else int(amount) * units[unit]
    assert seconds - units[unit] < promised <= seconds


def test_figures_have_danish_signs():
    assert wording.number(1234567) == "1.234.567"
    assert wording.number(3.5, 1) == "3,5"


@pytest.mark.parametrize(
    ("amount", "words"),
    [("14500", "14.500"), ("14500.00", "14.500"), ("14500.50", "14.500,50"), ("0.05", "0,05"), ("0", "0")],
)
def test_money_has_oere_where_there_are_any(amount, words):
    assert wording.kroner(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("said", "dialled"),
    [("112", "112"), ("98 12 34 56", "98123456"), ("+45 98123456", "+4598123456"), ("(98) 12-34.56", "98123456")],
)
def test_a_telephone_number_can_be_pressed(said, dialled):
    assert phone(said) == f'<a class="phone" href="tel:{dialled}">{said}</a>'


@pytest.mark.parametrize("said", ["", None, "Skovvej 7, 9000 Fjordby", "98123456 efter kl. 16", "mor@hjem.invalid"])
def test_what_is_no_whole_number_stands_as_it_was_said(said):
    assert phone(said) == (said or "")


def test_a_number_that_is_no_number_cannot_bring_markup_along():
    assert "<b>" not in phone("<b>98123456</b>")
