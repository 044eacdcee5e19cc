"""Who lives in a town, and about whom somebody worries: drawn without a database."""

from __future__ import annotations

from collections import Counter
from datetime import date
from statistics import mean

import pytest

from tovholder.entrances.rehearsal.towns.people.population import Family, Span, Worry, families, of_age_on
from tovholder.entrances.rehearsal.towns.suppositions import QUALITIES, suppositions

LAST = date(2025, 12, 31)
SPAN = Span.of(years=3, last=LAST)


@pytest.fixture(scope="module")
def heard_of() -> list[Family]:
    return families(children=6_000, span=SPAN, seed=7)


def reported(heard_of: list[Family], year: int) -> Counter[tuple[int, int]]:
    """How often each child, by family and place, was reported in the year."""
    return Counter(
        (family.number, place)
        for family in heard_of
        for worry in family.worries
        if worry.at.year == year
        for place in worry.children
    )


def test_as_many_children_are_reported_in_a_year_as_was_published(heard_of):
    often = reported(heard_of, 2025)

    assert 85 < len(often) / 6 < 118  # 101 of 1,000 in Aalborg in 2025
    assert 1.45 < mean(often.values()) < 2.0  # 1.79 in the country
    assert 0.24 < mean(count > 1 for count in often.values()) < 0.42  # a third


def test_every_worry_is_about_children_under_age_who_live_here_and_within_the_years_of_the_record(heard_of):
    for family in heard_of:
        for worry in family.worries:
            day = worry.at.date()
            assert SPAN.first <= day <= SPAN.last
            assert family.is_here(day)
            assert worry.children
            assert set(worry.children) <= set(family.minors(day))


def test_the_years_before_a_town_are_whole_and_end_on_its_last_day():
    assert Span.of(years=2, last=date(2026, 6, 30)) == Span(date(2024, 7, 1), date(2026, 6, 30))


def test_a_child_born_on_a_leap_day_is_of_age_on_the_first_of_march():
    assert of_age_on(date(2008, 2, 29)) == date(2026, 3, 1)
    assert of_age_on(date(2008, 2, 28)) == date(2026, 2, 28)


def test_the_same_seed_worries_about_the_same_children_and_another_about_others():
    one, again, other = (families(children=400, span=SPAN, seed=seed) for seed in (1, 1, 2))

    assert one == again
    assert one != other
    assert all(isinstance(worry, Worry) for family in one for worry in family.worries)


def test_every_figure_a_town_is_drawn_from_names_its_source_and_how_good_it_is():
    for name, told in suppositions().items():
        assert told.source and told.unit and told.danish, name
        assert told.quality in QUALITIES, name
