"""Opening the house for a command: the database running, Django ready, the tables in step, nothing in the way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psycopg
from django.conf import settings
from django.db import connection, connections

from tovholder.config import environment
from tovholder.config.databases import database_as, own_server
from tovholder.config.embedded import WEB, RunningServer, ensure_running
from tovholder.config.embedded.postmaster import POLITE
from tovholder.config.embedded.roles import furnish_database
from tovholder.config.migrating import TableMaker, migrate_everything
from tovholder.config.readiness import (
    NotReady,
    refuse_another_past,
    refuse_old_server,
    refuse_unanswered,
    refuse_unless_ready,
    refuse_without_secrets,
    unfurnished,
)
from tovholder.config.stopping import exit_if_told, leave_at_once, listening, only_note

HURRY = 1.5  # seconds for the database of a site to close in: told to stop, all of it is to be gone within three
MIGRATING = 7_041_418  # any number will do, as long as everyone who migrates takes the same lock


@contextmanager
def opened(*, hurried: bool = False) -> Iterator[RunningServer | None]:
    """The house, open for the length of a command; the server is None when the municipality has its own.

    `hurried`: a database that is slow to close is stopped at once; nothing is lost, it recovers at the next start.

    Raises ServerRefused, ImproperlyConfigured or NotReady, each with a Danish text for the person who started it.
    A SIGTERM or Ctrl-C ends the command in good order: the last one out stops the database.
    """
    mode, home = environment.mode(), environment.home()
    refuse_without_secrets(mode, home=home)
    with listening():
        only_note()  # a database half started would be left astray
        server = None if own_server() else ensure_running(home)
        try:
            leave_at_once()
            exit_if_told()
            if _set_up(mode) and server is not None:
                server.settle()
            exit_if_told()
            yield server
        finally:
            only_note()
            if server is not None:
                if settings.configured:
                    connections.close_all()
                server.leave(polite=HURRY if hurried else POLITE)


def _set_up(mode: environment.Mode) -> bool:
    """Make everything ready; True when tables were made or changed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tovholder.config.settings")
    django.setup()
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # whitenoise says so when it is missing
    if own_server():
        refuse_unanswered(connection, address="DATABASE_URL")
    refuse_old_server(connection)
    changed = bring_tables_in_step()
    refuse_unless_ready(connection, mode=mode)
    return changed


def bring_tables_in_step() -> bool:
    """Migrate as the owner, if anything is missing; one program at a time. True when something was.

    Raises NotReady when the database was made by steps that this edition does not have.
    """
    from tovholder.config.owner import acting_as_owner  # needs settings

    with acting_as_owner():
        if own_server():
            refuse_unanswered(connection, address="DATABASE_OWNER_URL")
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        if own_server():
            _furnish_own_server()
        executor = TableMaker(connection)
        refuse_another_past(executor.loader.applied_migrations.keys(), known=executor.loader.disk_migrations.keys())
        return migrate_everything(executor)


def _furnish_own_server() -> None:
    """On a server of one's own: the extensions, and what web may do with the tables that the owner makes."""
    web = database_as("web", home=settings.HOME)["USER"]
    if web != WEB:
        raise NotReady(f"DATABASE_URL bruger rollen {web}. Opret rollen {WEB} på serveren, og brug den i DATABASE_URL.")
    owner = connection.settings_dict["USER"]
    try:
        furnish_database(connection.connection, web=WEB, owner=owner)
    except psycopg.Error as error:
        raise unfurnished(error, owner=owner) from error
