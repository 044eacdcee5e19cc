"""How old somebody is: one rule, also for who is born on a leap day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tovholder.core.time.ages import birthday, can_be_due, is_of_age, whole_years

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def test_who_is_born_on_a_leap_day_is_of_age_on_the_first_of_march_of_a_common_year():
    born = date(2008, 2, 29)

    assert birthday(born, 18) == date(2026, 3, 1)
    assert not is_of_age(born, 18, on=date(2026, 2, 28))
    assert is_of_age(born, 18, on=date(2026, 3, 1))
    assert birthday(born, 16) == date(2024, 2, 29)


@given(days, st.integers(0, 25))
def test_everybody_is_of_age_from_the_birthday_and_not_the_day_before(born, years):
    reached = birthday(born, years)

    assert is_of_age(born, years, on=reached)
    assert not is_of_age(born, years, on=reached - timedelta(days=1))


@given(days, days)
def test_whole_years_are_the_birthdays_there_have_been(born, on):
    years = whole_years(born, on)

    if on >= born:
        assert birthday(born, years) <= on < birthday(born, years + 1)


def test_a_child_is_expected_within_a_pregnancy_and_a_little_over_its_day():
    on = date(2026, 11, 22)

    assert can_be_due(on, on=on)
    assert can_be_due(date(2027, 9, 1), on=on) and not can_be_due(date(2027, 11, 22), on=on)
    assert can_be_due(date(2026, 11, 1), on=on) and not can_be_due(date(2026, 9, 1), on=on)
