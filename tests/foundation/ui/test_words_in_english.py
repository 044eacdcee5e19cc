"""The frame speaks Danish, and English when somebody asks for it."""

from __future__ import annotations

import ast
import gettext
import pkgutil
import re
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.db.models import Choices
from django.utils import translation

import tovholder
from tovholder.core.law.codelists import codelist
from tovholder.core.law.rulebook import rulebook
from tovholder.foundation.ui.language import as_read, names_in_english

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


def every_choice() -> dict[str, str]:
    """What the choices of the records are called, and where each is from."""
    for app in settings.INSTALLED_APPS:
        if app.startswith("tovholder."):
            for name in ("models", "forms"):
                _read_all(f"{app}.{name}")
    return {str(label): each.__qualname__ for each in _below(Choices) for label in each.labels}


def _read_all(package: str) -> None:
    try:
        found = import_module(package)
    except ModuleNotFoundError as missing:
        if missing.name != package:
            raise
        return
    for each in pkgutil.iter_modules(getattr(found, "__path__", []), f"{package}."):
        import_module(each.name)


def _below(kind: type[Choices]) -> list[type[Choices]]:
    ours = [each for each in kind.__subclasses__() if each.__module__.startswith("tovholder.")]
    theirs = [each for each in kind.__subclasses__() if each not in ours]
    return ours + [below for each in (*ours, *theirs) for below in _below(each)]


def test_every_choice_of_the_records_has_its_english():
    choices = every_choice()

    assert len(choices) > 200
    assert {label: where for label, where in choices.items() if label not in names_in_english()} == {}


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("Mor", "Mother"),
        ("mor", "mother"),
        (codelist("notifier").label("6"), codelist("notifier").label("6", "en")),
        (rulebook().rule("NOTIF-24H").danish, rulebook().rule("NOTIF-24H").english),
        ("Freja Ågård", "Freja Ågård"),
        ("", ""),
    ],
)
def test_the_name_of_a_choice_a_code_or_a_rule_is_read_in_english_and_kept_in_danish(kept, read):
    with translation.override("en"):
        assert as_read(kept) == read

    assert as_read(kept) == kept
