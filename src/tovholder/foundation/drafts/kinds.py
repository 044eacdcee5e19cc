"""Which forms keep drafts, and which page each of them stands on. Every room names its own."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse


@dataclass(frozen=True)
class DraftKind:
    """A form whose text is kept while it is written: its name in addresses, in Danish, and its page.

    `page` is the name of an address that takes the id of the thing as its only argument.
    """

    form: str
    danish: str
    page: str

    def address(self, about: UUID) -> str:
        """The page on which the writing goes on."""
        return reverse(self.page, args=[about])


_KINDS: dict[str, DraftKind] = {}


def keeps_drafts(form: str, *, danish: str, page: str) -> DraftKind:
    """Name a form that keeps drafts; said once, beside the form's views. Raises ValueError for a name in use."""
    kind = DraftKind(form, danish, page)
    if _KINDS.setdefault(form, kind) != kind:
        raise ValueError(f"Kladder af formen »{form}« er allerede en anden side.")
    return kind


def kind_of(form: str) -> DraftKind | None:
    """The form of that name; None for one nobody has named."""
    return _KINDS.get(form)
