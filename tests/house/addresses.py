"""Every address of the house: how one is filled in, and what an answer says but for what is new each time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver


def pages(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    for each in (resolver or get_resolver()).url_patterns:
        address = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield address
        else:
            yield from pages(each, address)


PAGES = sorted(set(pages()))
ABOUT_SOMETHING = [page for page in PAGES if "<uuid:" in page]
PLACE = re.compile(r"<(\w+):(\w+)>")
ANY_ID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
A_CLOCK = re.compile(r"\"clock\": \"\d\d\.\d\d\"|kl\. \d\d\.\d\d|T\d\d:\d\d(?::\d\d(?:\.\d+)?)?")


def filled_in(page: str, ids: dict[str, Any]) -> str:
    return "/" + PLACE.sub(lambda place: str(ids.get(place[2], "notat" if place[1] == "slug" else uuid4())), page)


def without_tokens(answer: HttpResponse) -> tuple[int, str, str]:
    """The answer but for what is new each time: every id, the token of the form, the nonce, what the clock says."""
    said = [answer.get("Location", ""), answer.content.decode()]
    said = [re.sub(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"', "", each) for each in said]
    address, html = (A_CLOCK.sub("KL", ANY_ID.sub("ID", each)) for each in said)
    return answer.status_code, address, html
