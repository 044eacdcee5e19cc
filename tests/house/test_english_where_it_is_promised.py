"""Every page is in English when English is chosen: each word that is marked for translation has its English.

`make words` collects the marked words in `locale/en/LC_MESSAGES/django.po` and compiles what stands there. A guess of
the tool is marked fuzzy until somebody has read it. What leaves the house is Danish and is not marked: letters, plans
on paper, the committee's papers, and what is kept word for word.
"""

from __future__ import annotations

import ast
import gettext
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation.template import templatize

import tovholder

SRC = Path(tovholder.__file__).parent
CATALOGUE = SRC / "locale" / "en" / "LC_MESSAGES" / "django.mo"
ASKS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}


def files() -> Iterator[Path]:
    """Every page and every module that asks for English."""
    found = sorted([*SRC.rglob("*.html"), *SRC.rglob("*.py")])
    yield from (each for each in found if any(ask in each.read_text() for ask in ("gettext", "i18n")))


def asked_in(source: str) -> set[str]:
    """The Danish words a module asks English for; of a plural the first form."""
    words = set()
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ASKS and call.args:
            first = call.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                words.add(first.value)
    return words


def asked_by(path: Path) -> set[str]:
    """The Danish words of a file; a template is read as the translators' tool reads it."""
    if path.suffix == ".py":
        return asked_in(path.read_text())
    calls = [line.strip() for line in templatize(path.read_text(), origin=str(path)).splitlines()]
    return {word for line in calls for word in _in_calls(line)}


def _in_calls(line: str) -> set[str]:
    """Of one line of calls with blots between them, the words in each."""
    words: set[str] = set()
    for name in ("ngettext(", "gettext(", "_("):
        start = 0
        while (at := line.find(name, start)) >= 0:
            start = at + len(name)
            words |= _first_word(line[start:])
    return words


def _first_word(rest: str) -> set[str]:
    rest = rest.lstrip().removeprefix("u")
    for end in range(2, len(rest) + 1):
        if rest[end - 1] == rest[:1] and rest[:1] in {"'", '"'}:
            try:
                word = ast.literal_eval(rest[:end])
            except (SyntaxError, ValueError):
                continue
            if word or rest[end : end + 1] != rest[:1]:  # not the first two of three quotes
                return {word} if isinstance(word, str) and word.strip() else set()
    return set()


@pytest.fixture(scope="module")
def english() -> set[str]:
    with CATALOGUE.open("rb") as file:
        known = gettext.GNUTranslations(file)
    keys: dict[Any, str] = vars(known)["_catalog"]
    return {key if isinstance(key, str) else key[0] for key, value in keys.items() if value}


@pytest.mark.parametrize("path", list(files()), ids=lambda path: str(path.relative_to(SRC)))
def test_every_word_that_asks_for_english_has_it(path, english):
    assert asked_by(path) - english == set()


def test_the_reader_of_words_finds_those_of_a_page_and_of_a_module():
    page = SRC / "entrances" / "portal" / "templates" / "portal" / "notify.html"

    assert {"Hvem er barnet?", "Barn %(n)s", "Vi kunne ikke gemme det, du har skrevet"} <= asked_by(page)
    assert asked_in('ngettext("%(n)d barn", "%(n)d børn", n)\n_("Ja")') == {"%(n)d barn", "Ja"}
