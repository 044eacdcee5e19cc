"""What the manual puts in bold or italics to press or to look for is called the same on the pages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import tovholder

SRC = Path(tovholder.__file__).parent
MANUAL = sorted((SRC.parents[1] / "docs" / "manual").glob("*.md"))
PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
MARKED = re.compile(r"\*\*([^*]+)\*\*|(?<!\*)\*([^*]+)\*(?!\*)")


@cache
def words_of_the_pages() -> str:
    """Templates, forms, choices and the law's own words in one text."""
    kinds = ("*.html", "*.py", "*.toml")
    return "\n".join(path.read_text() for kind in kinds for path in sorted(SRC.rglob(kind)))


def named_in(text: str) -> list[str]:
    """What is named: begins with a capital, is no whole sentence; `A → B` is two pages. A count is an example."""
    running = re.sub(r"\s*\n\s*", " ", PICTURE.sub("", text))
    marked = [bold or italic for bold, italic in MARKED.findall(running)]
    names = [name.strip().rstrip(":") for each in marked if not each.endswith(".") for name in each.split("→")]
    return [name for name in names if name[:1].isupper()]


@pytest.mark.parametrize("page", MANUAL, ids=lambda page: page.stem)
def test_what_the_manual_names_stands_on_a_page(page):
    missing = [name for name in named_in(page.read_text()) if name not in words_of_the_pages()]

    assert missing == []


def test_names_are_found_in_bold_and_italics_and_sentences_are_left_alone():
    text = "Tryk **Gem notat**, eller gå til *Ledelse → Post*. **Systemet er nede.** Den er *åben*."

    assert named_in(text) == ["Gem notat", "Ledelse", "Post"]
