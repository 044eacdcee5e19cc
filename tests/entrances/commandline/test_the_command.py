"""The `tovholder` command: what it can do, and what it says when it cannot."""

from __future__ import annotations

import argparse
import ast
import errno
import inspect
import json
import os
import re
import subprocess
import sys
from io import BytesIO, TextIOWrapper

import pytest
from django.db import DatabaseError, OperationalError
from psycopg.errors import DiskFull

from tests.config.programs import COMMAND, run
from tovholder.core.law.reading import Fault
from tovholder.core.law.rulebook import RulebookFault
from tovholder.entrances.commandline import COMMANDS, main
from tovholder.entrances.commandline.parsing import DANISH


def test_help_shows_every_command(capsys):
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    for command in ("serve", "demo", "init", "admit", "merger", "law", "replay", "check", "bench"):
        assert f"\n  {command} " in shown


# Words of argparse's own, and any sentence's commonest.
ENGLISH = re.compile(r"\b(usage|options|arguments?|the|and|of which|show|error|required|expected|invalid)\b", re.I)
# Said when a program builds its parser wrongly, or of what no command here has (subcommands, files opened for it).
TO_PROGRAMMERS = {
    ".__call__() not defined",
    "%r is not callable",
    "'required' is an invalid argument for positionals",
    'argument "-" with mode %r',
    "can't open '%(filename)s': %(error)s",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "unexpected option string: %s",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
}


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


def test_a_reader_who_has_seen_enough_ends_the_command_without_a_trace():
    reader, writer = os.pipe()
    os.close(reader)  # as `| head` does when it has its lines
    with open(writer, "w") as nobody_reads:
        ended = subprocess.run(
            [sys.executable, "-c", COMMAND, "law", "--on", "2026-01-01", "--json"],
            stdout=nobody_reads,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (ended.returncode, ended.stderr) == (141, b"")


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


def db_error(cause: Exception) -> DatabaseError:
    error = OperationalError("could not extend file")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "Disken er fuld."),
        (db_error(DiskFull("could not extend file")), "Disken er fuld."),
        (OSError(errno.EROFS, "Read-only file system", "/hjem/tovholder"), "skrives i /hjem/tovholder."),
        (PermissionError(errno.EACCES, "Permission denied", "/hjem/tovholder"), "skrives i /hjem/tovholder."),
    ],
)
def test_a_full_or_closed_disk_is_told_in_one_line_with_what_to_do(error, says, monkeypatch, capsys):
    def stopped(argv):
        raise error

    monkeypatch.setattr("tovholder.entrances.commandline.check.check", stopped)

    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert says in said
    assert "TOVHOLDER_HOME" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("error", [db_error(ValueError("other")), OSError(errno.ECONNRESET, "Connection reset")])
def test_a_fault_of_ours_keeps_its_trace(error, monkeypatch):
    def stopped(argv):
        raise error

    monkeypatch.setattr("tovholder.entrances.commandline.check.check", stopped)

    with pytest.raises(type(error)):
        main(["check"])


@pytest.mark.parametrize("command", COMMANDS)
def test_what_a_command_says_of_itself_is_danish(command, capsys):
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])

    said = capsys.readouterr().out
    assert end.value.code == 0
    assert said.startswith(f"Brug: tovholder {command} ")
    assert said.split("\n\n")[1].casefold().replace("\n", " ").startswith(COMMANDS[command].casefold())
    assert not ENGLISH.search(said.replace("[--html FIL]", "")), said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["town"], "der mangler --children, --years"),
        (["check", "--flyv"], "forstår ikke --flyv"),
        (["demo", "--port"], "--port: der mangler en værdi"),
        (["demo", "--port", "otte"], "--port: »otte« er ikke et helt tal"),
        (["bench", "--seconds", "otte"], "--seconds: 'otte' kan ikke læses"),
        (["init", "--p"], "--p kan være --password-file, --post: skriv det helt ud"),
    ],
)
def test_what_a_command_cannot_understand_is_said_in_danish(words, says, capsys):
    with pytest.raises(SystemExit) as end:
        main(words)

    said = capsys.readouterr().err
    assert end.value.code == 2
    assert f"tovholder {words[0]}: {says}" in said
    assert not ENGLISH.search(said), said


def test_no_word_that_argparse_says_to_a_person_is_forgotten():
    source = ast.parse(inspect.getsource(argparse))
    calls = (call for call in ast.walk(source) if isinstance(call, ast.Call))
    asked = (word for call in calls if ast.unparse(call.func) in {"_", "ngettext"} for word in call.args)
    marked = {word.value for word in asked if isinstance(word, ast.Constant)}

    assert marked - TO_PROGRAMMERS - set(DANISH) == set()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
def test_a_question_that_is_broken_off_ends_the_command_without_a_word(stop, monkeypatch, capsys):
    def broken_off(rest):
        raise stop

    monkeypatch.setattr("tovholder.entrances.commandline.law.law", broken_off)

    assert main(["law"]) == 130
    assert capsys.readouterr() == ("", "")
