"""``tovholder law`` answers at once, without a database, for programs and for people."""

import json
import subprocess
import sys
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tovholder.core.law.rulebook import load_rulebook, rulebook
from tovholder.entrances.commandline.law import law


def said(capsys, *argv):
    assert law(list(argv)) == 0
    return capsys.readouterr().out


def duties(capsys, *argv):
    return {row["id"]: row for row in json.loads(said(capsys, "--json", *argv))}


def test_a_program_gets_the_duties_of_the_day_sorted_by_id(capsys):
    rows = json.loads(said(capsys, "--on", "2026-01-01", "--json"))

    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert len(rows) == 139
    assert next(row for row in rows if row["id"] == "NOTIF-24H") == {
        "id": "NOTIF-24H",
        "da": "24-timers vurdering af underretning",
        "en": "24-hour safety assessment of a notification",
        "ref": "BL § 136",
        "limit": {"amount": 24, "unit": "hours", "mode": "latest"},
        "status": "verified",
        "decides": "municipality",
        "source": "Barnets lov § 136",
    }


def test_a_duty_without_a_limit_has_none_in_json(capsys):
    rows = duties(capsys, "--on", "2024-01-01")

    assert rows["SCREEN-18"]["limit"] is None
    assert rows["FOLLOW-NEXT"]["limit"] == {"amount": None, "unit": "as_decided", "mode": "latest"}


def test_each_day_has_the_law_of_that_day(capsys):
    assert "NOTIF-24H" not in duties(capsys, "--on", "2012-06-01")
    assert duties(capsys, "--on", "2013-10-01")["NOTIF-24H"]["ref"] == "SEL § 155, stk. 2"
    assert duties(capsys, "--on", "2024-01-01")["NOTIF-24H"]["ref"] == "BL § 136"


def test_our_own_thresholds_come_only_when_asked_for(capsys):
    with_ours, law_alone = duties(capsys, "--on", "2026-01-01", "--own"), duties(capsys, "--on", "2026-01-01")
    ours = {rule.id for rule, _ in rulebook().in_force_on(date(2026, 1, 1)) if rule.own}

    assert set(with_ours) - set(law_alone) == ours
    assert "LOCAL-SCREEN" in law_alone


def test_people_get_a_table_that_says_what_is_not_confirmed_and_how_far_the_law_was_read(capsys):
    table = said(capsys, "--on", "2023-01-01")

    assert "Pligter, der gælder den 1. januar 2023" in table
    assert "senest 24 timer" in table
    assert "Børne- og ungeudvalget" in table
    assert "ikke bekræftet" in table
    assert "ikrafttræden ikke bekræftet" in " ".join(table.split())
    assert table.rstrip().endswith("Loven er gennemgået til og med 1. maj 2025")


def test_without_a_date_today_is_meant(capsys):
    today = datetime.now(ZoneInfo("Europe/Copenhagen")).date().isoformat()

    assert duties(capsys) == duties(capsys, "--on", today)


@pytest.mark.parametrize("wrong", ["2024-02-31", "i går", "1. maj 2025", "", "2024-1"])
def test_a_day_that_is_none_is_told_in_danish(capsys, wrong):
    assert law(["--on", wrong]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"»{wrong}« er ikke en dato. Skriv år, måned og dag, for eksempel --on 2026-01-01.\n"


@pytest.mark.parametrize("argv", [["--om", "2024-01-01"], ["--on"], ["2024-01-01"]])
def test_a_command_not_understood_is_answered_with_an_example(capsys, argv):
    assert law(argv) == 2

    assert "tovholder law --on 2026-01-01" in capsys.readouterr().err


def test_faulty_law_data_are_told_and_not_thrown(capsys, monkeypatch, tmp_path):
    (tmp_path / "intake.toml").write_text("[SEEN-24H]\n", encoding="utf-8")
    monkeypatch.setattr("tovholder.entrances.commandline.law.rulebook", lambda: load_rulebook(tmp_path))

    assert law(["--on", "2024-01-01"]) == 1

    assert "intake.toml, linje 1: SEEN-24H · danish: mangler" in capsys.readouterr().err


def test_neither_django_nor_the_table_is_loaded_for_a_program():
    code = (
        "import sys; from tovholder.entrances.commandline.law import law; law(['--on', '2026-01-01', '--json']);"
        "sys.exit(', '.join({'django', 'rich', 'holidays'} & {name.split('.')[0] for name in sys.modules}))"
    )

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert run.stderr.strip() == ""
    assert len(json.loads(run.stdout)) == 139
