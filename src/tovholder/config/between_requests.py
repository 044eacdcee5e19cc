"""What Django does at both ends of every request, as far as it is needed where there is one database."""

from __future__ import annotations

from typing import Any

from django.core.cache import close_caches
from django.core.handlers.base import reset_urlconf
from django.core.signals import request_finished, request_started
from django.db import DEFAULT_DB_ALIAS, close_old_connections, connections, reset_queries


def look_after_the_one_line() -> None:
    """Ask the one connection before each request whether it can be used, and leave out what else Django does there.

    Django looks for all databases three times, for all caches and for the addresses once, each time through a
    stand-in: a twentieth of a notification. There is one database, and a deed leaves no transaction open behind it;
    statements are noted only in DEBUG, which is always off; the caches are in memory, with nothing to close; and the
    addresses are the same for every request, and set at its beginning.
    """
    for signal, receiver in (
        (request_started, reset_queries),
        (request_started, close_old_connections),
        (request_finished, close_old_connections),
        (request_finished, close_caches),
        (request_finished, reset_urlconf),
    ):
        signal.disconnect(receiver)
    request_started.connect(look_at_the_line)


def look_at_the_line(**_told: Any) -> None:
    """Before a request: a connection the server has left, or that has had its time, is not used again."""
    connections[DEFAULT_DB_ALIAS].close_if_unusable_or_obsolete()
