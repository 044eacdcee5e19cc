"""»Tilsyn sidste 12 mdr.: 1 af 2«: what counts, across new year, a pause at home and a change of place."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tovholder.core.supervision.rolling import placed_since, rolling, wanted_on
from tovholder.core.time.calendar import months_after
from tovholder.core.time.periods import Period

BEGAN = date(2024, 3, 1)
PLACED = [Period(BEGAN)]
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))
visits = st.lists(days, max_size=12)


def count(met, placed=PLACED, *, on, wanted=2):
    return rolling(met, placed, on=on, wanted=wanted)


def test_the_number_is_the_laws():
    assert wanted_on(date(2026, 10, 16)) == wanted_on(date(2015, 1, 1)) == 2


def test_a_child_at_home_has_no_count():
    assert count([], [], on=date(2026, 10, 16)) is None
    assert count([], [Period(BEGAN, date(2025, 1, 1))], on=date(2025, 1, 1)) is None


def test_one_of_two_across_new_year():
    seen = count([date(2025, 11, 20), date(2026, 4, 2)], on=date(2026, 11, 20))

    assert (seen.made, seen.wanted, seen.this_calendar_year) == (1, 2, 1)
    assert seen.since == date(2025, 11, 21)


def test_a_visit_counts_until_the_day_before_the_same_day_next_year():
    assert count([date(2025, 11, 20)], on=date(2026, 11, 19)).made == 1
    assert count([date(2025, 11, 20)], on=date(2026, 11, 20)).made == 0


def test_the_next_is_due_when_the_second_latest_goes_out_of_the_count():
    seen = count([date(2025, 9, 1), date(2026, 2, 1), date(2026, 6, 1)], on=date(2026, 10, 16))

    assert seen.next_by == date(2027, 2, 1)
    assert seen.wished_by == date(2026, 12, 1)
    assert not seen.is_late and not seen.is_long_ago


def test_in_the_first_year_the_year_runs_from_the_day_of_placement():
    seen = count([], [Period(date(2026, 9, 1))], on=date(2026, 10, 16))

    assert (seen.made, seen.since, seen.next_by) == (0, date(2026, 9, 1), date(2027, 9, 1))
    assert seen.wished_by == date(2027, 3, 1)


def test_a_pause_at_home_begins_a_new_count():
    placed = [Period(BEGAN, date(2026, 5, 1)), Period(date(2026, 8, 1))]

    seen = count([date(2026, 4, 20)], placed, on=date(2026, 10, 16))

    assert (seen.made, seen.since) == (0, date(2026, 8, 1))


def test_a_change_of_place_on_the_day_breaks_nothing():
    placed = [Period(BEGAN, date(2026, 5, 1)), Period(date(2026, 5, 1))]

    assert count([date(2026, 4, 20)], placed, on=date(2026, 10, 16)).made == 1


@given(visits, days)
def test_the_count_is_the_visits_of_the_last_twelve_months(met, on):
    seen = count(met, on=on)
    if on < BEGAN:
        assert seen is None
        return
    first = max(BEGAN, months_after(on, -12) + timedelta(days=1))
    assert seen.made == sum(first <= day <= on for day in met)


@given(visits, days, days)
def test_one_visit_more_never_makes_it_worse(met, one_more, on):
    before, after = count(met, on=on), count([*met, one_more], on=on)

    if before is not None:
        assert after.made >= before.made
        assert after.next_by >= before.next_by
        assert after.wished_by >= before.wished_by


@given(visits, days)
def test_who_keeps_the_date_has_what_the_law_wants_in_every_year_of_placement(met, on):
    seen = count(met, on=on)

    if seen is not None and on >= months_after(BEGAN, 12) and seen.made < seen.wanted:
        assert seen.next_by <= on


@given(st.lists(st.tuples(days, st.integers(1, 900)), max_size=5), days)
def test_the_unbroken_time_begins_where_a_stay_begins_and_holds_the_day(stays, on):
    placed = [Period(starts, starts + timedelta(days=length)) for starts, length in stays]

    began = placed_since(placed, on=on)

    assert (began is None) == (not any(stay.holds(on) for stay in placed))
    assert began is None or began in {stay.starts for stay in placed}
