"""How what was typed lies in the table: sealed, and only for its own row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from uuid import UUID

from django.http import QueryDict

from tovholder.foundation.families.sealing import seal, unseal

Typed = Mapping[str, list[str]]  # what the browser sent: each field's name and its values

NOT_KEPT = frozenset({"csrfmiddlewaretoken", "save_draft", "draft_version", "seen_version"})


def typed_in(posted: QueryDict | Typed) -> dict[str, list[str]]:
    """What somebody typed into the form, without what the page itself put there."""
    lists = posted.lists() if isinstance(posted, QueryDict) else posted.items()
    return {
        name: [str(value) for value in values]
        for name, values in lists
        if name not in NOT_KEPT and "password" not in name
    }


def says_something(typed: Typed) -> bool:
    """Whether any field is filled in."""
    return any(value.strip() for values in typed.values() for value in values)


def print_of(typed: Typed) -> bytes:
    """The same for the same answers, so that a form sent twice is known; nothing can be read from it."""
    return sha256(json.dumps(typed, sort_keys=True).encode()).digest()


def sealed_fields(typed: Typed, *, draft_id: UUID) -> bytes:
    """The fields as they are kept for this draft."""
    return seal(json.dumps(typed, ensure_ascii=False), place=f"draft:{draft_id}")


def opened_fields(fields: bytes | memoryview, *, draft_id: UUID) -> dict[str, list[str]]:
    """The fields again; none for a draft that was emptied."""
    if not bytes(fields):
        return {}
    read: dict[str, list[str]] = json.loads(unseal(bytes(fields), place=f"draft:{draft_id}"))
    return read
