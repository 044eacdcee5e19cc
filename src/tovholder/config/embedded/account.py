"""As whom the server runs.

PostgreSQL refuses to run as root. An ordinary user runs it as themselves. Root first tries a user namespace, in which
the server sees an ordinary user while the files stay root's; where that is refused, or the home belongs to somebody
else, a copy of the programs runs as `nobody` with its data under `/var/lib/tovholder`. No account is made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from tovholder.config.embedded import places as standard
from tovholder.config.embedded.binaries import Binaries
from tovholder.config.embedded.errors import ServerRefused
from tovholder.config.embedded.places import Places, private_folder

NAMESPACE = ("--user", "--map-user=1000", "--map-group=1000", "--")


@dataclass(frozen=True)
class Account:
    """How to run one of PostgreSQL's programs as somebody who may."""

    binaries: Binaries
    prefix: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None

    def start(
        self, program: str, *arguments: str, output: int | IO[Any], keep: int | None = None
    ) -> subprocess.Popen[bytes]:
        """Start the program on its own, so that a Ctrl-C in our terminal does not reach it.

        It and all its children keep the lock `keep` for as long as any of them lives.
        """
        command = [*self.prefix, str(self.binaries.program(program)), *arguments]
        as_whom: dict[str, Any] = {}
        if self.uid is not None:
            as_whom = {"user": self.uid, "group": self.gid, "extra_groups": []}
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={
                "PATH": os.environ.get("PATH", os.defpath),
                "LC_ALL": "C",
                "TZ": "UTC",
            },
            start_new_session=True,
            pass_fds=() if keep is None else (keep,),
            **as_whom,
        )

    def own(self, path: Path) -> None:
        """Give a file or folder that we made to the account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    @property
    def number(self) -> int:
        """The number of the user who owns the server's files."""
        return os.geteuid() if self.uid is None else self.uid


def account_for(places: Places, binaries: Binaries) -> tuple[Account, Places]:
    """The account that can run this home's server, and where its data then stands."""
    if places.data.is_dir() and places.folder == places.kept:
        _refuse_somebody_elses(places.data)
    if os.geteuid() != 0:
        return Account(binaries), places
    if places.folder == places.kept and (prefix := _namespace(binaries, places.folder)):
        return Account(binaries, prefix=prefix), places
    if places.data.is_dir() and places.folder == places.kept:
        raise ServerRefused(
            f"Databasen i {places.data} blev lavet i et navnerum (user namespace), som maskinen ikke tillader mere. "
            "Tillad det igen, eller kør som en almindelig bruger."
        )
    return _nobody(binaries), places.outside()


def _namespace(binaries: Binaries, folder: Path) -> tuple[str, ...]:
    """The words that open a user namespace, if one is allowed and reaches both the programs and the folder."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    prefix = (unshare, *NAMESPACE)
    question = (
        "sh",
        "-c",
        '"$0" --version && test -w "$1"',
        str(binaries.program("postgres")),
        str(folder),
    )
    answer = subprocess.run([*prefix, *question], capture_output=True, check=False, cwd="/")
    return prefix if answer.returncode == 0 else ()


def _nobody(binaries: Binaries) -> Account:
    """The account `nobody`, with a copy of the programs where it can read them."""
    import pwd  # not on Windows, where nobody is root either

    nobody = pwd.getpwnam("nobody")
    homes = standard.OUTSIDE / "homes"
    homes.mkdir(mode=0o755, parents=True, exist_ok=True)
    return Account(binaries.copied_to(standard.OUTSIDE), uid=nobody.pw_uid, gid=nobody.pw_gid)


def _refuse_somebody_elses(data: Path) -> None:
    owner = data.stat().st_uid
    if owner != os.geteuid():
        raise ServerRefused(
            f"Databasen i {data} tilhører brugeren med nummer {owner}. Kør kommandoen som den bruger, "
            "eller vælg et andet hjem med TOVHOLDER_HOME."
        )


def prepare_folders(places: Places, account: Account) -> None:
    """Make the folders of data and socket, for the account alone."""
    for folder in (places.folder, places.socket):
        private_folder(folder, owner=account.number)
