"""The words of a letter: those that come with the program, or the municipality's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tovholder.foundation.letters.models import LetterTemplate
from tovholder.foundation.organisation.models import Municipality

_BLANK = re.compile(r"\{([a-z_]+)\}")


class NoSuchLetter(LookupError):
    """There are no words for this kind of letter."""


class WordMissing(LookupError):
    """The letter has a blank that nobody has filled in."""


@dataclass(frozen=True)
class Words:
    """A letter's words with their blanks, and whether it must never go to the child's own home."""

    title: str
    body: str
    never_to_the_childs_home: bool = False

    def filled_in(self, fields: Mapping[str, str]) -> tuple[str, str]:
        """Title and body with every blank filled in. Raises WordMissing, naming the blank."""
        return _filled_in(self.title, fields), _filled_in(self.body, fields)


def words_of(kind: str, *, municipality: Municipality) -> Words:
    """The words for this kind of letter: the municipality's own if it has some, and its closing.

    Raises NoSuchLetter when there are none.
    """
    shipped = _shipped().get(kind)
    own = LetterTemplate.objects.filter(pk=kind).first()
    if own is None and shipped is None:
        raise NoSuchLetter(f"Der er ingen brevskabelon “{kind}”. Opret den under kommunens tekster.")
    title, body = (own.title, own.body) if own else (shipped.title, shipped.body) if shipped else ("", "")
    closing = str(municipality.texts.get("letter_closing", "")).strip()
    return Words(
        title=title.strip(),
        body="\n\n".join(part for part in (body.strip(), closing) if part),
        never_to_the_childs_home=bool(shipped and shipped.never_to_the_childs_home),
    )


@cache
def _shipped() -> Mapping[str, Words]:
    read = tomllib.loads((Path(__file__).parent / "shipped.toml").read_text())
    return {kind: Words(**entry) for kind, entry in read.items()}


def _filled_in(text: str, fields: Mapping[str, str]) -> str:
    def word(blank: re.Match[str]) -> str:
        if blank[1] not in fields:
            raise WordMissing(f"Brevet mangler “{blank[1]}”. Udfyld det, eller ret brevskabelonen.")
        return fields[blank[1]]

    return _BLANK.sub(word, text)
