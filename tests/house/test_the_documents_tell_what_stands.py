"""What is written for people about the house is so: the map, the decisions, the commands, the files that are named."""

import re
from pathlib import Path

import pytest

from tovholder.core.law.rulebook import rulebook
from tovholder.entrances.commandline import COMMANDS

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "src" / "tovholder"
FLOORS = ("core", "foundation", "practice", "steering", "entrances")
ROOMS = sorted(each for floor in FLOORS for each in (HOUSE / floor).iterdir() if (each / "__init__.py").exists())
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
PARTS = ("Context", "Decision", "Consequences", "What would change our minds")

# `foundation/letters/channels.py`, `src/tovholder/core/law/duties/`, `tests/core/law/cases/`
FILE = re.compile(r"`([a-z][\w-]*(?:/[\w.-]+)+/?)`")
LINK = re.compile(r"\]\(([^)#:]+)\)")
COMMAND = re.compile(r"tovholder ([a-z]+)((?: [^`\n#]*)?)")
# In code the law review is named by its numbers ("law review F12"), and in its own table with the rules of the law.
REVIEWED = re.compile(r"\bF\d{2}\b")
REVIEW_ROW = re.compile(r"^\| (F\d{2}) \| .+ \| ([A-Z0-9, -]+) \|$", re.MULTILINE)
WORD = re.compile(r"\w+")
QUOTED = re.compile(r"`([^`\n]+)`")
OPTION = re.compile(r"(?<= )--[a-z][a-z-]+")


def told(page: Path) -> str:
    return page.read_text()


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def named_files(text: str) -> set[str]:
    """The files a page names: from the root, or from the house where it speaks of a room."""
    return {found for found in FILE.findall(text) if _is_of_the_house(found)}


def _is_of_the_house(named: str) -> bool:
    first = named.split("/", 1)[0]
    return first in {"src", "tests", "docs", "config", *FLOORS, *(room.name for room in ROOMS)}


def stands(named: str) -> bool:
    """Whether the file or folder is there: from the root, in the house, on a floor, or among the templates."""
    places = [ROOT, HOUSE, *(HOUSE / floor for floor in FLOORS), *(room / "templates" for room in ROOMS)]
    return any((place / named).exists() or (place / f"{named}.py").exists() for place in places)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room.parent.name}.{room.name}")
def test_every_room_stands_on_the_map(room):
    (floor,) = [line for line in told(ROOT / "ARCHITECTURE.md").splitlines() if line.startswith(f"{room.parent.name} ")]

    assert re.search(rf"\b{room.name}\b", floor)


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_says_why_and_what_would_change_our_minds_and_is_listed(decision):
    text = told(decision)

    assert text.startswith(f"# {decision.stem[:4]} ")
    assert [part for part in PARTS if not re.search(rf"^(## |\*\*){part}", text, re.MULTILINE)] == []
    assert f"({decision.name})" in told(decision.parent / "README.md")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_a_page_names_is_there(page):
    text = told(page)

    assert {named for named in named_files(text) if not stands(named)} == set()
    assert {link for link in LINK.findall(text) if not (page.parent / link).exists()} == set()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_commands_of_a_page_can_be_given(page):
    for command, rest in COMMAND.findall(told(page)):
        assert command in COMMANDS, command
        source = told(HOUSE / "entrances" / "commandline" / f"{command}.py")
        assert [option for option in OPTION.findall(rest) if f'"{option}"' not in source] == [], command


def test_the_code_names_of_the_glossary_are_those_of_the_code():
    spoken = {word for kind in ("py", "toml") for file in HOUSE.rglob(f"*.{kind}") for word in WORD.findall(told(file))}
    names = {word for name in QUOTED.findall(told(ROOT / "docs" / "glossary.md")) for word in WORD.findall(name)}

    assert names - spoken == set()


def test_what_code_says_of_the_law_review_can_be_looked_up():
    readings = dict(REVIEW_ROW.findall(told(ROOT / "docs" / "law-review.md")))
    named = {number for file in HOUSE.rglob("*.py") for number in REVIEWED.findall(told(file))}

    assert named == set(readings)
    rules = {rule for listed in readings.values() for rule in listed.split(", ")}
    assert rules - set(rulebook().rules) == set()


def test_a_file_or_a_command_that_is_not_there_is_found():
    assert named_files("`foundation/letters/doves.py` and `a/path` and `core/law/events.py`") == {
        "foundation/letters/doves.py",
        "core/law/events.py",
    }
    assert stands("core/law/events.py") and not stands("foundation/letters/doves.py")
    assert COMMAND.findall("tovholder fly --home") == [("fly", " --home")]
