"""Fingerprints: what makes a changed line show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(facts: Mapping[str, Any]) -> bytes:
    """The facts as JSON that reads the same however it was stored: keys sorted, no spaces."""
    return _JSON.encode(facts).encode()


def facts_print(salt: bytes, facts: Mapping[str, Any]) -> bytes:
    """sha256(salt + facts): without the salt nobody can guess erased facts back from it."""
    return sha256(salt + canonical(facts)).digest()


def line_print(
    *,
    line_id: UUID,
    deed: str,
    happened_at: datetime,
    recorded_at: datetime,
    written_at: datetime,
    by_user: UUID | None,
    by_post: UUID | None,
    facts_hash: bytes,
    about: Iterable[tuple[UUID, bool]],
) -> bytes:
    """The 32 bytes a seal keeps for a line: every column of it, and the children it is about."""
    moments = [moment.astimezone(UTC).isoformat() for moment in (happened_at, recorded_at, written_at)]
    children = [f"{child}{'+' if named else '-'}" for child, named in about]
    return print_of_text([str(line_id), deed, *moments, str(by_user), str(by_post), facts_hash.hex()], children)


def print_of_text(columns: list[str], children: list[str]) -> bytes:
    """The same from the columns as text (the database writes them faster than Python does), in the same order."""
    return sha256("\x1f".join([*columns, *sorted(children)]).encode()).digest()


def next_seal(previous: bytes, prints: bytes) -> bytes:
    """The seal that follows `previous` over these line prints."""
    return sha256(previous + prints).digest()
