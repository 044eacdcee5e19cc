"""Which database this process talks to, and in which of the two roles."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from tovholder.config import environment
from tovholder.config.embedded import database_for

# The web role serves and cannot touch the chronicle; the owner role migrates, makes towns and backs up.
ROLES = {"web": "DATABASE_URL", "owner": "DATABASE_OWNER_URL"}


def configured_database(home: Path, *, run_mode: environment.Mode) -> dict[str, Any]:
    """Django's DATABASES entry for the role named by TOVHOLDER_DATABASE_ROLE (web unless it says owner).

    A server of one's own (DATABASE_URL and DATABASE_OWNER_URL) wins over the embedded one in `home`.
    Raises ImproperlyConfigured when only one of the two addresses is set or the role is unknown.
    """
    role = os.environ.get("TOVHOLDER_DATABASE_ROLE", "web")
    if role not in ROLES:
        raise ImproperlyConfigured(f'TOVHOLDER_DATABASE_ROLE skal være "web" eller "owner", ikke "{role}".')
    named = {name for name in ROLES.values() if os.environ.get(name)}
    if len(named) == 1:
        (missing,) = set(ROLES.values()) - named
        raise ImproperlyConfigured(f"{missing} mangler: begge adresser skal være sat, eller ingen af dem.")
    entry = environ.Env.db_url_config(os.environ[ROLES[role]]) if named else database_for(home, role=role)
    return {**entry, **_how_we_talk_to_it()}


def _how_we_talk_to_it() -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": False,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {"application_name": "tovholder", "prepare_threshold": 2, "server_side_binding": True},
    }
