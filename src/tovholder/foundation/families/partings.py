"""Who no longer belongs to a child, and who does instead: a parent dies, a child is adopted. Parts of a deed.

Give them the deed's open book; the deed writes the line and recounts the clocks at its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.belonging import tie_adult
from tovholder.foundation.families.models import Adult, Child, Residence, Tie
from tovholder.foundation.families.siblings import PARENTS


@dataclass(frozen=True)
class NewParent:
    """An adoptive parent: the name, and what they are to the child (a code of TieKind)."""

    name: str
    kind: str


@dataclass(frozen=True)
class LeftBehind:
    """The living children an adult was tied to when it died: those it was a parent of, and the others."""

    of_a_parent: list[Child]
    others: list[Child]


def record_adult_death(book: Book, adult: Adult, *, died_on: date) -> LeftBehind:
    """The adult has died: custody and living there end that day; the children it leaves, the oldest first.

    Nothing is deleted. A tie or a stay that began that very day lasts until the next.
    """
    adult.died_on = died_on
    book.change(adult, "died_on")
    ties = list(Tie.objects.on(died_on).filter(adult=adult).select_related("child"))
    for tie in ties:
        _end(book, tie, died_on)
    for lives in Residence.objects.on(died_on).filter(adult=adult):
        _end(book, lives, died_on)
    living = [tie for tie in ties if tie.child.died_on is None]
    mine = {tie.child_id: tie.child for tie in living if tie.kind in PARENTS}
    near = {tie.child_id: tie.child for tie in living if tie.child_id not in mine}
    return LeftBehind(_by_age(mine.values()), _by_age(near.values()))


def adopt(book: Book, child: Child, *, parents: Sequence[NewParent], name: str = "", adopted_on: date) -> list[Adult]:
    """The child has new parents with custody from that day; what tied it to those before ends. Its own history stays.

    A step-parent who adopts is named among the new parents; the parent the child stays with is named too.
    """
    before = list(Tie.objects.on(adopted_on).filter(child=child).select_related("adult"))
    known = {tie.adult.name.casefold(): tie.adult for tie in before}
    for tie in before:
        _end(book, tie, adopted_on)
    # The exclusion constraint is looked at row by row: the old periods have to be put down as ended first.
    book.put_down()
    adults, starts = [], max([adopted_on, *(tie.ends for tie in before if tie.ends)])
    for parent in parents:
        adult = known.get(parent.name.casefold()) or book.add(Adult(name=parent.name[:300]))
        tie_adult(book, child, adult, kind=parent.kind, custody=True, starts=starts)
        adults.append(adult)
    if name:
        child.name = name[:300]
        book.change(child, "name")
    return adults


def _by_age(children: Iterable[Child]) -> list[Child]:
    return sorted(children, key=lambda child: (child.birth_date or date.max, child.pk))


def _end(book: Book, period: Tie | Residence, day: date) -> None:
    period.ends = max(day, period.starts + timedelta(days=1))
    book.change(period, "ends")
