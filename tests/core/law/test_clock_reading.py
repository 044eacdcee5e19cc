"""The clocks are read from tables that people correct by hand: every fault is told, with its line."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tovholder.core.law.clock_reading import clocks_of
from tovholder.core.law.duties import Event, EventKind, duties
from tovholder.core.law.limits import Limit
from tovholder.core.law.rulebook import RulebookFault, load_rulebook, rulebook

RULE = """\
[SEEN]
danish = "Barnet ses"
english = "The child is seen"
kind = "step"
trigger = "A notification is received."
met_by = "The child has been seen."
decides = "municipality"
does = "Modtagelsen"
must_record = []
exceptions = []
status = "verified"
unverified = []
sources = [{ url = "https://example.dk/lov", place = "§ 1" }]

[[SEEN.versions]]
law = "Barnets lov"
ref = "BL § 1"
source = "Barnets lov § 1"
in_force = 2024-01-01
in_force_confirmed = true
evidence = "text"
{limit}
"""
NO_NUMBER = ""
SOON = 'limit = { unit = "snarest_muligt", mode = "latest", counts_from = "receipt", how_counted = "" }'
THREE_DAYS = (
    'limit = { amount = 3, unit = "calendar_days", mode = "latest", counts_from = "receipt", how_counted = "" }'
)
CLOCK = """
[SEEN.clock]
awaits = "et blik på barnet"
starts = ["notification received"]
met_by = ["child spoken with"]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "_about.toml").write_text("law_checked_until = 2025-05-01\n", encoding="utf-8")
    return tmp_path


def write(folder, clock, limit=THREE_DAYS):
    (folder / "intake.toml").write_text(RULE.replace("{limit}", limit) + clock, encoding="utf-8")
    return load_rulebook(folder)


def faults_of(folder, clock, limit=THREE_DAYS):
    rules = write(folder, clock, limit)
    with pytest.raises(RulebookFault) as told:
        clocks_of(rules, folder)
    heading, *faults = str(told.value).splitlines()
    assert heading == "Urene i reglerne kan ikke bruges. Ret dette:"
    return [fault.strip() for fault in faults]


def line_of(folder, words):
    lines = (folder / "intake.toml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if line.startswith(words))


def test_the_laws_own_number_counts_when_the_clock_gives_none(folder):
    (clock,) = clocks_of(write(folder, CLOCK), folder)

    assert clock.on(date(2026, 1, 1)).limit == Limit.parse("3 calendar_days")
    assert not clock.own_limit
    assert clock.on(date(2023, 1, 1)) is None


def test_our_own_limit_goes_before_the_laws(folder):
    (clock,) = clocks_of(write(folder, CLOCK + 'within = "24 hours"\n'), folder)

    assert clock.on(date(2026, 1, 1)).limit == Limit.parse("24 hours")
    assert clock.own_limit


def test_the_clocks_of_the_program_can_all_be_used():
    clocks = clocks_of(rulebook())

    assert {clock.alarm for clock in clocks} >= {"R24H", "RCONV", "RREASSESS", "RREPEAT", "RINV4M", "RPLAN", "RFU"}
    assert {clock.alarm for clock in clocks} >= {"RSUPV", "RHOME", "RMOVE", "RCONSENT", "RSIB"}
    assert clocks[0].one_at_a_time


@pytest.mark.parametrize("limit", [NO_NUMBER, SOON])
def test_where_the_law_has_no_number_we_must_say_ours(folder, limit):
    (fault,) = faults_of(folder, CLOCK, limit)

    assert fault == (
        f"intake.toml, linje {line_of(folder, '[SEEN.clock]')}: SEEN · within: "
        "mangler; loven giver intet tal her, så skriv vores egen frist"
    )


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('within = "soon"', "within: »soon« er ingen frist; skriv et tal og en af: hours"),
        ('while = ["the moon is full"]', "while: kender ikke betingelsen »the moon is full«; skriv »help runs«"),
        ('while = ["moon landing within 3 days"]', "while: kender ikke hændelsen »moon landing«"),
        ('unless = ["NONE-SUCH runs"]', "unless: kender ikke betingelsen »NONE-SUCH runs«"),
        ('falls_away_on = ["moon landing"]', "falls_away_on: kender ikke hændelsen »moon landing«"),
        ('supports = ["NONE-SUCH"]', "supports: kender ikke reglen »NONE-SUCH«"),
        ('waits_for = "godot"', "waits_for: kender ikke »godot«; brug et af: contact hold, police"),
        ('tells = "a joke"', "tells: kender ikke »a joke«"),
        ('only_under = "Magna Carta"', "only_under: reglen har ingen ordlyd i »Magna Carta«"),
        ('only = "on sundays"', "only: kender ikke »on sundays«"),
        ('needs = ["plan made"]', "needs: skal stå sammen med at_once = true"),
        ('checks = "near the birth"', "checks: skal stå sammen med at_once = true"),
        ('checks = "the stars"', "checks: kender ikke »the stars«; brug et af: near the birth, placed long enough"),
        ('since = ["moon landing with crew"]', "since: kender ikke hændelsen »moon landing«"),
        ('also_met_by = ["moon landing"]', "also_met_by: kender ikke hændelsen »moon landing«"),
        ('unsettled = "Når det er afgjort."', "unsettled: skal stå sammen med settled_by"),
        ('english = "The child is seen again"', "english: skal stå sammen med danish"),
        ('too_late_on = ["case closed"]', "too_late_on: skal stå sammen med too_late"),
        ("from_age = true", "from_age: skal være et helt tal, ikke True"),
        ('undated = true\nby_mark = "on"', "undated: kan ikke stå sammen med by_mark"),
        ("on_the_day = true\nfrom_birth = true", "on_the_day: kan ikke stå sammen med from_birth"),
        ("alarm = 24", "alarm: skal være tekst i anførselstegn, ikke 24"),
        ('falls_away_unless = "help runs"', "falls_away_unless: skal være en liste, ikke 'help runs'"),
        ('strats = ["case closed"]', "strats: er en ukendt nøgle; ret stavningen, eller slet linjen"),
    ],
)
def test_a_fault_is_told_with_file_rule_key_and_line(folder, line, what):
    faults = faults_of(folder, CLOCK + line + "\n")

    place = f"intake.toml, linje {line_of(folder, line.splitlines()[0])}: SEEN · "
    assert any(fault.startswith(place + what) for fault in faults), faults


def test_a_clock_must_say_what_it_begins_with(folder):
    faults = faults_of(folder, CLOCK.replace('starts = ["notification received"]\n', ""))

    assert faults == [
        f"intake.toml, linje {line_of(folder, '[SEEN.clock]')}: SEEN · starts: "
        "mangler; skriv den hændelse, uret begynder med"
    ]


def test_two_clocks_of_a_rule_cannot_begin_with_the_same_event(folder):
    two = CLOCK.replace("[SEEN.clock]", "[SEEN.clock.one]") + CLOCK.replace("[SEEN.clock]", "[SEEN.clock.other]")

    assert "to ure begynder med samme hændelse" in faults_of(folder, two)[0]


def test_two_clocks_with_names_stand_under_one_rule(folder):
    two = CLOCK.replace("[SEEN.clock]", "[SEEN.clock.one]") + CLOCK.replace(
        "[SEEN.clock]", "[SEEN.clock.other]"
    ).replace("notification received", "case closed")

    assert len(clocks_of(write(folder, two), folder)) == 2


def test_every_fault_of_a_clock_is_told_at_once(folder):
    faults = faults_of(folder, CLOCK + 'within = "soon"\nsupports = ["NONE-SUCH"]\n')

    assert len(faults) == 2


def test_a_rule_without_a_clock_makes_no_duty(folder):
    rules = write(folder, "")

    assert clocks_of(rules, folder) == ()


FRIDAY_EVENING = datetime(2026, 10, 16, 19, 14, tzinfo=UTC)
NOTIFIED = [Event("1", EventKind.NOTIFICATION_RECEIVED, FRIDAY_EVENING, 1)]


@pytest.mark.parametrize(
    ("setting", "counted"),
    [
        (
            "14 calendar_days",
            "14 dage regnet fra dagen efter fredag 16.10.2026. Fristen er udgangen af fredag 30.10.2026.",
        ),
        (
            "1 arbejdsdage",
            "1 arbejdsdag regnet fra dagen efter fredag 16.10.2026; lørdag 17.10. og søndag 18.10. tæller ikke med.",
        ),
        ("1 years", "1 år regnet fra fredag 16.10.2026 til samme dato. Fristen er udgangen af lørdag 16.10.2027."),
        ("1 hverdage", "1 hverdag regnet fra dagen efter fredag 16.10.2026. Fristen er udgangen af lørdag 17.10.2026."),
    ],
)
def test_a_setting_of_the_municipality_goes_before_the_number_in_the_file(setting, counted):
    own = {"LOCAL-SCREEN": Limit.parse(setting)}

    found = duties(rulebook(), NOTIFIED, FRIDAY_EVENING + timedelta(days=1), own_limits=own)

    (screening,) = [duty for duty in found if duty.rule == "LOCAL-SCREEN"]
    assert counted in screening.counted
