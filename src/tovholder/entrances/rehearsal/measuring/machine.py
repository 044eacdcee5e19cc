"""The machine the figures were measured on."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import psycopg

KEPT_SAFE = ("fsync", "full_page_writes", "synchronous_commit")


def describe(database: psycopg.Connection[Any] | None = None) -> dict[str, Any]:
    """Processor, cores, memory, versions; with a database also its version and whether a commit waits for the disk."""
    told: dict[str, Any] = {
        "cpu": _processor(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(_memory() / 2**30, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "django": metadata.version("django"),
        "load_before": round(os.getloadavg()[0], 2),
    }
    if database is not None:
        told["postgres"] = str(_ask(database, "server_version")).split()[0]
        told["durable"] = all(_ask(database, name) == "on" for name in KEPT_SAFE)
    return told


def _ask(database: psycopg.Connection[Any], name: str) -> str:
    return str(next(iter(database.execute("select current_setting(%s)", [name]).fetchone() or ("",))))


def _processor() -> str:
    return next(_said_by_linux("model name"), platform.processor() or platform.machine())


def _said_by_linux(word: str) -> Iterator[str]:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return
    yield from (line.partition(":")[2].strip() for line in lines if line.startswith(word))


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
