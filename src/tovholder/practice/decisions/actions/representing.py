"""A party lets somebody speak for them or go with them (partsrepræsentant). Forvaltningsloven § 8."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.actions.telling import happening, tell
from tovholder.practice.decisions.models import PartyRepresentative

# No clock reads these words: it is a right without a limit (REPRESENTATIVE-8).
NAMED, ENDED = "party representative named", "party representative no more"


class AlreadyRepresented(ValueError):
    """The party has a representative in that time; the message says so to the person."""


def name_representative(
    child: Child, told: Mapping[str, Any], *, happened_at: datetime, at: datetime, by: Author
) -> PartyRepresentative:
    """A party named somebody: who, with what mandate, for what, from when. `told` are columns of the record.

    Raises AlreadyRepresented; somebody new takes over when the first has an end.
    """
    try:
        with open_book(at=at, by=by) as book:
            named = happening(book, PartyRepresentative, child, happened_at=happened_at, **told)
            facts = {"representative": str(named.pk), "person": str(named.person), "letters_to": str(named.letters_to)}
            tell(book, NAMED, [child], happened_at=happened_at, facts=facts)
    except IntegrityError as error:
        if "one_representative_of_a_party_at_a_time" not in str(error):
            raise
        raise AlreadyRepresented("Parten har allerede en repræsentant i den tid. Afslut den først.") from None
    return named


def end_representation(named: PartyRepresentative, *, ends: date, at: datetime, by: Author) -> None:
    """From `ends` on nobody speaks for the party, or somebody else does; letters go to the party alone."""
    with open_book(at=at, by=by) as book:
        named.ends = ends
        book.change(named, "ends")
        facts = {"representative": str(named.pk), "until": ends.isoformat()}
        tell(book, ENDED, [named.child], happened_at=at, facts=facts)
