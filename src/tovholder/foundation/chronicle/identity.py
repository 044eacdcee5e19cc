"""Numbers that name things: never guessable where that matters, in the order of making where that helps."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from hashlib import sha1
from os import urandom
from random import Random
from uuid import UUID, SafeUUID

_FREE = ~((0xF << 76) | (0b11 << 62))  # every bit of a UUID but those that tell its version and its form
_VERSION_5 = (5 << 76) | (0b10 << 62)
_set_number, _set_safety = (vars(UUID)[slot].__set__ for slot in ("int", "is_safe"))  # UUID refuses to be set by name
_lock = threading.Lock()
_last = 0


class Lot:
    """A source of numbers that gives the same ones again (lodtrækning): for towns and tests, never for people.

    Its moment stands in for the clock: the numbers sort by the moment they are made at.
    """

    def __init__(self, seed: str) -> None:
        self.chance = Random(seed)  # noqa: S311 - made-up people; what is guessable about them harms nobody
        self._last = 0

    def at(self, moment: datetime) -> None:
        """From here on numbers are made at this moment; an earlier one than before changes nothing."""
        self._last = max(self._last, int(moment.timestamp() * 1000) << 12)

    def new_id(self) -> UUID:
        """The next number, of the same form as those of the clock."""
        self._last += 1
        return _numbered(self._last, self.chance.getrandbits(62))


_lot: ContextVar[Lot | None] = ContextVar("lot", default=None)


@contextmanager
def drawn_from(lot: Lot) -> Iterator[None]:
    """Inside, ids, salts and receipts come from this source."""
    token = _lot.set(lot)
    try:
        yield
    finally:
        _lot.reset(token)


def new_id() -> UUID:
    """A UUID (version 7) that sorts after every one this process made before, so that order of writing is order of id.

    The first 48 bits are milliseconds since 1970, the next 12 a counter, the rest chance.
    """
    global _last
    lot = _lot.get()
    if lot is not None:
        return lot.new_id()
    with _lock:
        now = int(time.time() * 1000) << 12
        _last = now if now > _last else _last + 1
        stamp = _last
    return _numbered(stamp, int.from_bytes(urandom(8)) >> 2)


def chance_bytes(count: int) -> bytes:
    """So many bytes nobody can guess: a salt, a receipt."""
    lot = _lot.get()
    return urandom(count) if lot is None else lot.chance.randbytes(count)


def digits_in(space: UUID, name: str) -> str:
    """The UUID (version 5) of a name within a space, as 32 digits: of the same two always the same."""
    return f"{_number_in(space, name):032x}"


def named_in(space: UUID, name: str) -> UUID:
    """The same as a UUID: what `uuid5` gives, but sooner."""
    return _of(_number_in(space, name))


def _number_in(space: UUID, name: str) -> int:
    digest = sha1(space.bytes + name.encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[:16]) & _FREE | _VERSION_5


def _numbered(stamp: int, chance: int) -> UUID:
    milliseconds, counter = stamp >> 12, stamp & 0xFFF
    return _of((milliseconds << 80) | (7 << 76) | (counter << 64) | (2 << 62) | chance)


def _of(number: int) -> UUID:
    made: UUID = object.__new__(UUID)  # as UUID(int=...) does it, less its checks of what is right by construction
    _set_number(made, number)
    _set_safety(made, SafeUUID.unknown)
    return made
