"""A connection that notices when the server hung up, and waits a moment for one that is on its way back.

An embedded server that crashed is up again after a second or two (`RunningServer.revive`); one of your own may be
restarted at night. A deed that was under way is rolled back and said so; every page asked for after that waits for the
server instead of failing once on each thread. Django finds the class here by its setting ENGINE.
"""

from __future__ import annotations

import select
import time
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection, OperationalError, pq
from psycopg.conninfo import make_conninfo

PATIENCE = 5.0  # seconds for a server to come back; longer, and whoever waits would rather be told
GLANCE = 0.1  # seconds between two looks
ON_ITS_WAY = (pq.Ping.REJECT, pq.Ping.NO_RESPONSE)  # starting, recovering or stopping; or not there at all


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection to PostgreSQL, which survives a restart of the server."""

    def close_if_unusable_or_obsolete(self) -> None:
        """Asked before every request: a connection the server has left is not used again.

        One inside a transaction (a test's own) is somebody else's to look after.
        """
        if self.in_atomic_block:
            return
        if self.connection is not None and _hung_up(self.connection):
            self.close()
        super().close_if_unusable_or_obsolete()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection; raises OperationalError when the server refuses us, or is not back after PATIENCE."""
        give_up, refused = time.monotonic() + PATIENCE, False
        while True:
            try:
                return super().get_new_connection(conn_params)
            except OperationalError:
                away = self._is_on_its_way()
                # It may have come back between our knock and the look: who is refused twice is refused.
                if time.monotonic() >= give_up or (refused and not away):
                    raise
                refused = not away
            if away:
                time.sleep(GLANCE)

    def _is_on_its_way(self) -> bool:
        """True while the server takes nobody; a wrong password or name is no reason to wait."""
        where = make_conninfo("", host=self.settings_dict["HOST"], port=self.settings_dict["PORT"])
        return pq.PGconn.ping(where.encode()) in ON_ITS_WAY


def _hung_up(connection: Connection[Any]) -> bool:
    """True when there is something to read on a line where nothing was asked: it is the server's goodbye.

    It costs a look at the socket and no question. Should it be other news, a new connection does no harm.
    """
    if connection.closed:
        return True
    line = select.poll()
    line.register(connection.fileno(), select.POLLIN)
    return bool(line.poll(0))
