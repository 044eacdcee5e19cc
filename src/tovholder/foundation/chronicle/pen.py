"""The pens: the cursors by which a thread asks and writes what every deed asks and writes, one for each statement."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from threading import local
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.utils import CursorWrapper

PENS = 32  # of a thread: the deeds that are done again and again have fewer statements


class _Pens(local):
    """A thread's pens, and the line to the database they write on: with a new line come new pens."""

    line: Any = None
    for_statement: Callable[[str], Any]


_mine = _Pens()


def pen(statement: str) -> CursorWrapper:
    """The pen of this thread for a statement whose answer is read before it is asked again. Never close it.

    The driver learns how each type of value is sent and read, and forgets it when a cursor is given another statement
    than last time: learning it anew was a fifteenth of a notification. It knows the statement by identity, so hand in
    a text that is kept.
    """
    ours: Any = connections[DEFAULT_DB_ALIAS]  # the connection itself: each look through its stand-in costs
    ours.ensure_connection()
    if _mine.line is not ours.connection:
        _mine.line, _mine.for_statement = ours.connection, lru_cache(PENS)(lambda _: ours.create_cursor())
    ready: CursorWrapper = ours._prepare_cursor(_mine.for_statement(statement))
    return ready
