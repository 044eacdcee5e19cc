"""Another process on this test's own database, which a test can kill."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection

from tovholder.config.embedded import database_for


def in_a_process_of_its_own(program: str, *told: str, settings: Any, home: Path, **more: str) -> subprocess.Popen[str]:
    """Run the program with a home of its own and what it is told; `more` is added to its environment."""
    env = its_environment(settings=settings, home=home, **more)
    return subprocess.Popen([sys.executable, "-c", program, *told], env=env, stdout=subprocess.PIPE, text=True)


def its_environment(*, settings: Any, home: Path, **more: str) -> dict[str, str]:
    """What a process is told so that it works on this test's own database, in a home of its own."""
    address = {}
    for role in ("web", "owner"):
        entry = database_for(settings.HOME, role=role, name=connection.settings_dict["NAME"])
        where = f"{quote(entry['HOST'], safe='')}/{entry['NAME']}"
        address[role] = f"postgres://{entry['USER']}:{entry['PASSWORD']}@{where}"
    env = {name: value for name, value in os.environ.items() if not name.startswith(("TOVHOLDER_", "DATABASE_"))}
    return env | {
        "DJANGO_SETTINGS_MODULE": "tovholder.config.settings",
        "TOVHOLDER_MODE": "demo",
        "TOVHOLDER_HOME": str(home),
        "DATABASE_URL": address["web"],
        "DATABASE_OWNER_URL": address["owner"],
        **more,
    }
