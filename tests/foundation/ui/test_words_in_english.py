"""The frame speaks Danish, and English when somebody asks for it."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path

import tovholder

CATALOGUE = Path(tovholder.__file__).parent / "locale" / "en" / "LC_MESSAGES"
ROOM = Path(tovholder.__file__).parent / "foundation" / "ui"
STRING = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'


def joined(lines: str) -> str:
    return "".join(str(ast.literal_eval(each)) for each in re.findall(r'"(?:[^"\\]|\\.)*"', lines))


def written() -> dict[str, str]:
    """The catalogue as people edit it: Danish to English, singular where there are two."""
    text = (CATALOGUE / "django.po").read_text()
    pairs = re.findall(rf"msgid {STRING}(?:msgid_plural {STRING})?msgstr(?:\[0\])? {STRING}", text)
    return {joined(danish): joined(english) for danish, _, english in pairs if joined(danish)}


def compiled() -> gettext.GNUTranslations:
    with (CATALOGUE / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_the_compiled_catalogue_is_in_step_with_the_written_one():
    words = compiled()
    off = [d for d, e in written().items() if e and e not in (words.gettext(d), words.ngettext(d, d, 1))]

    assert off == []


def test_no_english_word_is_a_guess_of_the_tool():
    assert "fuzzy" not in (CATALOGUE / "django.po").read_text()


def test_every_word_of_the_frame_has_its_english():
    words = written()
    used: set[str] = set()
    for path in (ROOM / "templates").rglob("*.html"):
        used.update(re.findall(r"""{% translate ["']([^"']+)["'] %}""", path.read_text()))

    assert len(used) > 40
    assert {word for word in used if not words.get(word)} == set()


def test_the_frame_is_danish_whatever_the_browser_prefers(visitor):
    page = visitor.get("/eksempler/", headers={"accept-language": "en-GB"})

    assert '<html lang="da">' in page.content.decode()


def test_who_asks_for_english_gets_english_and_can_go_back(visitor):
    visitor.post("/sprog/", {"language": "en", "next": "/eksempler/"})
    english = visitor.get("/eksempler/").content.decode()
    visitor.post("/sprog/", {"language": "da", "next": "/eksempler/"})
    danish = visitor.get("/eksempler/").content.decode()

    assert '<html lang="en">' in english
    assert "4 hours left" in english
    assert '<html lang="da">' in danish
    assert "4 timer tilbage" in danish


def test_a_language_that_we_do_not_speak_is_answered_in_danish(visitor):
    visitor.cookies["django_language"] = "tlh"

    assert '<html lang="da">' in visitor.get("/eksempler/").content.decode()
