"""The site as `tovholder serve` runs it, but on the database of a measurement."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from tovholder.config.databases import ROLES, database_as
from tovholder.config.doors import listening_at, open_door
from tovholder.config.embedded import Role
from tovholder.config.serving import GUNICORN

HOST = "127.0.0.1"
PATIENCE = 60.0  # seconds until the first answer


@contextmanager
def running_site() -> Iterator[int]:
    """The port it answers on, until the block ends. It works in the database this process works in."""
    door = open_door(HOST, 0)
    site = subprocess.Popen(
        [sys.executable, "-m", *GUNICORN, *listening_at(door)],
        pass_fds=(door.fileno(),),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "tovholder.config.settings", "ALLOWED_HOSTS": HOST, "BEHIND_TLS": "off"}
        | {ROLES[role]: _address(role) for role in ROLES},
    )
    try:
        port = door.getsockname()[1]
        _wait_for_answer(port, site)
        yield port
    finally:
        with suppress(ProcessLookupError):
            os.killpg(site.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            site.wait(5)
        with suppress(ProcessLookupError):
            os.killpg(site.pid, signal.SIGKILL)
        site.wait()
        door.close()


def _address(role: Role) -> str:
    """The same database as an address, for a role."""
    entry = database_as(role, home=settings.HOME)
    who = f"{quote(entry['USER'], safe='')}:{quote(entry['PASSWORD'], safe='')}"
    port = f":{entry['PORT']}" if entry["PORT"] else ""
    return f"postgres://{who}@{quote(entry['HOST'], safe='')}{port}/{connection.settings_dict['NAME']}"


def _wait_for_answer(port: int, site: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up and site.poll() is None:
        with suppress(OSError, HTTPException):
            line = HTTPConnection(HOST, port, timeout=5)
            line.request("GET", "/healthz")
            if line.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise TimeoutError("Siden svarer ikke, så modtagelsen kan ikke måles.")
