"""`tovholder replay` from a terminal: what it prints, what it refuses, and that it leaves nothing behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.config.programs import COMMAND
from tests.database import as_superuser
from tovholder.config.embedded import ensure_running
from tovholder.entrances.commandline.replay import replay
from tovholder.entrances.rehearsal.scratch import PREFIX

CASES = sorted((Path(__file__).parents[2] / "cases").glob("*.json"))
SECRETS = {"SECRET_KEY": "s" * 64, "DATA_KEY": "d" * 64}


def run(*words: str, home: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """The command as a program of its own, with nothing of this test run's surroundings."""
    ours = ("TOVHOLDER_", "DATABASE_", "DJANGO_", "SECRET_KEY", "DATA_KEY")
    env = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [sys.executable, "-c", COMMAND, "replay", *words],
        env=env | {"TOVHOLDER_HOME": str(home)} | surroundings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@dataclass(frozen=True)
class Beside:
    """Runs beside a server in use: all cases for programs with a page, one for people, one whose page has no place."""

    all_twelve: subprocess.CompletedProcess[str]
    one: subprocess.CompletedProcess[str]
    without_place: subprocess.CompletedProcess[str]
    page: str
    before: Any
    after: Any


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Beside]:
    """Replays in a home whose server is in use, with a rehearsal's database left behind by one that was killed."""
    home = tmp_path_factory.mktemp("home")
    page = home / "side.html"
    with ensure_running(home / ".demo") as server:
        with as_superuser(server.home, "tovholder") as site:
            site.execute("create table somebodys (work text)")
            site.execute("insert into somebodys values ('must stay')")
        before = everything(server.home)
        with as_superuser(server.home) as maintenance:
            maintenance.execute(f"create database {PREFIX}left owner tovholder_owner")
        files = [str(path) for path in CASES]
        all_twelve = run(*files, "--json", "--law-of", "2026-10-16", "--html", str(page), home=home)
        one = run(files[2], home=home, TOVHOLDER_MODE="demo")
        without_place = run(files[2], "--json", "--html", str(home / "nowhere" / "side.html"), home=home)
        after = everything(server.home)
    yield Beside(all_twelve, one, without_place, page.read_text(), before, after)


def everything(home: Path) -> Any:
    """The databases of the server, and every table and row of the site's own."""

    def ask(question: str, site: psycopg.Connection[Any]) -> list[Any]:
        return site.execute(question).fetchall()

    with as_superuser(home, "tovholder") as site:
        databases = ask("select datname from pg_database order by 1", site)
        tables = ask("select tablename from pg_tables where schemaname = 'public' order by 1", site)
        return databases, tables, [ask(f'select * from "{table}"', site) for (table,) in tables]


def test_all_twelve_cases_raise_exactly_the_expected_alarms(beside):
    told = {each["case"]: each for each in json.loads(beside.all_twelve.stdout)}

    assert len(told) == len(CASES)
    for path in CASES:
        case = json.loads(path.read_text())
        assert alarms_of(told[case["id"]]) == alarms_of({"alarms": case["expected_alarms"]})


def alarms_of(told: dict[str, Any]) -> set[tuple[Any, ...]]:
    return {(each["rule"], each["trigger_seq"], each["child"], each["due"]) for each in told["alarms"]}


def test_json_alone_stands_on_stdout_and_every_alarm_says_when_and_why(beside):
    first = json.loads(beside.all_twelve.stdout)[0]

    assert beside.all_twelve.returncode == 0
    assert set(first) == {"case", "law_of", "as_of", "skipped", "alarms"}
    assert (first["law_of"], first["as_of"], first["skipped"]) == ("2026-10-16", "2012-05-31T23:59:59+02:00", [2])
    for alarm in first["alarms"]:
        assert list(alarm) == [
            "rule", "trigger_seq", "child", "due", "due_at", "raised_at", "cleared_at", "because", "source",
        ]  # fmt: skip
        assert alarm["due_at"].startswith(alarm["due"])
        assert alarm["raised_at"]
        assert alarm["because"].endswith(".")
        assert alarm["source"]


def test_the_site_beside_it_is_untouched_and_nothing_is_left_behind(beside):
    assert beside.after == beside.before


def test_a_person_reads_a_timeline_with_the_alarms_in_it(beside):
    assert beside.one.returncode == 0
    assert "Underretning modtaget" in beside.one.stdout
    assert "ALARM" in beside.one.stdout
    assert beside.one.stdout.index("Underretning modtaget") < beside.one.stdout.index("ALARM")
    assert "{" not in beside.one.stdout


def test_the_page_stands_alone_and_shows_every_case(beside):
    assert "Skrevet:" in beside.all_twelve.stderr
    assert beside.page.count('<section class="case"') == len(CASES)
    assert "Alarm: 24-timers vurdering af underretning (R24H)" in beside.page
    for loads in ("<script", "<link", "<img", "@import", "url("):
        assert loads not in beside.page


def test_a_page_that_cannot_be_written_is_said_and_the_alarms_are_told_all_the_same(beside):
    assert beside.without_place.returncode == 1
    assert "siden kan ikke skrives" in beside.without_place.stderr
    assert json.loads(beside.without_place.stdout)["alarms"]


@pytest.mark.parametrize(
    "said", [{"TOVHOLDER_MODE": "production"}, {"TOVHOLDER_MODE": "production"} | SECRETS, SECRETS]
)
def test_a_real_installation_refuses_before_anything_is_started(tmp_path, said):
    done = run(str(CASES[0]), "--json", home=tmp_path, **said)

    assert done.returncode == 1
    assert done.stdout == ""
    assert "slået fra i drift" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "filen findes ikke"),
        (b"\xff\xfe\x00", "ikke tekst i UTF-8"),
        (b"", "ikke JSON"),
        (b"[1]", "ét JSON-objekt"),
        (b"[" * 100_000, "ikke JSON"),
        (b'{"id": "x", "children": [], "events": []}', "mindst ét barn"),
        (b'{"id": "x", "children": [{"id": "a"}], "events": [{"seq": 1, "type": "flight"}]}', "kender ikke type"),
        (
            b'{"id": "x", "children": [{"id": "a"}], "events": [{"seq": 1, "type": "other", "date": "2009-02-30"}]}',
            "er ingen dato",
        ),
    ],
)
def test_a_file_that_is_no_case_is_told_what_is_wrong_with_it(tmp_path, capsys, content, says):
    path = tmp_path / "sag.json"
    if content is not None:
        path.write_bytes(content)

    assert replay([str(path), "--json"]) == 1

    said = capsys.readouterr()
    assert said.out == ""
    assert "sag.json" in said.err
    assert says in said.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "Skriv for eksempel"),
        (["sag.json", "--law-of", "i går"], "»i går« er ikke en dato"),
        (["sag.json", "--as-of", "2026-02-29"], "»2026-02-29« er ikke en dato"),
        (["sag.json", "--as-of", "9999-12-31"], "uden for 1900-2199"),
        (["sag.json", "--flyv"], "Skriv for eksempel"),
    ],
)
def test_a_command_nobody_understands_is_answered_with_what_to_write(words, says, capsys):
    assert replay(words) == 2
    assert says in capsys.readouterr().err
