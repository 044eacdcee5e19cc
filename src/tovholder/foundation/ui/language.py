"""Which language the frame speaks: Danish until somebody chooses another."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from tovholder.core.law.clock_reading import clocks_of
from tovholder.core.law.codelists import codelists
from tovholder.core.law.rulebook import rulebook

ASKED_FOR = "sprog"  # in an address: for a link from an English page, and for who keeps no cookies
Asked = ParamSpec("Asked")
Made = TypeVar("Made")
CHOICES = Path(__file__).parents[2] / "locale" / "en" / "choices.toml"
A_YEAR = 365 * 24 * 60 * 60  # seconds


class ChosenLanguage:
    """Middleware: the language asked for in the address, or chosen by the page's own switch, else the house's.

    A browser's list of languages is not asked: half of the office's machines are set to English, and
    Danish words of law would then stand between English dates.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language, and say so in Content-Language."""
        known = dict(settings.LANGUAGES)
        asked_for = request.GET.get(ASKED_FOR, "")
        chosen = asked_for if asked_for in known else request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        with translation.override(chosen if chosen in known else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
            if asked_for in known:
                response.set_cookie(settings.LANGUAGE_COOKIE_NAME, asked_for, max_age=A_YEAR, samesite="Lax")
            return response


def in_the_same_language(address: str) -> str:
    """The address, asking for the language of this page where that is not the house's own; works without cookies."""
    language = translation.get_language()
    return address if language == settings.LANGUAGE_CODE else f"{address}?{ASKED_FOR}={language}"


def in_danish(makes: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """What leaves the house is in Danish, dates and all, whatever language its writer reads the pages in."""

    @wraps(makes)
    def made(*args: Asked.args, **kwargs: Asked.kwargs) -> Made:
        with translation.override(settings.LANGUAGE_CODE):
            return makes(*args, **kwargs)

    return made


def danish_is_read() -> bool:
    """Whether this page is in the house's own language."""
    return translation.get_language() == settings.LANGUAGE_CODE


def as_read(name: str) -> str:
    """The name of a choice, a code or a rule as this page's reader reads it; other words are given back as they are.

    Also with a small first letter, as names stand inside a sentence.
    """
    if not name or danish_is_read():
        return name
    names = names_in_english()
    if english := names.get(name):
        return english
    english = names.get(name[0].upper() + name[1:], "")
    return english[0].lower() + english[1:] if english else name


@cache
def names_in_english() -> Mapping[str, str]:
    """The English name of every choice, code and rule, by its Danish one; the choices' own where they are alike."""
    codes = {item.da: item.en for each in codelists().values() for item in each.items}
    rules = {rule.danish: rule.english for rule in rulebook().rules.values()}
    clocks = {clock.danish: clock.english for clock in clocks_of(rulebook())}
    return {**codes, **rules, **clocks, **tomllib.loads(CHOICES.read_text(encoding="utf-8"))}
