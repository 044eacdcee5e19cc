"""How long somebody waits who presses "Gem": a note and a talk, sent over HTTP by a browser that is logged in."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urlencode

from django.conf import settings
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from tovholder.entrances.rehearsal.measuring.rows import Row, Watcher, percentile
from tovholder.entrances.rehearsal.measuring.site import HOST, running_site
from tovholder.entrances.rehearsal.measuring.town import found_town, grow
from tovholder.entrances.rehearsal.measuring.visiting import logged_in
from tovholder.entrances.rehearsal.scratch import scratch_database

NOTE, TALK = Row("save.note.ms", "ms", aim=150), Row("save.talk.ms", "ms", aim=150)
ROWS = (NOTE, TALK)
CHILDREN = 200
WARM_UP = 5  # savings that are not timed
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
_FILLED_IN = {
    NOTE.name: ("casework:write_note", {"text": "Talt med mor om morgenerne. Aftalen står i planen."}),
    TALK.name: (
        "casework:speak_with_child",
        {"form": "talk", "about": "hverdagen", "words": "Jeg vil gerne sove hos mormor.", "alone": "yes"},
    ),
}


class NotSaved(RuntimeError):
    """The site answered, and nothing was saved; the message says what it answered."""


@dataclass(frozen=True)
class _Browser:
    """One that keeps its line open and its cookies."""

    line: HTTPConnection
    cookies: Mapping[str, str]

    def read(self, address: str) -> str:
        return self._ask("GET", address, None)[1]

    def send(self, address: str, fields: Mapping[str, str]) -> tuple[str, str]:
        """Where it leads on to, and what the page says that asks again."""
        return self._ask("POST", address, urlencode(fields))

    def _ask(self, method: str, address: str, body: str | None) -> tuple[str, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, address, body, headers)
        answer = self.line.getresponse()
        return answer.getheader("Location", ""), answer.read().decode()


def measure(*, saves: int, watch: Watcher) -> list[Row]:
    """Save so many notes and talks about children with history; the page is read before each, and not timed."""
    with scratch_database(like_the_site=True), override_settings(SECOND_FACTOR_REQUIRED=False):
        town = found_town(now=timezone.now())
        grow(town, already=0, size=CHILDREN)
        session = logged_in(town.offices.svend.user).cookies[settings.SESSION_COOKIE_NAME].value
        cookies = {settings.SESSION_COOKIE_NAME: session, settings.CSRF_COOKIE_NAME: "a" * 32}
        with running_site() as port:
            browser = _Browser(HTTPConnection(HOST, port, timeout=30), cookies)
            children = [town.child_id(number) for number in (1, 3, 5, 7, 9)]
            return [_saved(row, browser, children, saves=saves, watch=watch) for row in ROWS]


def _saved(row: Row, browser: _Browser, children: list[object], *, saves: int, watch: Watcher) -> Row:
    page, fields = _FILLED_IN[row.name]
    spent = []
    for turn in range(WARM_UP + saves):
        watch("Gem", turn, WARM_UP + saves)
        child = children[turn % len(children)]
        address = reverse(page, args=[child])
        hidden = {name: unescape(value) for name, value in _HIDDEN.findall(browser.read(address))}
        began = time.perf_counter()
        onwards, said = browser.send(address, {**hidden, **fields})
        spent.append((time.perf_counter() - began) * 1000)
        if onwards != reverse("desk:child", args=[child]):
            raise NotSaved(f"{row.name}: {onwards} {said[:500]}")
    return row.of(percentile(spent[WARM_UP:], 95), samples=spent[WARM_UP:])
