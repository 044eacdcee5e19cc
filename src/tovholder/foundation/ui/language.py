"""Which language the frame speaks: Danish until somebody chooses another."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

ASKED_FOR = "sprog"  # in an address: for a link from an English page, and for who keeps no cookies
Asked = ParamSpec("Asked")
Made = TypeVar("Made")
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
