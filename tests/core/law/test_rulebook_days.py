"""The committed law data: every obligation is there, and each day has the law of that day.

The snapshots are what others rely on. When the law data change on purpose, write them anew with
``python -m tests.core.law.test_rulebook_days`` and read the difference.
"""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tovholder.core.law.codelists import codelist
from tovholder.core.law.rulebook import rulebook
from tovholder.core.law.rules import DECIDERS
from tovholder.core.law.wording import limit_in_words

SNAPSHOTS = Path(__file__).parent / "snapshots"
NEW_YEARS = [2012, 2014, 2024, 2026]
OBLIGATIONS = (SNAPSHOTS / "obligations.txt").read_text(encoding="utf-8").split()  # the ids of the law data

days = st.dates(date(1980, 1, 1), date(2040, 1, 1))


def duties_on(day):
    return {rule.id: (rule, version) for rule, version in rulebook().in_force_on(day) if not rule.own}


def snapshot_of(day):
    rows = {}
    for id, (rule, version) in duties_on(day).items():
        start = f"{version.in_force}{'' if version.in_force_confirmed else ' (ikke bekræftet)'}"
        rows[id] = " · ".join([version.source, limit_in_words(version.limit) or "-", rule.decides, start])
    return rows


def path_of(year):
    return SNAPSHOTS / f"duties_{year}-01-01.json"


def test_every_obligation_of_the_law_data_is_in_the_rulebook():
    law = {rule.id for rule in rulebook().rules.values() if not rule.own}

    assert len(OBLIGATIONS) == 139
    assert law == set(OBLIGATIONS)


@pytest.mark.parametrize("year", NEW_YEARS)
def test_the_duties_in_force_on_new_years_day_are_those_we_know(year):
    known = json.loads(path_of(year).read_text(encoding="utf-8"))

    assert snapshot_of(date(year, 1, 1)) == known


@pytest.mark.parametrize(
    ("day", "ref"),
    [
        (date(2012, 6, 1), None),
        (date(2013, 9, 30), None),
        (date(2013, 10, 1), "SEL § 155, stk. 2"),
        (date(2023, 12, 31), "SEL § 155, stk. 2"),
        (date(2024, 1, 1), "BL § 136"),
        (date(2026, 1, 1), "BL § 136"),
    ],
)
def test_the_24_hour_assessment_came_in_october_2013(day, ref):
    version = rulebook().version_on("NOTIF-24H", day)

    assert (version and version.ref) == ref


@pytest.mark.parametrize(("day", "age"), [(date(2014, 6, 1), 15), (date(2016, 6, 1), 12), (date(2025, 6, 1), 12)])
def test_the_age_of_consent_to_a_move_was_15_and_is_12(day, age):
    assert rulebook().version_on("CONSENT-12-MOVE", day).limit.amount == age


def test_a_child_becomes_a_party_at_12_before_2024_and_at_10_since():
    party = [rulebook().version_on("PARTY-10", day).limit.amount for day in (date(2023, 12, 31), date(2024, 1, 1))]

    assert party == [12, 10]


def test_the_special_unit_for_greenlandic_families_is_asked_from_may_2025():
    assert "GREENLAND-VISO" not in duties_on(date(2025, 4, 30))
    assert "GREENLAND-VISO" in duties_on(date(2025, 5, 1))


def test_follow_up_every_six_months_ended_with_serviceloven():
    old, new = (rulebook().version_on("FOLLOW-NEXT", day).limit for day in (date(2023, 12, 31), date(2024, 1, 1)))

    assert limit_in_words(old) == "højst 6 måneder imellem"
    assert limit_in_words(new) == "som besluttet i sagen"


def test_a_start_that_is_not_known_counts_from_2011_at_the_latest():
    first = {rule.id: rule.versions[0] for rule in rulebook().rules.values() if not rule.own}
    unknown = {id for id, version in first.items() if not version.in_force_confirmed and version.in_force.year == 2011}

    assert {"NOTIF-ACK", "BFU-4M", "FOLLOW-NEXT"} <= unknown
    assert all(first[id].in_force == date(2011, 1, 1) for id in unknown)


def test_what_a_review_changed_stands_in_the_rule():
    book = rulebook()

    assert "grønlandsk" in book.rule("BFU-PSYCH").exceptions[0]
    assert book.rule("CONTACT-SUSPEND-8W").status == "verified"
    assert "ikke en afgørelse" in book.rule("SCREEN-18").met_by
    assert "grund nr. 1-3" in book.rule("BFU-4M").trigger
    assert any("underretteren er barnet selv" in exception for exception in book.rule("NOTIF-ACK").exceptions)
    assert "kontakt med familien inden (dato)" in book.rule("NOTIF-24H").must_record


def test_the_law_says_who_decides_and_the_office_who_does_it():
    book = rulebook()

    assert {rule.decides for rule in book.rules.values()} <= DECIDERS
    assert {item.code for item in codelist("decides").items} == DECIDERS
    assert book.rule("BREACH-72H").decides == "head of data"
    assert book.rule("CASE-TIME-LIMITS").decides == "council"
    assert book.rule("EMERG-1M").decides == "committee"
    assert book.rule("SCHOOL-15").decides == "head teacher"
    assert "døgnvagt" in book.rule("NOTIF-24H").does


def test_every_rule_says_where_it_stands_in_words():
    for rule in rulebook().rules.values():
        for version in rule.versions:
            assert not version.source.startswith(("BL ", "SEL ", "BEK ", "GDPR"))
            assert rule.sources or rule.own or rule.status == "unverified"


@given(st.sampled_from(OBLIGATIONS), days)
def test_a_rule_has_at_most_one_version_on_any_day(id, day):
    holding = [version for version in rulebook().rule(id).versions if version.holds_on(day)]

    assert len(holding) <= 1
    assert rulebook().version_on(id, day) == (holding[0] if holding else None)


@given(days)
def test_the_list_of_a_day_is_what_each_rule_says_of_that_day(day):
    duties = rulebook().in_force_on(day)

    assert [rule.id for rule, _ in duties] == sorted(rule.id for rule, _ in duties)
    assert all(version.holds_on(day) for _, version in duties)
    assert {rule.id for rule, _ in duties} == {
        id for id in rulebook().rules if rulebook().version_on(id, day) is not None
    }


@given(st.sampled_from(OBLIGATIONS))
def test_the_versions_of_a_rule_follow_each_other_in_time(id):
    versions = rulebook().rule(id).versions

    for earlier, later in pairwise(versions):
        assert earlier.until is not None
        assert earlier.until < later.in_force


if __name__ == "__main__":
    SNAPSHOTS.mkdir(exist_ok=True)
    for year in NEW_YEARS:
        rows = json.dumps(snapshot_of(date(year, 1, 1)), ensure_ascii=False, indent=1)
        path_of(year).write_text(rows + "\n", encoding="utf-8")
