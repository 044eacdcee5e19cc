"""Which plan the law wants, what it is called on that day, and by which §."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tovholder.core.plans.kinds import first_follow_up_by, plan_word, word_of
from tovholder.core.time.ages import is_of_age

BORN_2010 = date(2010, 5, 4)


@pytest.mark.parametrize(
    ("on", "born", "danish", "source"),
    [
        (date(2012, 3, 1), date(2003, 1, 1), "Handleplan", "Serviceloven § 140, stk. 1"),
        (date(2023, 12, 31), BORN_2010, "Handleplan", "Serviceloven § 140, stk. 1"),
        (date(2024, 1, 1), BORN_2010, "Barnets plan", "Barnets lov § 91, stk. 1"),
        (date(2026, 5, 3), BORN_2010, "Barnets plan", "Barnets lov § 91, stk. 1"),
        (date(2026, 5, 4), BORN_2010, "Ungeplan", "Barnets lov § 108, stk. 1-3"),
        (date(2026, 5, 4), None, "Barnets plan", "Barnets lov § 91, stk. 1"),
        (date(2024, 2, 28), date(2008, 2, 29), "Barnets plan", "Barnets lov § 91, stk. 1"),
        (date(2024, 2, 29), date(2008, 2, 29), "Ungeplan", "Barnets lov § 108, stk. 1-3"),
        (date(2028, 2, 28), date(2012, 2, 28), "Ungeplan", "Barnets lov § 108, stk. 1-3"),
    ],
)
def test_the_plan_is_called_what_the_law_of_the_day_calls_it(on, born, danish, source):
    word = plan_word(on, born=born)

    assert (word.danish, word.source) == (danish, source)


@given(st.dates(date(2011, 1, 1), date(2035, 12, 31)), st.dates(date(1990, 1, 1), date(2035, 12, 31)))
def test_there_is_a_plan_with_a_paragraph_for_every_child_on_every_day(on, born):
    word = plan_word(on, born=born)

    assert word.source
    assert (word.danish == "Handleplan") == (on.year < 2024)
    assert (word.danish == "Ungeplan") == (on.year >= 2024 and is_of_age(born, 16, on=on))


def test_the_parents_plan_has_its_own_paragraph():
    assert word_of("foraeldre", date(2026, 1, 1)).danish == "Forældrehandleplan"
    assert word_of("foraeldre", date(2026, 1, 1)).source == "Barnets lov §§ 76-79"


def test_the_first_follow_up_is_three_months_after_help_began():
    assert first_follow_up_by(date(2026, 11, 30)) == date(2027, 2, 28)
    assert first_follow_up_by(date(2026, 8, 15)) == date(2026, 11, 15)
