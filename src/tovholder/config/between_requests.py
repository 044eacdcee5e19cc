"""What is done at both ends of every request, for the one database there is."""

from __future__ import annotations

from typing import Any

from django.core.cache import close_caches
from django.core.signals import request_finished, request_started
from django.db import DEFAULT_DB_ALIAS, close_old_connections, connections, reset_queries


def look_after_the_one_line() -> None:
    """Ask the one connection whether it can still be used, instead of asking at each end which connections there are.

    Django looks for all databases three times and for all caches once, through a stand-in each time: a thirtieth of
    a notification. There is one database; statements are noted only in DEBUG, which is always off; and the caches
    are in memory, with nothing to close.
    """
    for signal, receiver in (
        (request_started, reset_queries),
        (request_started, close_old_connections),
        (request_finished, close_old_connections),
        (request_finished, close_caches),
    ):
        signal.disconnect(receiver)
    request_started.connect(_look_at_it)
    request_finished.connect(_look_at_it)


def _look_at_it(**_told: Any) -> None:
    connections[DEFAULT_DB_ALIAS].close_if_unusable_or_obsolete()
