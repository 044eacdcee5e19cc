"""The `tovholder` command: what it can do, and what it says when it cannot."""

from __future__ import annotations

import json
import sys
from io import BytesIO, TextIOWrapper

import pytest

from tests.config.programs import run
from tovholder.core.law.reading import Fault
from tovholder.core.law.rulebook import RulebookFault
from tovholder.entrances.commandline import main


def test_help_shows_every_command(capsys):
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    for command in ("serve", "demo", "init", "law", "replay", "check", "bench"):
        assert f"\n  {command} " in shown


@pytest.mark.parametrize(("words", "status"), [([], 2), (["--help"], 0), (["flyv"], 2)])
def test_a_word_it_does_not_know_is_answered_with_where_to_look(words, status, capsys):
    assert main(words) == status
    said = capsys.readouterr()
    assert "tovholder" in said.out + said.err


def test_half_a_sign_is_written_as_its_code_and_a_program_reads_it_as_it_was(monkeypatch):
    told = {"said": "barnet \ud83d græd"}

    def tell(argv):
        print(json.dumps(told, ensure_ascii=False))
        return 0

    paper = BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(paper, encoding="utf-8"))
    monkeypatch.setattr("tovholder.entrances.commandline.check.check", tell)
    assert main(["check"]) == 0
    sys.stdout.flush()

    assert json.loads(paper.getvalue().decode()) == told


def test_what_stands_in_the_way_is_said_in_one_line_without_a_trace(tmp_path):
    status, said = run("serve", home=tmp_path, TOVHOLDER_MODE="måske")
    assert status == 1
    assert said.strip().count("\n") == 0
    assert "TOVHOLDER_MODE" in said


def test_a_law_file_that_cannot_be_used_is_told_in_one_line_with_its_file_and_line(monkeypatch, capsys):
    def broken(argv):
        faults = [Fault("intake.toml", 175, "NOTIF-24H", "limit", "skal være et helt tal")]
        faults.append(Fault("plan.toml", 3, "PLAN-MAKE", "danish", "mangler"))
        raise RulebookFault("Reglerne kan ikke bruges. Ret dette:", faults)

    monkeypatch.setattr("tovholder.entrances.commandline.check.check", broken)

    status = main(["check"])

    said = capsys.readouterr().err
    assert (status, said.strip().count("\n")) == (2, 0)
    assert "intake.toml, linje 175: NOTIF-24H · limit: skal være et helt tal (og 1 fejl mere)" in said
    assert "tovholder law" in said
