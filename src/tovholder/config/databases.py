"""Which database this process talks to, and in which of the two roles."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from tovholder.config import environment
from tovholder.config.embedded import Role, database_for

# The web role serves and cannot touch the chronicle; the owner role migrates, makes towns and backs up.
SCHEMES = {"postgres", "postgresql"}
ROLES: dict[Role, str] = {"web": "DATABASE_URL", "owner": "DATABASE_OWNER_URL"}


def configured_database(home: Path, *, run_mode: environment.Mode) -> dict[str, Any]:
    """Django's DATABASES entry for the role named by TOVHOLDER_DATABASE_ROLE (web unless it says owner)."""
    role = os.environ.get("TOVHOLDER_DATABASE_ROLE", "web")
    if role not in ROLES:
        raise ImproperlyConfigured(f'TOVHOLDER_DATABASE_ROLE skal være "web" eller "owner", ikke "{role}".')
    return database_as("owner" if role == "owner" else "web", home=home)


def database_as(role: Role, *, home: Path) -> dict[str, Any]:
    """Django's DATABASES entry for the role.

    A server of one's own (DATABASE_URL and DATABASE_OWNER_URL) wins over the embedded one in `home`.
    Raises ImproperlyConfigured when only one of the two addresses is set, or one of them is no address.
    """
    ours = _how_we_talk_to_it()
    if not own_server():
        return {**database_for(home, role=role), **ours}
    entry = _entry_of(ROLES[role])
    told = {"HOST": unquote(entry["HOST"]), "OPTIONS": ours["OPTIONS"] | entry.get("OPTIONS", {})}  # sslmode and such
    return {**entry, **ours, **told}


def _entry_of(name: str) -> dict[str, Any]:
    address = os.environ[name]
    try:
        is_one = urlsplit(address).scheme in SCHEMES
        entry: dict[str, Any] = environ.Env.db_url_config(address) if is_one else {}
    except ValueError:  # a port that is no number
        entry = {}
    if not all(entry.get(part) for part in ("HOST", "NAME", "USER")):
        raise ImproperlyConfigured(
            f"{name} er ikke en adresse til PostgreSQL. Skriv den som postgres://ROLLE:KODEORD@SERVER:5432/DATABASE, "
            "med %XX for de tegn, en adresse ikke kan have."
        )
    return entry


def own_server() -> bool:
    """True when the surroundings point to a server of one's own; then nothing is embedded.

    Raises ImproperlyConfigured when only one of the two addresses is set.
    """
    named = {name for name in ROLES.values() if os.environ.get(name)}
    if len(named) == 1:
        (missing,) = set(ROLES.values()) - named
        raise ImproperlyConfigured(f"{missing} mangler: begge adresser skal være sat, eller ingen af dem.")
    return bool(named)


def _how_we_talk_to_it() -> dict[str, Any]:
    return {
        "ENGINE": "tovholder.config.database_engine",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": False,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            "application_name": "tovholder",
            "prepare_threshold": 2,
            "server_side_binding": True,
        },
    }
