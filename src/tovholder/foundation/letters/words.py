"""The words of a letter as they come with the program. A municipality's own are Word files: see `word_files`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tovholder.foundation.organisation.models import Municipality

BLANK = re.compile(r"\{([a-z_]+)\}")


class NoSuchLetter(LookupError):
    """There are no words for this kind of letter."""


class WordMissing(LookupError):
    """The letter has a blank that nobody has filled in."""


@dataclass(frozen=True)
class Words:
    """A letter's words with their blanks, which paragraphs are headings, and whether it may go to the child's home."""

    title: str
    body: str
    headings: Collection[str] = ()
    never_to_the_childs_home: bool = False

    def filled_in(self, fields: Mapping[str, str]) -> tuple[str, str]:
        """Title and body with every blank filled in. Raises WordMissing, naming the blank."""
        return _filled_in(self.title.strip(), fields), _filled_in(self.body.strip(), fields)


def words_of(kind: str) -> Words:
    """The program's own words for this kind of letter. Raises NoSuchLetter when there are none."""
    found = shipped_words().get(kind)
    if found is None:
        raise NoSuchLetter(f"Der er ingen brevskabelon »{kind}«.")
    return found


def closing_of(municipality: Municipality) -> str:
    """What the municipality adds at the end of every letter; "" when nothing."""
    return str(municipality.texts.get("letter_closing", "")).strip()


@cache
def shipped_words() -> Mapping[str, Words]:
    """The words of every kind of letter, as they come with the program."""
    read = tomllib.loads((Path(__file__).parent / "shipped.toml").read_text())
    return {kind: Words(**entry) for kind, entry in read.items()}


def _filled_in(text: str, fields: Mapping[str, str]) -> str:
    def word(blank: re.Match[str]) -> str:
        if blank[1] not in fields:
            raise WordMissing(f"Brevet mangler »{blank[1]}«. Udfyld det, eller ret brevskabelonen.")
        return fields[blank[1]]

    return BLANK.sub(word, text)
