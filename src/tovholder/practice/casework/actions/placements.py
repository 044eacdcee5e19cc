"""Placements outside the home (anbringelse)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.families.models import Child, Home, HomeKind, Residence
from tovholder.practice.casework.actions.telling import passed_over, tell
from tovholder.practice.casework.models import Placement
from tovholder.practice.casework.queries import placement_at


def start_placement(
    children: Sequence[Child],
    *,
    home: Home | None = None,
    forced: bool = False,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> list[Placement]:
    """Record that these children were placed outside their home: one line about them all.

    `forced` is without consent (Barnets lov § 47). A placement that ran is followed by the new one. The other
    children of the household are passed over. Without `home` they share a placement nothing is known of yet.
    """
    with open_book(at=at, by=by) as book:
        if home is None:
            home = book.add(Home(kind=HomeKind.PLACEMENT))
        begun = [_place(book, child, home, forced=forced, starts_at=happened_at) for child in children]
        tell(
            book,
            EventKind.PLACEMENT_STARTED,
            children,
            happened_at=happened_at,
            facts={"forced": forced, "placements": [str(placement.pk) for placement in begun]},
            passed_over=passed_over(children, at=happened_at),
        )
    return begun


def end_placement(
    child: Child, *, return_home: bool = False, happened_at: datetime, at: datetime, by: Author
) -> Placement | None:
    """Record that the child's placement ended, perhaps with the return home; None when we knew of none."""
    with open_book(at=at, by=by) as book:
        ended = placement_at(child, at=happened_at)
        if ended is not None:
            _end(book, ended, happened_at, return_home=return_home)
        facts = {"return_home": return_home, "placement": str(ended.pk) if ended else None}
        tell(book, EventKind.PLACEMENT_ENDED, [child], happened_at=happened_at, facts=facts)
    return ended


def _place(book: Book, child: Child, home: Home, *, forced: bool, starts_at: datetime) -> Placement:
    """Fit a placement among the child's others: it ends the one it follows, and ends where that or the next did."""
    before = placement_at(child, at=starts_at)
    after = Placement.objects.filter(child=child, starts_at__gt=starts_at).order_by("starts_at").first()
    placement = Placement(child=child, home=home, forced=forced, starts_at=starts_at)
    if before is not None:
        placement.ends_at, placement.return_home = before.ends_at, before.return_home
    elif after is not None:
        placement.ends_at = after.starts_at
    stays = before is not None and before.home_id == home.pk
    placement.residence = before.residence if before is not None and stays else _residence(book, placement)
    if before is not None:
        _end(book, before, starts_at, return_home=False, moves_out=not stays)
    return book.add(placement)


def _residence(book: Book, placement: Placement) -> Residence | None:
    """The child lives in the placement beside its own home; None where it lives there already."""
    starts = danish_day(placement.starts_at)
    ends = None if placement.ends_at is None else danish_day(placement.ends_at)
    lived = Residence.objects.filter(child=placement.child, home=placement.home).order_by("starts").last()
    if lived is not None and lived.ends is None:
        return None
    if lived is not None and lived.ends is not None:
        starts = max(starts, lived.ends)
    return book.add(
        Residence(child=placement.child, home=placement.home, starts=starts, ends=_at_least_a_day(starts, ends))
    )


def _end(book: Book, placement: Placement, ends_at: datetime, *, return_home: bool, moves_out: bool = True) -> None:
    placement.ends_at, placement.return_home = ends_at, return_home
    book.change(placement, "ends_at", "return_home")
    lived = placement.residence
    if moves_out and lived is not None:
        lived.ends = _at_least_a_day(lived.starts, danish_day(ends_at))
        book.change(lived, "ends")


def _at_least_a_day(starts: date, ends: date | None) -> date | None:
    """Residences are counted in days: one that ends on its first day lasts until the next."""
    return None if ends is None else max(ends, starts + timedelta(days=1))
