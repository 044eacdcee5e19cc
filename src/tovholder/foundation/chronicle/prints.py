"""Fingerprints: what makes a changed line show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(facts: Mapping[str, Any]) -> bytes:
    """The facts as JSON that reads the same however it was stored: keys sorted, no spaces."""
    return _JSON.encode(facts).encode()


def facts_print(salt: bytes, facts: Mapping[str, Any]) -> bytes:
    """sha256(salt + facts): without the salt nobody can guess erased facts back from it."""
    return sha256(salt + canonical(facts)).digest()


def print_of_text(columns: list[str], children: list[str]) -> bytes:
    """The 32 bytes a seal keeps for a line: every column of it as text, and the children it is about."""
    return sha256("\x1f".join([*columns, *sorted(children)]).encode()).digest()


def next_seal(previous: bytes, prints: bytes) -> bytes:
    """The seal that follows `previous` over these line prints."""
    return sha256(previous + prints).digest()
