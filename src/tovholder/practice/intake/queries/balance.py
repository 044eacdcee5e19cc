"""The balance line of Modtagelsen: nothing that came in is lost between the chairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Balance:
    """Children in notifications: received = assessed + waiting. A row moved to the right child counts once."""

    received: int
    assessed: int
    waiting: int

    @property
    def holds(self) -> bool:
        """Whether it adds up."""
        return self.received == self.assessed + self.waiting


def balance(
    *, units: Iterable[UUID] | None = None, since: datetime | None = None, until: datetime | None = None
) -> Balance:
    """The balance of notifications received in [since, until), of some units' queues or of all."""
    raise NotImplementedError
