"""What the surroundings tell the program: one place, and what is missing or misspelt stops the start."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured


class Mode(StrEnum):
    """How the program runs: a try-out with made-up people, or the real thing."""

    DEMO = "demo"
    PRODUCTION = "production"


_reader = environ.FileAwareEnv()


def text(name: str, *, default: str | None = None) -> str:
    """The variable `name` (or the file named by `name`_FILE).

    Raises ImproperlyConfigured, naming the variable, when it is missing and has no default.
    """
    value = str(_reader(name, default="")) or (default or "")
    if not value and default is None:
        raise ImproperlyConfigured(f"Indstillingen {name} mangler. Sæt den i miljøet; se docs/howto/settings.md.")
    return value


def switch(name: str, *, default: bool) -> bool:
    """The variable `name` as "on" or "off"; anything else raises ImproperlyConfigured."""
    value = text(name, default="on" if default else "off").lower()
    if value not in {"on", "off"}:
        raise ImproperlyConfigured(f'Indstillingen {name} skal være "on" eller "off", ikke "{value}".')
    return value == "on"


def whole_number(name: str, *, default: int, at_least: int) -> int:
    """The variable `name` as a whole number; ImproperlyConfigured, naming it, when it is none or too small."""
    value = text(name, default=str(default))
    if not value.isdecimal() or int(value) < at_least:
        raise ImproperlyConfigured(
            f"{name} skal være et helt tal på mindst {at_least}, ikke »{value}«. Se docs/howto/settings.md."
        )
    return int(value)


def mode() -> Mode:
    """TOVHOLDER_MODE: production unless it says demo."""
    value = text("TOVHOLDER_MODE", default=Mode.PRODUCTION.value)
    try:
        return Mode(value)
    except ValueError:
        raise ImproperlyConfigured(f'TOVHOLDER_MODE skal være "demo" eller "production", ikke "{value}".') from None


def home() -> Path:
    """TOVHOLDER_HOME: the data folder; by default the user's own data directory.

    Demo lives in a folder of its own inside it, so that made-up people never meet real ones.
    """
    named = text("TOVHOLDER_HOME", default="")
    base = Path(named).expanduser().resolve() if named else _data_directory() / "tovholder"
    return base / ".demo" if mode() is Mode.DEMO else base


def _data_directory() -> Path:
    """Where this system keeps a user's data."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def secret(name: str, *, run_mode: Mode, folder: Path) -> str:
    """A secret of the installation: from the environment, or in demo made once and kept (0600) in the folder.

    Raises ImproperlyConfigured in production when it is missing or shorter than 32 characters.
    """
    value = text(name, default="")
    if value and (len(value) >= 32 or run_mode is Mode.DEMO):
        return value
    if run_mode is Mode.PRODUCTION:
        raise ImproperlyConfigured(
            f"Hemmeligheden {name} mangler eller er kortere end 32 tegn. "
            f"Lav en med `openssl rand -hex 32` og sæt {name} (eller {name}_FILE)."
        )
    return _kept_secret(folder / f"{name.lower()}.secret")


def _kept_secret(file: Path) -> str:
    """Read it, or make it: written whole beside its place and then linked there, so nobody reads half of it."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not file.exists():
        made = file.with_name(f"{file.name}.{os.getpid()}")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
            new.write(secrets.token_hex(32))
        with suppress(FileExistsError):
            os.link(made, file)
        made.unlink()
    return file.read_text()
