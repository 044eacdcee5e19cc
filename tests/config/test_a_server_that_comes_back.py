"""The connection to a database that is away for a moment: waited for, and not mistaken for one that refuses us."""

from __future__ import annotations

import threading
import time
from typing import Any

import psycopg
import pytest
from django.db.backends.base.base import NO_DB_ALIAS
from django.db.backends.postgresql.base import DatabaseWrapper as DjangosWrapper
from django.db.utils import OperationalError

from tovholder.config.database_engine import base
from tovholder.config.database_engine.base import DatabaseWrapper
from tovholder.config.databases import database_as
from tovholder.config.embedded import ensure_running

# What Django fills in where a municipality says nothing.
UNSAID: dict[str, Any] = {"TIME_ZONE": None, "AUTOCOMMIT": True, "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": False}


@pytest.fixture
def home(tmp_path, django_db_blocker):
    """A home of its own, where the tests may ask its database."""
    with django_db_blocker.unblock():
        yield tmp_path / "home"


def connection_to(home, **other: Any) -> DatabaseWrapper:
    """A connection of its own, beside those that Django's settings name."""
    return DatabaseWrapper(UNSAID | database_as("web", home=home) | other, alias=NO_DB_ALIAS)


def one(connection: DatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        (answer,) = cursor.fetchone()
    return int(answer)


def test_a_server_on_its_way_is_waited_for(home, monkeypatch):
    with ensure_running(home):
        connection = connection_to(home)  # knows the address and the password from before
    monkeypatch.setattr(base, "PATIENCE", 60.0)
    came_back: list[Any] = []
    start = threading.Timer(0.3, lambda: came_back.append(ensure_running(home)))

    start.start()
    answer = one(connection)
    connection.close()
    start.join()
    came_back[0].leave()

    assert answer == 1


def test_a_server_that_does_not_come_back_is_said_to_be_away(home, monkeypatch):
    with ensure_running(home):
        connection = connection_to(home)
    monkeypatch.setattr(base, "PATIENCE", 0.3)
    began = time.monotonic()

    with pytest.raises(OperationalError):
        one(connection)

    assert time.monotonic() - began >= 0.3


def test_a_wrong_password_is_not_waited_for(home, monkeypatch):
    waits: list[float] = []
    with ensure_running(home):
        connection = connection_to(home, PASSWORD="wrong")

        with monkeypatch.context() as patch, pytest.raises(OperationalError, match="password"):
            patch.setattr("tovholder.config.database_engine.base.time.sleep", waits.append)
            one(connection)

    assert waits == []


def test_a_server_that_came_back_between_the_knock_and_the_look_is_knocked_at_again(home, monkeypatch):
    knocks: list[int] = []
    with ensure_running(home):
        connection = connection_to(home)
        knock = DjangosWrapper.get_new_connection

        def refused_once(self: DatabaseWrapper, conn_params: dict[str, Any]) -> Any:
            knocks.append(1)
            if len(knocks) == 1:
                raise psycopg.OperationalError("FATAL:  the database system is starting up")
            return knock(self, conn_params)

        monkeypatch.setattr(DjangosWrapper, "get_new_connection", refused_once)
        assert one(connection) == 1
        connection.close()

    assert len(knocks) == 2


def test_a_connection_the_server_has_left_is_not_kept_for_the_next_page(home):
    with ensure_running(home):
        connection, other = connection_to(home), connection_to(home)
        assert one(connection) == one(other) == 1
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
        give_up = time.monotonic() + 10

        while connection.connection is not None and time.monotonic() < give_up:  # the goodbye comes by itself
            connection.close_if_unusable_or_obsolete()
        other.close_if_unusable_or_obsolete()

        assert connection.connection is None
        assert other.connection is not None, "a connection that is well is kept"
        assert one(connection) == 1
        for each in (connection, other):
            each.close()
