"""Taking a child into the record, known or not; and CPR numbers, which are sealed and never judged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from tovholder.core.time.ages import birthday
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.cpr import birth_date_in, cleaned_cpr
from tovholder.foundation.families.models import Adult, Child
from tovholder.foundation.families.sealing import lookup_print, seal, unseal

OF_AGE = 18
ADULT_KNOWN = "grown-up's birth date known"  # no clock reads it


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


def know_adult(book: Book, adult: Adult, *, children: Iterable[UUID], birth_date: date | None, cpr: str = "") -> None:
    """Write down when a grown-up was born, and the CPR number when it is given; part of a deed about their children.

    Without a birth date it is the one the number says. Raises NotACprNumber when there are not ten digits.
    """
    if cpr:
        set_cpr(adult, cpr)
    adult.birth_date = birth_date or (birth_date_in(cleaned_cpr(cpr)) if cpr else None)
    book.change(adult, "birth_date", "cpr_sealed", "cpr_index")
    facts = {"adult": str(adult.pk), "birth_date": adult.birth_date.isoformat() if adult.birth_date else None}
    book.line(ADULT_KNOWN, about=children, happened_at=book.at, facts=facts | {"cpr": bool(cpr)})


def set_cpr(person: Child | Adult, cpr: str) -> None:
    """Seal the number on the person, not yet saved. Raises NotACprNumber when there are not ten digits."""
    digits = cleaned_cpr(cpr)
    kind = "child" if isinstance(person, Child) else "adult"
    person.cpr_sealed = seal(digits, place=f"{kind}:{person.pk}")
    person.cpr_index = lookup_print(digits)


def cpr_of(person: Child) -> str:
    """The ten digits, or an empty text. Show them only where somebody asked to see them."""
    return unseal(person.cpr_sealed, place=f"child:{person.pk}") if person.cpr_sealed else ""
