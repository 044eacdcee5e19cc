"""How to complain, as it stands in a letter: all the law asks for, in words a tired parent reads."""

from datetime import date

import pytest

from tovholder.core.plans.readability import EASY, readability
from tovholder.foundation.letters.words import words_of
from tovholder.practice.decisions.how_to_complain import how_long, how_to_complain, what_follows_for_the_child

TODAY, BEFORE_2011 = date(2026, 11, 2), date(2010, 11, 2)


def test_a_complaint_about_our_own_decision_comes_to_us_first_and_goes_on_by_itself():
    said = how_to_complain(to_board=False, on=TODAY)

    for told in ("Du klager til os. Ring, skriv", "igen inden 4 uger", "videre til Ankestyrelsen", "nå frem", "lørdag"):
        assert told in said


def test_a_complaint_about_the_committees_decision_goes_directly_to_the_board():
    said = how_to_complain(to_board=True, on=TODAY)

    assert "direkte til Ankestyrelsen" in said and "Du klager til os" not in said
    assert "nå frem" in said


def test_the_weeks_are_those_of_the_law_of_the_day_and_none_are_said_where_none_are_known():
    assert how_long(None, on=TODAY) == "i 4 uger fra den dag, du har fået brevet"
    assert how_long(date(2026, 12, 7), on=TODAY) == "til og med 7. december 2026"
    assert how_long(None, on=BEFORE_2011) == "fra den dag, du har fået brevet"
    assert "Så ser vi på afgørelsen igen. Ændrer" in how_to_complain(to_board=False, on=date(2015, 1, 1))


@pytest.mark.parametrize("to_board", [True, False])
def test_it_is_easy_to_read_for_a_grown_up_and_for_a_child(to_board):
    for_the_child = what_follows_for_the_child(to_board=to_board)

    assert readability(how_to_complain(to_board=to_board, on=TODAY)).is_easy
    assert readability(for_the_child).is_easy


def test_what_the_letter_says_by_itself_about_complaining_is_easy_to_read():
    _before, _heading, own = words_of("decision").body.partition("Sådan kan du klage")
    fields = {"until": how_long(None, on=TODAY), "complaint": "", "phone": "70 10 20 00"}

    assert (readability(own.format(**fields)).lix or 0) <= EASY
