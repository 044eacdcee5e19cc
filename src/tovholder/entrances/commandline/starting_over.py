"""A town that was cut short leaves nothing: what stands of it is thrown away, and the database is empty again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TypeGuard

from django.db import connection, connections

from tovholder.config.databases import own_server
from tovholder.config.embedded import RunningServer, ServerRefused
from tovholder.config.embedded.roles import remake_database
from tovholder.config.opening import bring_tables_in_step
from tovholder.config.stopping import only_note

HALF_MADE = "tovholder town: half made"  # what is said of the database while a town is being made in it
BEGUN_AGAIN = "Byen her blev afbrudt, før den var færdig. Den smides væk, og der begyndes forfra."


def is_half_made() -> bool:
    """Whether the making of a town in this database was cut short."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        )
        (said,) = cursor.fetchone()
    return bool(said == HALF_MADE)


def say_half_made(half: bool) -> None:
    """Note beside the database, as its owner, that the town in it is half made or whole.

    Inside the transaction that makes the first row, so that nothing else is ever taken for a town.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        name = connection.ops.quote_name(cursor.fetchone()[0])
        cursor.execute(f"COMMENT ON DATABASE {name} IS " + (f"'{HALF_MADE}'" if half else "NULL"))


def begin_again_if_half_made(server: RunningServer | None) -> None:
    """Throw away what a killed town left, and make the tables anew. On a server of one's own it stays as it is."""
    if may_start_over(server) and is_half_made():
        print(BEGUN_AGAIN, file=sys.stderr)
        start_over(server)


@contextmanager
def whole_or_nothing(server: RunningServer | None) -> Iterator[None]:
    """Whatever cuts the making short, nothing of the town is left: the next command finds an empty database."""
    try:
        yield
    except BaseException:
        if may_start_over(server):
            only_note()  # told to stop twice, the first is still heeded to its end
            connections.close_all()
            with suppress(ServerRefused):  # a hand still writes: the next town finds it half made and begins again
                remake_database(server.home)
        raise


def may_start_over(server: RunningServer | None) -> TypeGuard[RunningServer]:
    """Whether the database is ours alone to throw away: the embedded one."""
    return server is not None and not own_server()


def start_over(server: RunningServer) -> None:
    """Throw the database away, and make its tables anew."""
    connections.close_all()
    remake_database(server.home)
    bring_tables_in_step()
