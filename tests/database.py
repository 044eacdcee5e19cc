"""The database of a test run.

One embedded server for the whole run, shared by all workers. The tables are made once, as the owner, in a template;
each worker gets a copy, and a fresh one after every test that commits. Tests speak as the web role, like the site.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tovholder.config.embedded import Places, ensure_running
from tovholder.config.embedded.locks import alone, last_one, open_lock
from tovholder.config.embedded.passwords import kept_passwords
from tovholder.config.embedded.places import PORT
from tovholder.config.embedded.postmaster import stop
from tovholder.config.embedded.roles import OWNER, WEB, database_for, furnish_database, make_database

HOMES = "tovholder-test-"
TEMPLATE = "test_template"


def prepare_surroundings() -> None:
    """Give this run a home of its own; workers inherit it from the process that starts them."""
    if "TOVHOLDER_TEST_HOME" not in os.environ:
        _sweep()
        home = Path(tempfile.mkdtemp(prefix=f"{HOMES}{os.getpid()}-"))
        os.environ["TOVHOLDER_TEST_HOME"] = str(home)
        (home / ".demo" / "static").mkdir(mode=0o700, parents=True)
        atexit.register(shutil.rmtree, home, ignore_errors=True)
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "TOVHOLDER_DATABASE_ROLE"):
        os.environ.pop(name, None)
    os.environ["TOVHOLDER_HOME"] = os.environ["TOVHOLDER_TEST_HOME"]
    os.environ["TOVHOLDER_MODE"] = "demo"


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Start or join the run's server, and point Django at this worker's own copy of the tables."""
    from django.conf import settings
    from django.db import connection, connections
    from django.test import TransactionTestCase

    home: Path = settings.HOME
    name = "test_" + os.environ.get("PYTEST_XDIST_WORKER", "alone")
    patch = pytest.MonkeyPatch()
    with ensure_running(home), django_db_blocker.unblock():
        connection.settings_dict.update(database_for(home, role="web", name=name))
        with alone(home / "template.lock"):
            make_template(home)
        copy_template(home, name)

        def fresh_copy(_case: TransactionTestCase) -> None:
            connections.close_all()
            copy_template(home, name)

        patch.setattr(TransactionTestCase, "_fixture_teardown", fresh_copy)
        yield
        patch.undo()
        connections.close_all()


def make_template(home: Path) -> None:
    """Make all tables, once for the run, in the database that the workers' databases are copied from."""
    from django.db import connection

    from tovholder.config.migrating import TableMaker, migrate_everything
    from tovholder.config.owner import acting_as_owner

    making = f"{TEMPLATE}_new"
    with as_superuser(home) as server:
        if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [TEMPLATE]).fetchone():
            return
        make_database(server, making)
        with as_superuser(home, making) as database:
            furnish_database(database, web=WEB, owner=OWNER)
        mine = connection.settings_dict["NAME"]
        connection.settings_dict["NAME"] = making
        with acting_as_owner():
            migrate_everything(TableMaker(connection))
        connection.settings_dict["NAME"] = mine
        server.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (making, TEMPLATE))))


def copy_template(home: Path, name: str) -> None:
    """Throw the database away, with whoever is connected, and make it again from the template."""
    with as_superuser(home) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        make_database(server, name, template=TEMPLATE)


def as_superuser(home: Path, database: str = "postgres") -> psycopg.Connection[Any]:
    """A connection as the server's superuser, for what only a test may do."""
    entry = database_for(home, role="owner", name=database)
    password = kept_passwords(Places.of(home).passwords)["postgres"]
    return psycopg.connect(
        host=entry["HOST"], port=PORT, user="postgres", password=password, dbname=database, autocommit=True
    )


def _sweep() -> None:
    """Clear up after earlier runs that were killed: stop their servers, remove their homes."""
    for home in Path(tempfile.gettempdir()).glob(f"{HOMES}*"):
        maker = home.name.removeprefix(HOMES).split("-")[0]
        if not maker.isdigit() or _lives(int(maker)) or not _is_mine(home):
            continue
        if not (home / ".demo" / "database").is_dir() or _nobody_uses(home / ".demo"):
            shutil.rmtree(home, ignore_errors=True)


def _is_mine(home: Path) -> bool:
    """Whether I may clear it up; not when another run that begins now has just done so."""
    try:
        return home.stat().st_uid == os.geteuid()
    except FileNotFoundError:
        return False


def _nobody_uses(home: Path) -> bool:
    """True when the home's server, if it still ran, had no user left; then it is stopped."""
    users = open_lock(home / "database" / "users.lock")
    try:
        if not last_one(users):
            return False
        stop(Places.of(home).data)
        return True
    finally:
        os.close(users)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
