"""A page is visited: by somebody logged in, in the site itself, timed, and its statements counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse

from tovholder.config.warming import warm_up
from tovholder.foundation.accounts.models import User

WARM_UP = 4  # visits that are not timed
NOT_COUNTED = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
Knock = Callable[[Client], Any]
Visit = Sequence[Callable[[], HttpResponse]]


class PageMissing(LookupError):
    """The page is not there, or does not answer; the message says which and how."""


def get(name: str, *args: object) -> list[Knock]:
    """A page asked for once. Raises NoReverseMatch where there is no such page."""
    address = reverse(name, args=args)
    return [lambda client: client.get(address)]


def search(words: str) -> list[Knock]:
    """What is looked for is asked by POST; the answer is at an address of its own."""
    address, found = reverse("families:search"), [""]

    def ask(client: Client) -> Any:
        answer = client.post(address, {"q": words})
        found[0] = answer.headers.get("Location", address)
        return answer

    return [ask, lambda client: client.get(found[0])]


@contextmanager
def as_in_operation() -> Iterator[None]:
    """The site as it is run, but answering this process, without TLS, and people without their phones."""
    warm_up()
    with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False, SECOND_FACTOR_REQUIRED=False):
        yield


def logged_in(user: User) -> Client:
    """A browser with somebody logged in."""
    client = Client(raise_request_exception=False)
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def visit(client: Client, knocks: Sequence[Knock]) -> Visit:
    """The requests of one visit, tried some times. Raises PageMissing when one does not answer as it should."""
    requests: Visit = [partial(knock, client) for knock in knocks]
    for _ in range(WARM_UP):
        answers = [request() for request in requests]
        if answers[-1].status_code != 200:
            raise PageMissing(f"svarer {answers[-1].status_code}")
    return requests


def statements(requests: Visit) -> int:
    """The most statements one request of the visit sends."""
    most = 0
    for request in requests:
        sent: list[str] = []

        def listen(execute: Any, sql: str, params: Any, many: bool, context: Any, sent: list[str] = sent) -> Any:
            if not sql.lstrip().upper().startswith(NOT_COUNTED):
                sent.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(listen):
            request()
        most = max(most, len(sent))
    return most


def timed(requests: Visit, times: int) -> list[float]:
    """Milliseconds of each visit."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        for request in requests:
            request()
        spent.append((time.perf_counter() - began) * 1000)
    return spent
