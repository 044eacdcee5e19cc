"""Making a new data folder, and the settings every start writes."""

from __future__ import annotations

import shutil
import subprocess

from tovholder.config.embedded.account import Account
from tovholder.config.embedded.errors import ServerRefused
from tovholder.config.embedded.passwords import write_private
from tovholder.config.embedded.places import PORT, Places

SUPERUSER = "postgres"
SETTINGS = "tovholder.conf"

# What a crash must not cost is left at PostgreSQL's own careful defaults: fsync, full_page_writes, synchronous_commit.
TUNING = {
    "max_connections": "100",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "4GB",  # a whole town between two checkpoints: after each, every page touched is written whole
    "wal_compression": "on",
    "random_page_cost": "1.1",  # no turning disks
    "jit": "off",  # compiles longer than our queries run
    "timezone": "UTC",
    "log_timezone": "UTC",
    # No person in the log: neither the statement that failed nor the row it failed on.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_line_prefix": "%m [%p] ",
}


def make_cluster(places: Places, account: Account, *, password: str) -> None:
    """Make the data folder. It is made under another name and renamed when whole, so a crash leaves no half one."""
    shutil.rmtree(places.unfinished, ignore_errors=True)
    secret = places.folder / "password.new"
    write_private(secret, password)
    account.own(secret)
    try:
        _run_initdb(places, account, secret=str(secret))
    finally:
        secret.unlink()
    with (places.unfinished / "postgresql.conf").open("a") as settings:
        settings.write(f"\ninclude = '{SETTINGS}'\n")
    write_settings(places, account, unfinished=True)
    places.unfinished.rename(places.data)


def write_settings(places: Places, account: Account, *, unfinished: bool = False) -> None:
    """Write our settings. What somebody has set with ALTER SYSTEM goes before them."""
    path = (places.unfinished if unfinished else places.data) / SETTINGS
    where = {
        "listen_addresses": "",  # no network: whoever may open the socket's folder may try a password
        "port": str(PORT),
        "unix_socket_directories": str(places.socket),
        "unix_socket_permissions": "0700",
    }
    lines = [f"{name} = '{_quoted(value)}'\n" for name, value in (where | TUNING).items()]
    write_private(
        path,
        "# Written by Tovholder at every start; use ALTER SYSTEM for settings of your own.\n" + "".join(lines),
    )
    account.own(path)


def _run_initdb(places: Places, account: Account, *, secret: str) -> None:
    words = (
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",  # the same order on every machine; Danish order is our own column
        "--locale=C",
        "--data-checksums",
        "--auth=scram-sha-256",
        f"--username={SUPERUSER}",
        f"--pwfile={secret}",
        "--no-instructions",
        f"--pgdata={places.unfinished}",
    )
    with account.start("initdb", *words, output=subprocess.PIPE) as initdb:
        said, _ = initdb.communicate()
    if initdb.returncode != 0:
        shutil.rmtree(places.unfinished, ignore_errors=True)
        raise ServerRefused(f"Databasen kunne ikke laves i {places.folder}: {_why(said.decode(errors='replace'))}")


def _why(said: str) -> str:
    """What initdb itself gives as the reason; its last words where it gives none."""
    lines = [line.strip() for line in said.splitlines()]
    reasons = [line for line in lines if any(mark in line for mark in ("FATAL:", "PANIC:", "ERROR:", "error:"))]
    return " ".join((reasons or lines)[-3:])


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "''")
