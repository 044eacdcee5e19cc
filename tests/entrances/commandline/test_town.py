"""`tovholder town`: a town in an empty database, its figures, and what it says when it will not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.config.programs import COMMAND
from tovholder.entrances.commandline import main, settling
from tovholder.entrances.rehearsal.towns.making.town import Wanted

ASKED = ("town", "--children", "60", "--years", "1", "--seed", "2", "--until", "2026-06-30")


CUT_SHORT = """
import os, signal, sys
from tovholder.config.opening import opened
from tovholder.entrances.commandline import main, town

class Opened:
    def __enter__(self):
        self.house = opened()
        server = self.house.__enter__()
        from tovholder.entrances.commandline import settling
        whole = settling.live_with_many_hands
        def half(*those, **other):
            whole(*those, **other)
            os.kill(os.getpid(), signal.{signal})
        settling.live_with_many_hands = half
        return server
    def __exit__(self, *why):
        return self.house.__exit__(*why)

town.opened = Opened
sys.exit(main())
"""
"""The command, told to stop when every family has lived and the town is not yet whole."""


def told(home: Path, *words: str, program: str = COMMAND) -> subprocess.CompletedProcess[str]:
    """The command run to its end as a program of its own, in demo."""
    own = ("TOVHOLDER_", "DATABASE_", "DJANGO_")
    env = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        env=env | {"TOVHOLDER_HOME": str(home), "TOVHOLDER_MODE": "demo"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_town_is_made_is_in_order_reports_and_is_not_made_twice(tmp_path):
    home, page = tmp_path / "home", tmp_path / "page.html"

    made = told(home, *ASKED, "--json")
    checked = told(home, "check", "--json")
    reported = told(home, *ASKED, "--report", "--json", "--html", str(page))
    again = told(home, *ASKED)

    town: dict[str, Any] = json.loads(made.stdout)
    assert (town["children"], town["until"]) == (60, "2026-06-30")
    assert town["rows"]["chronicle_line"] > 0
    assert town["log_ins"][1][1] == "fjordby-2026"
    assert checked.returncode == 0
    assert json.loads(checked.stdout)["duties"]["different"] == []
    figures = json.loads(reported.stdout)
    assert all(set(figure) == {"figure", "published", "ours", "source"} for figure in figures)
    assert "<svg" in page.read_text(encoding="utf-8")
    assert again.returncode == 1
    assert "Databasen er ikke tom" in again.stderr


def test_a_town_that_is_told_to_stop_leaves_nothing(tmp_path):
    home = tmp_path / "home"

    stopped = told(home, *ASKED, program=CUT_SHORT.format(signal="SIGTERM"))
    left = json.loads(told(home, "check", "--json").stdout)
    again = told(home, *ASKED, "--json")

    assert stopped.returncode == 143
    assert left["chronicle"]["lines"] == 0
    assert (again.returncode, again.stderr) == (0, "")


def test_a_town_that_was_killed_is_begun_again_from_nothing(tmp_path):
    home, other = tmp_path / "home", tmp_path / "other"

    killed = told(home, *ASKED, program=CUT_SHORT.format(signal="SIGKILL"))
    again = told(home, *ASKED, "--json")
    never_killed = told(other, *ASKED, "--json")

    assert killed.returncode == -9
    assert "blev afbrudt" in again.stderr
    assert json.loads(again.stdout)["rows"] == json.loads(never_killed.stdout)["rows"]
    assert told(home, *ASKED).returncode == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--children", "5", "--years", "1"), "mindst 10 børn"),
        (("--children", "1200001", "--years", "1"), "højst 1200000"),
        (("--children", "mange", "--years", "1"), "»mange« er ikke et helt tal"),
        (("--children", "100", "--years", "0"), "fra 1 til 30"),
        (("--children", "100", "--years", "1", "--until", "i går"), "ikke en dato"),
        (("--children", "100", "--years", "1", "--until", "2999-01-01"), "skal være gået"),
        (("--children", "100", "--years", "1", "--until", "0001-01-01"), "vælg en dag efter 01.01.1900"),
    ],
)
def test_what_cannot_be_a_town_is_said_in_danish(words, says, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["town", *words])

    assert stopped.value.code == 2
    assert says in capsys.readouterr().err


def test_no_made_up_people_where_real_ones_are(monkeypatch, capsys):
    monkeypatch.setenv("TOVHOLDER_MODE", "production")

    assert main(list(ASKED)) == 1

    assert "ikke i drift" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_town_that_stands_there_is_only_reported_when_it_is_the_one_asked_for(karen, tmp_path, settings):
    settings.HOME = tmp_path
    noted = {"children": 60, "years": 1, "seed": 2, "until": "2026-06-30"}
    (tmp_path / settling.MADE).write_text(json.dumps({**noted, "log_ins": []}))

    same = settling._standing(Wanted(60, 1, 2, date(2026, 6, 30)))
    other = settling._standing(Wanted(60, 1, 3, date(2026, 6, 30)))

    assert same is not None
    assert other is None
