"""Who gets a decision in writing: each party, and who speaks for one (partsrepræsentant)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from tovholder.foundation.letters.recipients import Addressee
from tovholder.foundation.ui.language import as_read
from tovholder.practice.decisions.models import LettersTo
from tovholder.practice.decisions.parties import Party, Role


@dataclass(frozen=True)
class PartyRecipient:
    """Somebody a letter about the decision goes to. `person` is whose letter it is: the party, also when another reads.

    Who represents a party stands outside our records, with an address of their own.
    """

    person: UUID
    to: Addressee
    role: str
    relation: str
    read_together: bool = False
    represents: str = ""

    @property
    def asks_custody(self) -> bool:
        """Nobody has written whether this parent has custody: that is found out before anything is sent to them."""
        return self.role == Role.CUSTODY_UNKNOWN

    @property
    def name(self) -> str:
        """Who reads it."""
        return self.to.name

    @property
    def shown_relation(self) -> str:
        """How they belong to the child, and what they are in the matter."""
        relation, role = as_read(self.relation), as_read(self.role)
        return relation if role == relation else f"{relation} ({role})"

    @property
    def is_child(self) -> bool:
        """The child itself."""
        return self.to.child is not None


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


def addressees(parties: Iterable[Party], representatives: Iterable[Speaking]) -> list[PartyRecipient]:
    """Whom the letters go to: each party, or who stands in their place, and who reads along. Forvaltningsloven § 8."""
    speaks = {each.person: each for each in representatives}
    return [each for party in parties for each in _of_party(party, speaks.get(party.id))]


def _of_party(party: Party, speaks: Speaking | None) -> Iterator[PartyRecipient]:
    if speaks is None or speaks.letters_to == LettersTo.ALSO:
        to = Addressee(party.name, child=party.id) if party.is_child else Addressee(party.name, adult=party.id)
        yield PartyRecipient(party.id, to, str(party.role), party.relation, read_together=party.read_together)
    if speaks is not None:
        words = _("partsrepræsentant for %s") % party.name
        yield PartyRecipient(
            # In the party's place the letter is the party's own, and the time to complain runs from it.
            person=party.id if speaks.letters_to == LettersTo.INSTEAD else speaks.id,
            to=Addressee(speaks.name, speaks.address),
            role=words[:100],
            relation=words,
            represents=party.name,
        )
