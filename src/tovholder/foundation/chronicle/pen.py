"""The pen: the one cursor by which a thread asks and writes what every deed asks and writes."""

from __future__ import annotations

from threading import local
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.utils import CursorWrapper

_mine = local()


def pen() -> CursorWrapper:
    """The pen of this thread, for a statement whose answer is read before the next one is asked. Never close it.

    A new cursor learns anew how every type of value is sent and read: a twentieth of a notification.
    """
    ours: Any = connections[DEFAULT_DB_ALIAS]  # the connection itself: each look through its stand-in costs
    ours.ensure_connection()
    kept = getattr(_mine, "cursor", None)
    if kept is None or kept.closed or kept.connection is not ours.connection:
        kept = _mine.cursor = ours.create_cursor()
    ready: CursorWrapper = ours._prepare_cursor(kept)
    return ready
