"""What is done with a child is told in Danish on the timeline: no deed stands there as »Andet«."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tovholder.entrances.desk.words import DANISH_OF

SRC = Path(__file__).parents[2] / "src" / "tovholder"
ROOMS = ("practice", "foundation/families", "foundation/documents", "foundation/letters", "entrances/rehearsal/fjordby")
# Deeds of the house itself; they are about no child and stand on nobody's timeline.
ABOUT_NO_CHILD = {
    "advisers named",
    "calendar feed closed",
    "calendar feed opened",
    "committee member left",
    "committee member seated",
    "competence delegated",
    "competence taken back",
    "unit ended",
    "user put right",
    "post ended",
}


def constants(module: ast.Module) -> dict[str, str]:
    """The words a module gives names to, one name or several at a time."""
    found: dict[str, str] = {}
    for node in module.body:
        if not isinstance(node, ast.Assign):
            continue
        names = node.targets[0].elts if isinstance(node.targets[0], ast.Tuple) else [node.targets[0]]
        values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
        for name, value in zip(names, values, strict=False):
            if isinstance(name, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[name.id] = value.value
    return found


def deeds_of(path: Path) -> Iterator[str]:
    """The words of the lines a module writes: `book.line(word, …)` and `tell(book, word, …)`."""
    module = ast.parse(path.read_text())
    named = constants(module)
    for call in ast.walk(module):
        if not isinstance(call, ast.Call):
            continue
        is_line = isinstance(call.func, ast.Attribute) and call.func.attr == "line"
        is_told = isinstance(call.func, ast.Name) and call.func.id == "tell"
        word = call.args[0] if is_line and call.args else call.args[1] if is_told and len(call.args) > 1 else None
        if isinstance(word, ast.Constant) and isinstance(word.value, str):
            yield word.value
        elif isinstance(word, ast.Name) and word.id in named:
            yield named[word.id]


def all_deeds() -> set[str]:
    """Every deed that is written with its own word and not with one of the law's."""
    files = [file for room in ROOMS for file in (SRC / room).rglob("*.py")]
    return {deed for file in files for deed in deeds_of(file)} - ABOUT_NO_CHILD


def test_the_deeds_are_found():
    assert len(all_deeds()) > 30
    assert "caseworker changed" in all_deeds()


def test_every_deed_has_a_danish_word():
    assert sorted(all_deeds() - set(DANISH_OF)) == []
