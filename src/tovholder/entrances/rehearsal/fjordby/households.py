"""The families of Fjordby: who lives where, with whom, and whose custody they are in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.actions import found_home, move_in, register_child, tie_adult
from tovholder.foundation.families.models import Adult, Child, Home, Protection, TieKind
from tovholder.foundation.organisation.models import Post, Unit

MOVED_IN = date(2022, 8, 1)


@dataclass(frozen=True)
class Parent:
    """A grown-up of the household, with or without custody."""

    name: str
    kind: TieKind
    phone: str = ""
    custody: bool = True


@dataclass(frozen=True)
class Household:
    """A home with its children, as it was first written down."""

    home: Home
    children: tuple[Child, ...]
    adults: tuple[Adult, ...]


def settle(
    address: str,
    children: Sequence[tuple[Child, str]],
    parents: Sequence[Parent],
    *,
    at: datetime,
    by: Author,
    secret: bool = False,
    unit: Unit | None = None,
    caseworker: Post | None = None,
) -> Household:
    """Take a household into the record in one deed; each child comes with a CPR number or an empty text."""
    with open_book(at=at, by=by) as book:
        home = found_home(book, address=address, secret=secret)
        adults = tuple(book.add(Adult(name=parent.name, phone=parent.phone)) for parent in parents)
        for adult in adults:
            move_in(book, home, adult=adult, starts=MOVED_IN)
        for child, cpr in children:
            child.unit, child.caseworker = unit, caseworker
            child.protection = Protection.CPR if secret else Protection.NONE
            register_child(book, child, happened_at=at, cpr=cpr)
            starts = max(child.birth_date or MOVED_IN, MOVED_IN)
            move_in(book, home, child=child, starts=starts)
            for parent, adult in zip(parents, adults, strict=True):
                tie_adult(book, child, adult, kind=parent.kind, custody=parent.custody, starts=starts)
        recount_duties(book, [child.pk for child, _ in children])
    return Household(home, tuple(child for child, _ in children), adults)
