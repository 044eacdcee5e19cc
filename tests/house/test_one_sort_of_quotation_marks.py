"""What is quoted stands between »these marks«, and not between one sort here and another there.

English has its own marks, in the catalogue of English words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tovholder

SRC = Path(tovholder.__file__).parent
MANUAL = SRC.parents[1] / "docs" / "manual"
OTHER_SORTS = re.compile(r"[“”„‟‚‘‛‹›]|«\w")


def written() -> Iterator[Path]:
    """Everything we write that somebody may read in Danish: pages, words in the code, the law data, the manual."""
    for folder, kinds in ((SRC, ("py", "html", "toml", "js", "typ")), (MANUAL, ("md",))):
        for kind in kinds:
            yield from sorted(folder.rglob(f"*.{kind}"))


def test_there_is_one_sort_of_quotation_marks():
    other = {str(each.relative_to(SRC.parents[1])): OTHER_SORTS.findall(each.read_text()) for each in written()}

    assert {path: found for path, found in other.items() if found} == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [("Udfyld »Navn«.", False), ("Udfyld “Navn”.", True), ("Udfyld „Navn“.", True), ("Udfyld «Navn».", True)],
)
def test_another_sort_is_seen(text, found):
    assert bool(OTHER_SORTS.search(text)) is found
