"""`tovholder demo`: one line with everything a stranger needs, the same one every time."""

from __future__ import annotations

import http.client
import re
import shutil
import signal
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.config.programs import Program, start
from tovholder.entrances.commandline.demo import Welcome

LOG_IN = re.compile(r"(\w+) / (\S+) \(")
TOKEN = re.compile(r"API-token: (\S+)")


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> tuple[Path, str]:
    """A home with Fjordby in it, and the line that its first opening printed."""
    home = tmp_path_factory.mktemp("filled") / "home"
    line = opened_once(home)
    return home, line


def opened_once(home: Path) -> str:
    program = start("demo", "--port", "0", home=home)
    program.address(within=180)
    stop(program)
    (line,) = program.said
    return line


def stop(program: Program) -> None:
    program.process.send_signal(signal.SIGTERM)
    assert program.ends(within=20) == 0


def without_address(line: str) -> str:
    return re.sub(r"http://\S+", "", line)


def knock(address: str, token: str) -> int:
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    line.request("POST", "/api/v1/notifications", body="{}", headers=headers)
    return line.getresponse().status


def test_the_second_opening_is_the_same_town_with_the_same_log_ins_and_a_key_that_opens(filled, tmp_path):
    home, first = filled
    shutil.copytree(home, tmp_path / "home", copy_function=shutil.copy)

    program = start("demo", "--port", "0", home=tmp_path / "home")
    address = program.address()
    line = "".join(program.said)
    try:
        assert without_address(line) == without_address(first)
        assert len(LOG_IN.findall(line)) >= 5
        token = TOKEN.findall(line)[0]
        assert (knock(address, token), knock(address, "x" + token)) == (422, 401)
        assert not any("Fylder" in complaint for complaint in program.complained)
    finally:
        stop(program)


def test_a_filling_that_was_cut_short_is_begun_again_from_nothing(filled, tmp_path):
    home, first = filled
    shutil.copytree(home, tmp_path / "home", copy_function=shutil.copy)
    (tmp_path / "home" / ".demo" / "fjordby.json").unlink()

    line = opened_once(tmp_path / "home")

    assert LOG_IN.findall(line) == LOG_IN.findall(first)
    assert TOKEN.findall(line) != TOKEN.findall(first)  # a new town has a new key


def test_the_demo_stands_in_a_home_of_its_own(filled):
    home, _ = filled
    assert [path.name for path in home.iterdir()] == [".demo"]


def test_a_second_factor_is_told_with_the_log_in_that_needs_it():
    welcome = Welcome([("karen", "ord", "rådgiver", None), ("inger", "ord", "leder", "ABC")], "nøgle")
    line = welcome.line("http://127.0.0.1:8000/")
    assert "karen / ord (rådgiver)" in line
    assert "inger / ord (leder, engangskode fra ABC)" in line
    assert "\n" not in line
