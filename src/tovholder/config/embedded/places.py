"""Where the embedded server keeps its things.

Ordinarily everything stands in `TOVHOLDER_HOME/database`. Only where the account that runs the server cannot
reach that folder do data and socket stand under `/var/lib/tovholder`; locks, passwords and the log stay at home.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tovholder.config.embedded.errors import ServerRefused

MAJOR = 18
PORT = 5432  # only a part of the socket's name: the server listens to no network
OUTSIDE = Path("/var/lib/tovholder")  # for root, where no folder of its own can be reached
LONGEST_SOCKET = 100  # bytes; the kernels allow 103 to 108 for the whole path


@dataclass(frozen=True)
class Places:
    """The folders and files of one home's server."""

    home: Path
    folder: Path

    @classmethod
    def of(cls, home: Path) -> Places:
        """The places of this home: at home, unless its data already stands outside."""
        home = home.expanduser().resolve()
        at_home = cls(home, home / "database")
        outside = at_home.outside()
        return outside if _is_folder(outside.data) and not _is_folder(at_home.data) else at_home

    def outside(self) -> Places:
        """The same home with data and socket under `/var/lib/tovholder`."""
        return Places(self.home, OUTSIDE / "homes" / self._name())

    @property
    def kept(self) -> Path:
        """Locks, passwords and the log: always at home, always ours."""
        return self.home / "database"

    @property
    def data(self) -> Path:
        """The server's data folder."""
        return self.folder / f"pg{MAJOR}"

    @property
    def unfinished(self) -> Path:
        """A data folder in the making; it gets its real name when it is whole."""
        return self.folder / f"pg{MAJOR}.new"

    @property
    def server_lock(self) -> Path:
        """Held by every process of the server itself."""
        return self.kept / "server.lock"

    @property
    def log(self) -> Path:
        return self.kept / "server.log"

    @property
    def passwords(self) -> Path:
        return self.kept / "passwords.json"

    @property
    def socket(self) -> Path:
        """The folder of the socket: beside the data, or a short one where that path is too long."""
        beside = self.folder / "socket"
        if _fits(beside):
            return beside
        name = f"tovholder-{os.geteuid()}-{self._name()}"
        run_time = os.environ.get("XDG_RUNTIME_DIR")
        candidates = [run_time] if run_time and os.access(run_time, os.W_OK) else []
        candidates += [tempfile.gettempdir(), "/tmp"]  # noqa: S108 - a private folder is made there, and checked
        return next(place for base in candidates if _fits(place := Path(base) / name))

    def _name(self) -> str:
        """A short name for this home, the same every time."""
        return hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]


def private_folder(folder: Path, *, owner: int | None = None) -> None:
    """Make the folder for its owner alone, or make sure that it is so.

    The folder may stand where everybody can write (the socket's short place), so one that somebody else made
    or can open is refused rather than mended.
    """
    owner = os.geteuid() if owner is None else owner
    try:
        folder.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        pass
    else:
        if owner != os.geteuid():
            os.chown(folder, owner, -1)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner or stat.S_IMODE(found.st_mode) & 0o077:
        raise ServerRefused(
            f"Mappen {folder} skal tilhøre brugeren med nummer {owner} alene (rettigheder 0700). "
            "Flyt eller slet den, og start igen."
        )


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # unlike Path.is_dir, no error where we may not look
