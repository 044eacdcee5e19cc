"""How a due date is explained is read in English too, word by word; what is kept and checked stays Danish."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import translation

from tests.core.law.tables import CASES, duties_of
from tovholder.core.law.clock_reading import clocks_of
from tovholder.core.law.duties import duties
from tovholder.core.law.event_words import DANISH
from tovholder.core.law.events import EventKind
from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import holiday_names
from tovholder.entrances.rehearsal.published_cases import read_case
from tovholder.foundation.deadlines.explained import explained
from tovholder.foundation.deadlines.in_english import SLOT, _words, in_english, sentences, source_in_english
from tovholder.foundation.deadlines.models import Deadline
from tovholder.practice.casework.actions import start_investigation

PUBLISHED = sorted((Path(__file__).parents[2] / "cases").glob("*.json"))
FREE = "Undladt med begrundelse: "  # what follows are somebody's own words


def without_english(told: str) -> list[str]:
    return [danish for danish, english in sentences(told.split(FREE)[0].rstrip()) if not english]


@pytest.mark.parametrize("told", ["awaits", "unsettled", "too_late", "lapses", "expires"])
def test_what_the_law_data_say_of_a_clock_is_known_in_english(told):
    words = {str(getattr(clock, told)) for clock in clocks_of(rulebook())} - {"", "None"}
    known = {"awaits": "things", "unsettled": "unsettled", "expires": "ended"}

    if told in known:
        assert words - _words()[known[told]].keys() == set()
    else:
        assert {each for words_of in words for each in without_english(words_of)} == set()


def test_no_english_stands_for_what_no_clock_says():
    awaited = {clock.awaits for clock in clocks_of(rulebook())}
    assert set(_words()["things"]) - awaited == set()


def test_every_sentence_fills_its_slots_in_the_same_order():
    for danish, english in _words()["sentences"].items():
        assert SLOT.findall(english) == SLOT.findall(danish), danish


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_explanation_of_the_tables_is_told_in_english(case):
    for duty in duties_of(case):
        assert without_english(duty.because) == [], duty.rule
        assert without_english(duty.counted) == [], duty.rule


@pytest.mark.parametrize("path", PUBLISHED, ids=range(1, 13))
def test_every_explanation_of_the_published_cases_is_told_in_english(path):
    case = read_case(path.read_text(encoding="utf-8"))
    as_of = case.default_as_of()
    assert as_of is not None
    for child in case.children:
        for duty in duties(rulebook(), case.events_of(child), as_of):
            assert without_english(duty.because) == [], duty.rule
            assert without_english(duty.counted) == [], duty.rule


@pytest.mark.parametrize(
    ("danish", "english"),
    [
        (
            "Underretning modtaget fredag 16.10.2026 kl. 21.14. Der skal ligge en 24-timers vurdering senest "
            "lørdag 17.10.2026 kl. 21.14. Det mangler endnu.",
            "Notification received Friday 16.10.2026 at 21.14. There must be a 24-hour assessment by "
            "Saturday 17.10.2026 at 21.14. It is still missing.",
        ),
        (
            "6 hverdage regnet fra dagen efter onsdag 1.4.2026; langfredag 3.4. og anden påskedag 6.4. tæller ikke "
            "med. Fristen er udgangen af torsdag 9.4.2026.",
            "6 legal days counted from the day after Wednesday 1.4.2026; Good Friday 3.4. and Easter Monday 6.4. not "
            "counted. Due: the end of Thursday 9.4.2026.",
        ),
        ("1 måned regnet baglæns fra 18-årsdagen.", "1 month counted back from the birthday: 18 years."),
        ("Der manglede plan og samtale med barnet.", "Missing: a plan and a talk with the child."),
        (
            "Uret sluttede fredag 16.10.2026: barnet er fyldt 18 år.",
            "The clock ended Friday 16.10.2026: the child has turned 18.",
        ),
        ("Undladt med begrundelse: Haster. Faren er væk. Det mangler endnu.", None),
        ("Noget helt andet kl. 12. Slut", "Noget helt andet kl. 12. Slut"),
    ],
)
def test_a_sentence_is_told_word_by_word_and_somebodys_own_words_stand(danish, english):
    told = in_english(danish)
    assert told == (english or "Left out, with the reason: Haster. Faren er væk. It is still missing.")


def test_every_holiday_and_kind_of_event_has_its_english():
    holidays = {name.lower() for year in range(2011, 2031) for name in holiday_names(year).values()}
    assert holidays - _words()["days"].keys() == set()
    assert set(DANISH) == set(EventKind)


def test_a_rule_of_ours_says_so_and_the_law_keeps_its_name():
    assert source_in_english("egen regel") == "our own rule"
    assert source_in_english("barnets lov § 18; fristen er egen regel") == "barnets lov § 18; the limit is our own"
    assert source_in_english("barnets lov § 20, stk. 3") == "barnets lov § 20, stk. 3"


@pytest.mark.django_db
def test_who_reads_in_english_gets_the_explanation_in_english_and_what_is_kept_stays_danish(freja, svends_hand):
    now = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    start_investigation(freja, happened_at=now, at=now, by=svends_hand)
    kept = Deadline.objects.get(rule="BFU-4M")
    with translation.override("en"):
        shown = explained(kept, now=now)

    assert "a completed child investigation" in shown.because and "counted from" in shown.counted
    assert "en afsluttet børnefaglig undersøgelse" in Deadline.objects.get(rule="BFU-4M").because
    assert explained(kept, now=now).because == kept.because
