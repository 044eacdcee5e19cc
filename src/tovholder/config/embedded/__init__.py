"""The embedded database server: PostgreSQL 18, started by the programs that use it.

Every program asks `ensure_running` and holds the answer while it works; the last one out stops the server.
`database_for` says how Django reaches it, and starts nothing.
"""

from tovholder.config.embedded.errors import ServerRefused
from tovholder.config.embedded.places import Places
from tovholder.config.embedded.roles import DATABASE, OWNER, WEB, Role, database_for
from tovholder.config.embedded.server import RunningServer, ensure_running

__all__ = [
    "DATABASE",
    "OWNER",
    "WEB",
    "Places",
    "Role",
    "RunningServer",
    "ServerRefused",
    "database_for",
    "ensure_running",
]
