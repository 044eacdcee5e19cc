"""Who wrote a line, and in which post."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Author:
    """The hand behind a deed, as ids: the chronicle stands below the people it names.

    Both are None when nobody was logged in: the public form, another system, the program itself.
    """

    user_id: UUID | None = None
    post_id: UUID | None = None
    unit_id: UUID | None = None


NOBODY_LOGGED_IN = Author()
