"""Where a checker is told to look away, the line says why; who comes after can see whether it still holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODES = r"[A-Z]+\d+(?:, ?[A-Z]+\d+)*"
LOOKS_AWAY = re.compile(rf"#\s*(?:type: ignore(?:\[[\w, -]+\])?|noqa(?:: ?{CODES})?|pragma: \w+|nosec\b)")
WORDS = re.compile(r"[^\W\d_]{2,}")
PROGRAMS = sorted(path for top in ("src", "tests") for path in (ROOT / top).rglob("*.py"))


def without_a_reason(text: str) -> list[str]:
    """The lines on which a checker is told to look away, and nothing more is said."""
    told = ((line, list(LOOKS_AWAY.finditer(line))) for line in text.splitlines())
    return [line.strip() for line, found in told if found and not WORDS.search(line[found[-1].end() :])]


def test_whoever_tells_a_checker_to_look_away_says_why():
    silent = {str(path.relative_to(ROOT)): without_a_reason(path.read_text(encoding="utf-8")) for path in PROGRAMS}

    assert {path: lines for path, lines in silent.items() if lines} == {}


@pytest.mark.parametrize(
    ("line", "is_silent"),
    [
        ("day = read()  # type: ignore[no-any-return]", True),
        ("import first  # noqa: E402, F403", True),
        ("import first  # noqa: E402  it reads the settings", False),
        ("day = read()  # type: ignore[no-any-return]  # the library tells no types", False),
        ("day = read()  # a day", False),
    ],
)
def test_a_line_without_a_reason_is_found(line, is_silent):
    assert bool(without_a_reason(line)) == is_silent
