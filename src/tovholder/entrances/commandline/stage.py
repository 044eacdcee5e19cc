"""Where rehearsals and measurements are played: a scratch database, beside a site that may be running."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def is_production() -> bool:
    """Where nothing says which mode, a secret or a database of one's own shows that this is a real installation."""
    from tovholder.config import environment
    from tovholder.config.databases import own_server

    if os.environ.get("TOVHOLDER_MODE"):
        return environment.mode() is environment.Mode.PRODUCTION
    if own_server() or environment.text("SECRET_KEY", default=""):
        return True
    os.environ["TOVHOLDER_MODE"] = environment.Mode.DEMO.value
    return False


@contextmanager
def server_and_django() -> Iterator[None]:
    """The database server and Django, without touching the site's own tables; left in good order, also on SIGTERM."""
    import django

    from tovholder.config import environment
    from tovholder.config.databases import own_server
    from tovholder.config.embedded import ensure_running

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    server = None if own_server() else ensure_running(environment.home())
    try:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tovholder.config.settings")
        django.setup()
        yield
    finally:
        if server is not None:
            server.leave()


@contextmanager
def stage() -> Iterator[None]:
    """The same, with a database to work in that is thrown away when the block ends."""
    with server_and_django():
        from tovholder.entrances.rehearsal.scratch import scratch_database

        with scratch_database():
            yield
