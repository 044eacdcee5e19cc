"""Who might this child be? Suggestions with their reasons; nothing is matched by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tovholder.foundation.families.models import Child


@dataclass(frozen=True)
class Candidate:
    """A known child it might be, and why we think so; `exact` when the CPR number is the same."""

    child: Child
    exact: bool
    because: tuple[str, ...]


def candidates_for(
    *,
    name: str = "",
    birth_date: date | None = None,
    address: str = "",
    cpr: str = "",
    but_not: UUID | None = None,
    most: int = 10,
) -> list[Candidate]:
    """The child with this CPR number, or else those like it by name, birth date and address, likeliest first.

    Across all units (intake may look, logged by the page): note the reading of the list.
    """
    raise NotImplementedError
