"""The kinds of letters, their blanks under Danish names, and what each must hold. See kinds.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tovholder.core.law.rulebook import rulebook
from tovholder.foundation.letters.words import BLANK, shipped_words

ALWAYS = ("municipality", "phone", "night_phone")


@dataclass(frozen=True)
class Blank:
    """A word that is filled in: its name in the code, its name in Word, and what it means."""

    name: str
    danish: str
    means: str


@dataclass(frozen=True)
class Required:
    """A blank a letter of this kind must hold, and the rule that says so."""

    blank: Blank
    rule: str

    def source(self, *, on: date) -> str:
        """The paragraph of the rule as it reads that day."""
        version = rulebook().version_on(self.rule, on)
        return version.source if version is not None else self.rule


@dataclass(frozen=True)
class LetterKind:
    """A kind of letter as the one who keeps the templates sees it."""

    code: str
    danish: str
    title: str
    body: str
    headings: Collection[str]
    blanks: tuple[Blank, ...]
    must_have: tuple[Required, ...]


def letter_kinds() -> list[LetterKind]:
    """Every kind there are words for, by its Danish name."""
    return sorted((letter_kind(code) for code in shipped_words()), key=lambda each: each.danish)


def letter_kind(code: str) -> LetterKind:
    """One kind. Raises KeyError when there are no words for it."""
    words = shipped_words()[code]
    in_text = BLANK.findall(f"{words.title}\n{words.body}")
    return LetterKind(
        code=code,
        danish=_told()["kinds"].get(code, words.title),
        title=words.title.strip(),
        body=words.body.strip(),
        headings=words.headings,
        blanks=tuple(_blank(name) for name in dict.fromkeys([*in_text, *ALWAYS])),
        must_have=tuple(Required(_blank(each["blank"]), each["rule"]) for each in _told()["must_have"].get(code, ())),
    )


def is_followed(code: str) -> bool:
    """Whether letters of this kind are sent from a page of their own, which knows what becomes of them."""
    return code in _told()["followed"]


def danish_words(text: str) -> str:
    """The program's own words with the blanks as they are written in Word."""
    return BLANK.sub(lambda blank: in_word(_blank(blank[1]).danish), text)


def in_word(danish: str) -> str:
    """A blank as it stands in a Word file."""
    return "{{ " + danish + " }}"


def _blank(name: str) -> Blank:
    told = _told()["blanks"].get(name, {})
    return Blank(name, told.get("danish", name), told.get("means", ""))


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "kinds.toml").read_text())
