"""Starting or joining the server of a home, and leaving it."""

from __future__ import annotations

import atexit
import os
import subprocess
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tovholder.config.embedded import postmaster
from tovholder.config.embedded.account import account_for, prepare_folders
from tovholder.config.embedded.binaries import Binaries, installed
from tovholder.config.embedded.cluster import SUPERUSER, make_cluster, write_settings
from tovholder.config.embedded.locks import alone, last_one, open_lock, share
from tovholder.config.embedded.passwords import make_passwords
from tovholder.config.embedded.places import Places, private_folder
from tovholder.config.embedded.roles import DATABASE, OWNER, WEB, Role, database_for, furnish, settle


class RunningServer:
    """Our share in a running server. Leave it when done: the last one out stops the server.

    Children that are to keep the server up must be handed `lock` (`pass_fds`).
    """

    def __init__(self, home: Path) -> None:
        self.home = home.expanduser().resolve()
        make_home(self.home)
        private_folder(self.home / "database")
        self._start_lock = self.home / "database" / "start.lock"
        self._holder = os.getpid()
        self._process: subprocess.Popen[bytes] | None = None
        self._left = False
        with alone(self._start_lock):
            self.lock = open_lock(self.home / "database" / "users.lock")
            try:
                share(self.lock)
                self._start_or_join()
            except BaseException:
                self._stop_if_last()
                raise
        atexit.register(self.leave)

    def database(self, *, role: Role, name: str = DATABASE) -> dict[str, Any]:
        """Django's words for reaching a database of this server."""
        return database_for(self.home, role=role, name=name)

    def revive(self) -> bool:
        """Start the server again if it has died under us; True when it had."""
        if postmaster.running(Places.of(self.home).data) is not None:
            return False
        with alone(self._start_lock):
            self._start_or_join()
        return True

    def settle(self) -> None:
        """Bring everything to its place on the disk now, so that a stop soon after much writing is quick."""
        settle(socket=postmaster.wait_for(Places.of(self.home).data).socket, passwords=self._passwords())

    def leave(self, *, polite: float = postmaster.POLITE) -> None:
        """Give our share back, and stop the server if nobody else has one; it has `polite` seconds to tidy up in."""
        if self._left or os.getpid() != self._holder:
            return
        self._left = True
        atexit.unregister(self.leave)
        with alone(self._start_lock):
            self._stop_if_last(polite=polite)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.leave()

    def _passwords(self) -> dict[str, str]:
        return make_passwords(Places.of(self.home).passwords, roles=(SUPERUSER, OWNER, WEB))

    def _stop_if_last(self, *, polite: float = postmaster.POLITE) -> None:
        """Under the start lock: give our share back, and stop what nobody uses any more."""
        if last_one(self.lock):
            places = Places.of(self.home)
            stopped = postmaster.stop(places.data, self._process, polite=polite)
            if stopped and places.socket.parent != places.folder:
                with suppress(OSError):  # ours to take away, unless somebody put something there
                    places.socket.rmdir()
        os.close(self.lock)

    def _start_or_join(self) -> None:
        """Under the start lock: make what is missing, start what is not running, wait until it is ready."""
        places = Places.of(self.home)
        if postmaster.running(places.data) is not None:
            postmaster.wait_for(places.data)
            return
        if self._process is not None:
            self._process.poll()
        account, places = account_for(places, installed())
        prepare_folders(places, account)
        passwords = self._passwords()
        if places.data.is_dir():
            write_settings(places, account)
        else:
            make_cluster(places, account, password=passwords[SUPERUSER])
        server, self._process = postmaster.start(places, account)
        furnish(socket=server.socket, passwords=passwords)


def ensure_running(home: Path) -> RunningServer:
    """Start the server of this home, or join it if it runs.

    Raises `ServerRefused`, in Danish and with what to do, when it cannot be.
    """
    return RunningServer(home)


def make_home(home: Path) -> None:
    """Make the home for ourselves alone; one that is there keeps the rights it has."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)


def programs() -> Binaries:
    """PostgreSQL's own programs (`pgbench`, `pg_basebackup`, `psql`) that came with the installation."""
    return installed()
