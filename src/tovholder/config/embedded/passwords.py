"""The passwords of the embedded server's roles: made once, kept in a file that only we can read."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

from tovholder.config.embedded.errors import ServerRefused


def kept_passwords(path: Path) -> dict[str, str]:
    """The passwords by role; none when they have not been made yet."""
    try:
        return {str(role): str(word) for role, word in json.loads(path.read_text()).items()}
    except FileNotFoundError:
        return {}
    except (ValueError, AttributeError) as error:
        raise ServerRefused(
            f"Filen {path} kan ikke læses. Hent den fra sikkerhedskopien: uden den kan databasen ikke åbnes."
        ) from error


def make_passwords(path: Path, *, roles: tuple[str, ...]) -> dict[str, str]:
    """Make a password for each role that has none, and keep them."""
    kept = kept_passwords(path)
    missing = [role for role in roles if role not in kept]
    if missing:
        kept |= {role: secrets.token_urlsafe(32) for role in missing}
        write_private(path, json.dumps(kept, indent=1))
    return kept


def write_private(path: Path, text: str) -> None:
    """Write a file for our own eyes, whole or not at all."""
    making = path.with_name(f"{path.name}.{os.getpid()}.new")
    with open(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    making.replace(path)
