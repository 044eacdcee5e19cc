"""Fjordby on a Friday evening: filled once for a run, and copied afresh for each journey."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection, connections
from psycopg import sql

from tests.database import TEMPLATE, as_superuser
from tests.world.people import FRIDAY_EVENING
from tovholder.config.embedded.locks import alone
from tovholder.config.embedded.roles import make_database
from tovholder.entrances.rehearsal.fjordby import fill

FILLED = "test_fjordby"


class Clock:
    """The house's clock: it goes on from the moment it was last set to."""

    def __init__(self, moment: datetime) -> None:
        self.set(moment)

    def set(self, moment: datetime) -> None:
        """From now on it is this moment."""
        self._moment, self._since = moment, time.monotonic()

    def now(self) -> datetime:
        """What time it is in the house."""
        return self._moment + timedelta(seconds=time.monotonic() - self._since)

    def forward(self, **length: float) -> datetime:
        """So much later; what time it is then."""
        self.set(self.now() + timedelta(**length))
        return self.now()


@dataclass(frozen=True)
class Town:
    """Where the site is, and what time it is in it."""

    address: str
    clock: Clock


def filled_town(home: Path) -> str:
    """The database in which it is Friday evening at 21.14 in Fjordby; filled by the first who asks in a run."""
    with alone(home / "fjordby.lock"):
        with as_superuser(home) as server:
            if server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [FILLED]).fetchone():
                return FILLED
        with copied(home, template=TEMPLATE, name=f"{FILLED}_new"), the_time_is(Clock(FRIDAY_EVENING)):
            fill(now=FRIDAY_EVENING)
        with as_superuser(home) as server:
            names = map(sql.Identifier, (f"{FILLED}_new", FILLED))
            server.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*names))
    return FILLED


@contextmanager
def copied(home: Path, *, template: str, name: str = "") -> Iterator[None]:
    """Let Django speak to a fresh copy of the template, as the web role, while this lasts."""
    name = name or f"test_journey_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    connections.close_all()
    with as_superuser(home) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        make_database(server, name, template=template)
    before, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], name
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = before


@contextmanager
def the_time_is(clock: Clock) -> Iterator[None]:
    """Let the whole house, in all its threads, read this clock."""
    patch = pytest.MonkeyPatch()
    patch.setattr("django.utils.timezone.now", clock.now)
    try:
        yield
    finally:
        patch.undo()
