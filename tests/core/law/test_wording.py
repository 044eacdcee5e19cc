"""The law data in the words people use."""

from datetime import date

import pytest

from tovholder.core.law.rulebook import rulebook
from tovholder.core.law.rules import COUNTED, MODES, STATUSES, UNCOUNTED, RuleLimit
from tovholder.core.law.wording import day_in_words, limit_in_words, status_in_words


@pytest.mark.parametrize(
    ("amount", "unit", "mode", "words"),
    [
        (24, "hours", "latest", "senest 24 timer"),
        (1, "months", "max_duration", "højst 1 måned"),
        (0, "calendar_days", "before", "før"),
        (2, "per_year", "minimum", "mindst 2 om året"),
        (15, "years", "from", "fra 15 år"),
        (10, "hverdage", "target", "mål: 10 hverdage"),
        (None, "snarest_muligt", "latest", "snarest muligt"),
    ],
)
def test_a_limit_is_said_as_people_say_it(amount, unit, mode, words):
    assert limit_in_words(RuleLimit(amount, unit, mode, "receipt", "")) == words


def test_a_rule_without_a_limit_says_nothing():
    assert limit_in_words(None) == ""


@pytest.mark.parametrize("mode", sorted(MODES))
def test_every_unit_and_mode_of_the_law_data_has_danish_words(mode):
    for unit in COUNTED:
        assert "3" in limit_in_words(RuleLimit(3, unit, mode, "receipt", ""))
    for unit in UNCOUNTED:
        assert "_" not in limit_in_words(RuleLimit(None, unit, mode, "receipt", ""))


def test_a_day_is_said_as_people_say_it():
    assert day_in_words(date(2025, 5, 1)) == "1. maj 2025"
    assert day_in_words(date(2024, 12, 31)) == "31. december 2024"


def test_what_is_not_confirmed_is_called_so():
    book = rulebook()
    said = {
        id: status_in_words(book.rule(id), version)
        for id in ("NOTIF-24H", "NOTIF-ACK", "DEATH")
        if (version := book.version_on(id, date(2023, 6, 1))) is not None
    }

    assert said == {
        "NOTIF-24H": "bekræftet",
        "NOTIF-ACK": "delvist bekræftet; ikrafttræden ikke bekræftet",
        "DEATH": "ikke bekræftet; ikrafttræden ikke bekræftet",
    }
    assert {rule.status for rule in book.rules.values()} <= STATUSES
