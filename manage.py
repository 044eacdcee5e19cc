"""Django's own commands, with the embedded database running while they work."""

import os
import signal
import sys

from django.core.management import execute_from_command_line

from tovholder.config import environment
from tovholder.config.databases import own_server
from tovholder.config.embedded import ensure_running


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tovholder.config.settings")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # leave the database in order
    server = None if own_server() else ensure_running(environment.home())
    try:
        execute_from_command_line(sys.argv)
    finally:
        if server is not None:
            server.leave()


if __name__ == "__main__":
    main()
