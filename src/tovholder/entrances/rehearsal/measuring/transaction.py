"""The very statements a deed sends for one notification, in and out of transactions, as a script for pgbench.

The deed is done until two in a row send the same statements: what is remembered for some seconds may be read anew in
one of them. What is the same both times is a constant; what differs (ids, the receipt, the key) must be new every time,
and pgbench is handed new ones by the database.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg import sql
from psycopg.pq import TransactionStatus
from psycopg.types.json import Jsonb

_PLACE = re.compile(r"%%|%s|\$(\d+)|%\((\w+)\)s")
_TAKEN_FOR_A_VARIABLE = re.compile(r"(?<!:):[A-Za-z_]")  # also inside a text; two colons are a cast


@dataclass(frozen=True)
class Sent:
    """One statement as the deed sent it."""

    text: str
    values: tuple[Any, ...] = ()


BEGIN, COMMIT = Sent("BEGIN"), Sent("COMMIT")
_OF_A_TRANSACTION = {"SAVEPOINT": BEGIN, "RELEASE": COMMIT}
MOST_TRIES = 6


def same_transaction(deed: Callable[[int], None]) -> str:
    """The script: what `deed` sends. It is called with 1, 2 and so on, for several of one kind, and is really done.

    Raises ValueError where no two in a row are alike.
    """
    one, other = _alike(deed)
    fresh = _Fresh()
    lines = [_written(mine, its, fresh) for mine, its in zip(one, other, strict=True)]
    return "\n".join([fresh.made(), *(f"{line};" for line in lines), ""])


def _alike(deed: Callable[[int], None]) -> tuple[list[Sent], list[Sent]]:
    for one, other in pairwise(_sent_by(deed, number) for number in range(1, MOST_TRIES + 1)):
        if [sent.text for sent in one] == [sent.text for sent in other]:
            return one, other
    raise ValueError("The deed never sent the same statements twice in a row.")


def _sent_by(deed: Callable[[int], None], number: int) -> list[Sent]:
    sent: list[Sent] = []
    with connection.execute_wrapper(_listener(sent)), _hearing_commits(sent):
        deed(number)
    return sent


def _listener(sent: list[Sent]) -> Callable[..., Any]:
    """Notes each statement, and the BEGIN the driver sends before the first one of a transaction.

    Inside somebody else's transaction (a test's) the deed's own is a savepoint.
    """

    def listen(execute: Callable[..., Any], text: str, values: Any, many: bool, context: Any) -> Any:
        word = text.split(None, 1)[0].upper()
        if word in _OF_A_TRANSACTION:
            sent.append(_OF_A_TRANSACTION[word])
        else:
            if not connection.connection.autocommit and _is_idle():
                sent.append(BEGIN)
            sent.append(Sent(text, _in_order(text, values)))
        return execute(text, values, many, context)

    return listen


@contextmanager
def _hearing_commits(sent: list[Sent]) -> Iterator[None]:
    wrapper: Any = connection
    commit = wrapper._commit

    def heard() -> Any:
        if not _is_idle():
            sent.append(COMMIT)
        return commit()

    wrapper._commit = heard
    try:
        yield
    finally:
        del wrapper._commit


def _is_idle() -> bool:
    return bool(connection.connection.info.transaction_status == TransactionStatus.IDLE)


def _in_order(text: str, values: Sequence[Any] | Mapping[str, Any] | None) -> tuple[Any, ...]:
    """The values as they stand in the text, one for each place."""
    if isinstance(values, Mapping):
        return tuple(values[name] for _, name in _PLACE.findall(text) if name)
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
    pairs = list(zip(mine.values, its.values, strict=True))
    in_turn = iter(pairs)

    def value(found: re.Match[str]) -> str:
        if found.group() == "%%":
            return "%"
        first, second = pairs[int(found[1]) - 1] if found[1] else next(in_turn)
        if first != second and isinstance(first, UUID | str):
            return f":{fresh.name(first, second)}"
        return _literal(first)

    return _PLACE.sub(value, mine.text)


def _literal(value: Any) -> str:
    """The value as SQL. Raises ValueError for one that pgbench would take for a variable of its own."""
    if isinstance(value, Jsonb):
        value = Jsonb(value.obj)  # with a space after each colon, which is no variable then
    written = sql.Literal(value).as_string(connection.connection)
    if _TAKEN_FOR_A_VARIABLE.search(written):
        raise ValueError(f"pgbench takes what stands after the colon for a variable: {written[:200]}")
    return written
