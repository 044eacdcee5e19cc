"""A database made for one rehearsal and thrown away after it, beside the site's own and never in it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import Any
from zlib import crc32

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import connection, connections
from psycopg import sql

from tovholder.config.databases import database_as
from tovholder.config.embedded.roles import furnish_database
from tovholder.config.migrating import TableMaker
from tovholder.config.owner import acting_as_owner
from tovholder.foundation.chronicle.append_only import grant_rights
from tovholder.foundation.organisation.models import Municipality, Unit, UnitKind

PREFIX = "tovholder_rehearsal_"
LONG_AGO = date(1900, 1, 1)


@contextmanager
def scratch_database(*, like_the_site: bool = False) -> Iterator[None]:
    """Let this process work in a new, empty, migrated database; it is dropped at the end, whatever happens.

    `like_the_site` gives it all tables (log-ins too) and waits for the disk at every commit: slower, and true.
    One left behind by a process that was killed is dropped by the next rehearsal.
    """
    name = PREFIX + secrets.token_hex(6)
    sites_own = connection.settings_dict["NAME"]
    with _keeper() as keeper:
        _sweep(keeper)
        _hold(keeper, name)
        _make(keeper, name, hurried=not like_the_site)
        try:
            connections.close_all()
            connection.settings_dict["NAME"] = name
            _migrate(everything=like_the_site)
            yield
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = sites_own
            _drop(keeper, name)


def found_empty_municipality() -> Municipality:
    """A municipality with a Modtagelse and nobody in it, as far as a rehearsal needs one."""
    Unit.objects.create(name="Modtagelsen", kind=UnitKind.INTAKE, starts=LONG_AGO)
    return Municipality.objects.create(name="Genafspilning", out_of_hours_phone="-")


def _keeper() -> psycopg.Connection[Any]:
    """The owner's connection to the site's database: from there the scratch one is made and dropped."""
    return psycopg.connect(**_reaching(database_as("owner", home=settings.HOME)), autocommit=True)


def _reaching(entry: dict[str, Any], *, name: str = "") -> dict[str, Any]:
    where = {"host": entry["HOST"], "port": entry["PORT"], "user": entry["USER"], "password": entry["PASSWORD"]}
    return {**{word: value for word, value in where.items() if value}, "dbname": name or entry["NAME"]}


def _make(keeper: psycopg.Connection[Any], name: str, *, hurried: bool) -> None:
    owner, web = (database_as(role, home=settings.HOME) for role in ("owner", "web"))
    names = {"name": sql.Identifier(name), "web": sql.Identifier(web["USER"])}
    for sentence in (
        "CREATE DATABASE {name} TEMPLATE template1",
        "REVOKE ALL ON DATABASE {name} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {name} TO {web}",
    ):
        keeper.execute(sql.SQL(sentence).format(**names))
    if hurried:  # nobody waits for the disk to keep what is thrown away in a moment
        keeper.execute(sql.SQL("ALTER DATABASE {name} SET synchronous_commit = off").format(**names))
    with psycopg.connect(**_reaching(owner, name=name), autocommit=True) as inside:
        furnish_database(inside, web=web["USER"], owner=owner["USER"])


def _migrate(*, everything: bool) -> None:
    """Our own tables and what they stand on; where nobody logs in, sessions and the like can wait."""
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("tovholder.")}
    with acting_as_owner():
        executor = TableMaker(connection)
        executor.migrate([node for node in executor.loader.graph.leaf_nodes() if everything or node[0] in ours])
        grant_rights()


def _hold(keeper: psycopg.Connection[Any], name: str) -> None:
    """Whoever holds this lock uses the database; it is freed when the process dies, however it dies."""
    keeper.execute("SELECT pg_advisory_lock(%s)", [_number(name)])


def _sweep(keeper: psycopg.Connection[Any]) -> None:
    """Drop what earlier rehearsals that were killed left behind."""
    left = keeper.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX]).fetchall()
    for (name,) in left:
        if keeper.execute("SELECT pg_try_advisory_lock(%s)", [_number(name)]).fetchone() == (True,):
            with suppress(psycopg.errors.ObjectInUse):  # a statement of the killed one still runs: the next has it
                _drop(keeper, name)
            keeper.execute("SELECT pg_advisory_unlock(%s)", [_number(name)])


def _drop(keeper: psycopg.Connection[Any], name: str) -> None:
    """The server waits some seconds for those just leaving; the owner may not turn the web role out by force."""
    keeper.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def _number(name: str) -> int:
    return crc32(name.encode())
