"""Who gets a decision in writing: each party, and who speaks for one (partsrepræsentant)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from tovholder.foundation.families.models import Child
from tovholder.practice.decisions.models import LettersTo
from tovholder.practice.decisions.parties import Party


@dataclass(frozen=True)
class Addressee:
    """Somebody a letter about the decision goes to. `person` is whose letter it is: the party, also when another reads.

    `address` and `name` are the representative's own where there is one.
    """

    person: UUID
    name: str
    role: str
    relation: str
    born: date | None = None
    is_child: bool = False
    read_together: bool = False
    represents: str = ""
    address: str = ""


# What is read of a representative beside its id.
REPRESENTATIVE = ("person", "name", "address", "letters_to")


@dataclass(frozen=True)
class Speaking:
    """Who speaks for a party today (REPRESENTATIVE-8), as far as a letter needs it."""

    id: UUID
    person: UUID
    name: str
    address: str
    letters_to: str

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Speaking:
        """From the rows beside a decision."""
        rest = {name: row[name] for name in ("name", "address", "letters_to")}
        return cls(id=UUID(row["id"]), person=UUID(row["person"]), **rest)


def addressees(parties: Iterable[Party], representatives: Iterable[Speaking], *, child: Child) -> list[Addressee]:
    """Whom the letters go to: each party, or who stands in their place, and who reads along. Forvaltningsloven § 8."""
    speaks = {each.person: each for each in representatives}
    return [each for party in parties for each in _of_party(party, speaks.get(party.id), child)]


def _of_party(party: Party, speaks: Speaking | None, child: Child) -> Iterator[Addressee]:
    if speaks is None or speaks.letters_to == LettersTo.ALSO:
        yield Addressee(
            person=party.id,
            name=party.name,
            role=str(party.role),
            relation=party.relation,
            born=child.birth_date if party.is_child else None,
            is_child=party.is_child,
            read_together=party.read_together,
        )
    if speaks is not None:
        words = _("partsrepræsentant for %s") % party.name
        yield Addressee(
            # In the party's place the letter is the party's own, and the time to complain runs from it.
            person=party.id if speaks.letters_to == LettersTo.INSTEAD else speaks.id,
            name=speaks.name,
            role=words[:100],
            relation=words,
            represents=party.name,
            address=speaks.address,
        )
