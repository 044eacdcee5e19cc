"""Taking a child into the record, known or not; and its CPR number, which is sealed and never judged."""

from __future__ import annotations

from datetime import date, datetime

from tovholder.core.time.ages import birthday
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.cpr import cleaned_cpr
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.sealing import lookup_print, seal, unseal

OF_AGE = 18


def register_child(book: Book, child: Child, *, happened_at: datetime, cpr: str = "") -> Child:
    """Take a child into the record, known or not, as part of a deed. A CPR number is sealed, never judged.

    Raises NotACprNumber when there are not ten digits.
    """
    if cpr:
        set_cpr(child, cpr)
    book.add(child)
    book.line("child registered", about=[child.pk], happened_at=happened_at, facts=told_of_age(child))
    return child


def told_of_age(child: Child) -> dict[str, str | None]:
    """What the clocks know of the child's age: the birth date, the day it is awaited, the first day of full age."""
    days = {"minor_until": minor_until(child), "birth_date": child.birth_date, "due_date": child.due_date}
    return {name: day.isoformat() for name, day in days.items() if day is not None}


def minor_until(child: Child) -> date | None:
    """The first day the child is no longer a minor: the 18th birthday, when a birth date is known."""
    if child.minor_until is not None or child.birth_date is None:
        return child.minor_until
    return birthday(child.birth_date, OF_AGE)


def set_cpr(person: Child, cpr: str) -> None:
    """Seal the number on the person, not yet saved. Raises NotACprNumber when there are not ten digits."""
    digits = cleaned_cpr(cpr)
    person.cpr_sealed = seal(digits, place=f"child:{person.pk}")
    person.cpr_index = lookup_print(digits)


def cpr_of(person: Child) -> str:
    """The ten digits, or an empty text. Show them only where somebody asked to see them."""
    return unseal(person.cpr_sealed, place=f"child:{person.pk}") if person.cpr_sealed else ""
