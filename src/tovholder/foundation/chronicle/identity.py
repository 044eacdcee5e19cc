"""Numbers that name things: never guessable where that matters, in the order of making where that helps."""

from __future__ import annotations

import secrets
import threading
import time
from uuid import UUID

_lock = threading.Lock()
_last = 0


def new_id() -> UUID:
    """A UUID (version 7) that sorts after every one this process made before, so that order of writing is order of id.

    The first 48 bits are milliseconds since 1970, the next 12 a counter, the rest chance.
    """
    global _last
    with _lock:
        now = int(time.time() * 1000) << 12
        _last = now if now > _last else _last + 1
        stamp = _last
    milliseconds, counter = stamp >> 12, stamp & 0xFFF
    return UUID(int=(milliseconds << 80) | (7 << 76) | (counter << 64) | (2 << 62) | secrets.randbits(62))
