"""The very statements the deed sends for one notification, as a script for pgbench.

The deed is done twice and undone. What is the same both times is a constant; what differs (ids, the receipt, the key)
must be new in every transaction, and pgbench is handed new ones by the database.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from psycopg import sql

_PLACE = re.compile(r"%%|%s|%\((\w+)\)s")
_TAKEN_FOR_A_VARIABLE = re.compile(r"(?<!:):[A-Za-z_]")  # also inside a text; two colons are a cast


@dataclass(frozen=True)
class Sent:
    """One statement as the deed sent it."""

    text: str
    values: tuple[Any, ...]


def same_transaction(deed: Callable[[int], None]) -> str:
    """The script: what `deed` sends in its transaction. It is called with 1 and 2, for two of the same kind."""
    one, other = (_sent_by(deed, number) for number in (1, 2))
    if [sent.text for sent in one] != [sent.text for sent in other]:
        raise ValueError("The deed did not send the same statements twice.")
    fresh = _Fresh()
    lines = [_written(mine, its, fresh) for mine, its in zip(one, other, strict=True)]
    return "\n".join([fresh.made(), "BEGIN;", *(f"{line};" for line in lines), "COMMIT;", ""])


def _sent_by(deed: Callable[[int], None], number: int) -> list[Sent]:
    sent: list[Sent] = []
    with transaction.atomic(), connection.execute_wrapper(_listener(sent)):
        deed(number)
        transaction.set_rollback(True)
    return sent


def _listener(sent: list[Sent]) -> Callable[..., Any]:
    """Notes what is sent inside the deed's own transaction, which here is a savepoint of ours."""
    depth = 0

    def listen(execute: Callable[..., Any], text: str, values: Any, many: bool, context: Any) -> Any:
        nonlocal depth
        word = text.split(None, 1)[0].upper()
        if word == "SAVEPOINT":
            depth += 1
        elif word in {"RELEASE", "ROLLBACK"}:
            depth -= 1
        elif depth:
            sent.append(Sent(text, _in_order(text, values)))
        return execute(text, values, many, context)

    return listen


def _in_order(text: str, values: Sequence[Any] | Mapping[str, Any] | None) -> tuple[Any, ...]:
    """The values as they stand in the text, one for each place."""
    if isinstance(values, Mapping):
        return tuple(values[name] for name in _PLACE.findall(text) if name)
    return tuple(values or ())


class _Fresh:
    """The variables of the script: the same one wherever the same new value stood."""

    def __init__(self) -> None:
        self._names: dict[tuple[Any, Any], str] = {}

    def name(self, mine: Any, its: Any) -> str:
        return self._names.setdefault((mine, its), f"v{len(self._names)}")

    def made(self) -> str:
        """The statement that makes them; ids grow with time, as ours do."""
        parts = [
            f"uuidv7() AS {name}" if isinstance(mine, UUID) else f"replace(gen_random_uuid()::text, '-', '') AS {name}"
            for (mine, _), name in self._names.items()
        ]
        return f"SELECT {', '.join(parts)} \\gset" if parts else ""


def _written(mine: Sent, its: Sent, fresh: _Fresh) -> str:
    pairs = iter(zip(mine.values, its.values, strict=True))

    def value(found: re.Match[str]) -> str:
        if found.group() == "%%":
            return "%"
        first, second = next(pairs)
        if first != second and isinstance(first, UUID | str):
            return f":{fresh.name(first, second)}"
        return _literal(first)

    return _PLACE.sub(value, mine.text)


def _literal(value: Any) -> str:
    """The value as SQL. Raises ValueError for one that pgbench would take for a variable of its own."""
    written = sql.Literal(value).as_string(connection.connection)
    if _TAKEN_FOR_A_VARIABLE.search(written):
        raise ValueError(f"pgbench takes what stands after the colon for a variable: {written[:200]}")
    return written
