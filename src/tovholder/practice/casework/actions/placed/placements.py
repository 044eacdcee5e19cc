"""Placements outside the home (anbringelse)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.families.models import Child, Home, HomeKind, Residence
from tovholder.foundation.families.queries import hold_still
from tovholder.foundation.organisation.queries import the_municipality
from tovholder.practice.casework.actions.telling import passed_over, tell
from tovholder.practice.casework.kinds import CHILDRENS_HOMES, NETWORK_FAMILY
from tovholder.practice.casework.models import Basis, Decision, EndReason, NetworkApproval, Placement, Siblings
from tovholder.practice.casework.queries import has_ended, placement_after, placement_at, stays_in

PLACEMENT_CHANGED = "placement changed"  # no clock reads it
CHANGEABLE = ("kind", "municipality", "siblings", "siblings_because", "planned_end", "price_month")


class AlreadyPlaced(ValueError):
    """Somebody wrote the very same placement first; the message says so to the person."""


class AlreadyEnded(ValueError):
    """Somebody ended the placement first; the message says so to the person."""


@dataclass(frozen=True)
class PlacementTerms:
    """What a placement rests on and what is agreed about it: kind of place, until when, at what price (kroner a month).

    `kind` is a code of the dated list placement_type; `municipality` the one the place lies in.
    """

    kind: str = ""
    basis: Basis | None = None
    decision: Decision | None = None
    approval: NetworkApproval | None = None
    municipality: str = ""
    siblings: Siblings | None = None
    siblings_because: str = ""
    planned_end: date | None = None
    price_month: Decimal | None = None
    renewal_due: date | None = None

    @property
    def forced(self) -> bool:
        """Whether it rests on another's decision than the family's consent."""
        return self.basis not in (None, Basis.CONSENT)

    def as_fields(self) -> dict[str, Any]:
        """The fields of the record; what is not known is left empty."""
        texts = {"basis": self.basis or "", "siblings": self.siblings or ""}
        return {each.name: getattr(self, each.name) for each in fields(self)} | texts


NO_TERMS = PlacementTerms()


def start_placement(
    children: Sequence[Child],
    *,
    home: Home | None = None,
    forced: bool = False,
    terms: PlacementTerms = NO_TERMS,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> list[Placement]:
    """Record that these children were placed outside their home: one line about them all.

    `forced` is without consent (Barnets lov § 47). A placement that ran is followed by the new one. The other
    children of the household are passed over. Without `home` they share a placement nothing is known of yet.
    Raises AlreadyPlaced where another person has written the same of one of them.
    """
    forced = forced or terms.forced
    around = passed_over(children, at=happened_at)
    with open_book(at=at, by=by) as book:
        hold_still([*(child.pk for child in children), *around])
        if home is None or home._state.adding:  # a place nobody has heard of before
            home = book.add(home or Home(kind=HomeKind.PLACEMENT))
        begun = [_place(book, child, home, forced=forced, terms=terms, starts_at=happened_at) for child in children]
        facts: dict[str, Any] = {"forced": forced, "placements": [str(placement.pk) for placement in begun]}
        if terms.basis:
            facts["basis"] = terms.basis.value
        if terms.kind:
            facts |= {"place_kind": terms.kind, "network": terms.kind == NETWORK_FAMILY}
        if terms.kind in CHILDRENS_HOMES:
            facts["childrens_home_elsewhere"] = elsewhere(terms.municipality)
        if terms.renewal_due:
            facts["renewal_due"] = terms.renewal_due.isoformat()
        tell(book, EventKind.PLACEMENT_STARTED, children, happened_at=happened_at, facts=facts, passed_over=around)
    return begun


def elsewhere(municipality: str) -> bool:
    """Whether that is another municipality than this one; what nobody has written is not."""
    written = municipality.casefold().removesuffix("kommune").strip()
    return bool(written) and written != the_municipality().name.casefold().removesuffix("kommune").strip()


def change_placement(placement: Placement, *, terms: PlacementTerms, at: datetime, by: Author) -> None:
    """What is known or agreed about a placement changes; the place and the ground it rests on do not."""
    with open_book(at=at, by=by) as book:
        before = {name: getattr(placement, name) for name in CHANGEABLE}
        changed = [name for name in CHANGEABLE if terms.as_fields()[name] != before[name]]
        for name in changed:
            setattr(placement, name, terms.as_fields()[name])
        if changed:
            book.change(placement, *changed)
        was = {name: str(before[name] or "") for name in changed}
        facts = {"placement": str(placement.pk), "was": was}
        tell(book, PLACEMENT_CHANGED, [placement.child], happened_at=at, facts=facts)


def end_placement(
    child: Child,
    placement: Placement | None = None,
    *,
    return_home: bool = False,
    return_until: date | None = None,
    because: EndReason | None = None,
    words: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> Placement | None:
    """Record that the child's placement ended, perhaps with the return home; None when we knew of none.

    `return_until` is the last day of the period of return (hjemgivelsesperiode), at most 6 months (Barnets lov § 100).
    `placement` is the one somebody has before them: raises AlreadyEnded when another person ended it in the meantime.
    """
    with open_book(at=at, by=by) as book:
        hold_still([child.pk])
        if placement is not None and has_ended(placement):
            raise AlreadyEnded(
                "En anden har lige afsluttet anbringelsen. Hent siden igen for at se, hvad der er skrevet."
            )
        ended = placement_at(child, at=happened_at)
        if ended is not None:
            ended.return_until, ended.ended_because, ended.ended_words = return_until, because or "", words
            told = ("return_until", "ended_because", "ended_words")
            end_in(book, ended, happened_at, return_home=return_home, also=told)
        facts: dict[str, Any] = {"return_home": return_home, "placement": str(ended.pk) if ended else None}
        if return_until:
            facts["return_period_until"] = return_until.isoformat()
        if because:
            facts["because"] = str(because)
        tell(book, EventKind.PLACEMENT_ENDED, [child], happened_at=happened_at, facts=facts)
    return ended


def _place(
    book: Book, child: Child, home: Home, *, forced: bool, terms: PlacementTerms, starts_at: datetime
) -> Placement:
    """Fit a placement among the child's others: it ends the one it follows, and ends where that or the next did."""
    before = placement_at(child, at=starts_at)
    after = placement_after(child, at=starts_at)
    placement = Placement(child=child, home=home, forced=forced, starts_at=starts_at, **terms.as_fields())
    if any(other is not None and _is_the_same(other, placement) for other in (before, after)):
        words = "En anden har lige skrevet, at barnet er anbragt der fra den dag. Hent siden igen for at se det."
        raise AlreadyPlaced(words)
    if before is not None:
        placement.ends_at, placement.return_home = before.ends_at, before.return_home
    elif after is not None:
        placement.ends_at = after.starts_at
    stays = before is not None and before.home_id == home.pk
    placement.residence = before.residence if before is not None and stays else _residence(book, placement)
    if before is not None:
        end_in(book, before, starts_at, return_home=False, moves_out=not stays)
    return book.add(placement)


def _is_the_same(one: Placement, other: Placement) -> bool:
    """Whether both say the same place by name and address, of the same kind and ground, from the same day."""
    same_day = danish_day(one.starts_at) == danish_day(other.starts_at)
    if not same_day or (one.kind, one.basis) != (other.kind, other.basis):
        return False
    homes = [each.home for each in (one, other) if each.home is not None and each.home.name]
    return len(homes) == 2 and len({(home.name.casefold(), home.address.casefold()) for home in homes}) == 1


def _residence(book: Book, placement: Placement) -> Residence | None:
    """The child lives in the placement beside its own home; None where it lives there already."""
    starts = danish_day(placement.starts_at)
    ends = None if placement.ends_at is None else danish_day(placement.ends_at)
    lived = stays_in(placement.child, placement.home) if placement.home is not None else []
    free = _free_days(lived, starts, _at_least_a_day(starts, ends))
    if free is None:
        return None
    return book.add(Residence(child=placement.child, home=placement.home, starts=free[0], ends=free[1]))


def _free_days(lived: Sequence[Residence], starts: date, ends: date | None) -> tuple[date, date | None] | None:
    """Of these days the first run on which the child is not written as living there; None where there is none.

    `lived` is in order, the earliest first. A stay told late can lie before one that is written already.
    """
    for stay in lived:
        if stay.starts > starts:
            return starts, stay.starts if ends is None else min(ends, stay.starts)
        if stay.ends is None:
            return None
        starts = max(starts, stay.ends)
        if ends is not None and ends <= starts:
            return None
    return starts, ends


def end_in(
    book: Book,
    placement: Placement,
    ends_at: datetime,
    *,
    return_home: bool,
    moves_out: bool = True,
    also: tuple[str, ...] = (),
) -> None:
    """End a placement and the child's living there. `also` are fields already set, written with it."""
    placement.ends_at, placement.return_home = ends_at, return_home
    book.change(placement, "ends_at", "return_home", *also)
    lived = placement.residence
    if moves_out and lived is not None:
        lived.ends = _at_least_a_day(lived.starts, min(filter(None, [lived.ends, danish_day(ends_at)])))
        book.change(lived, "ends")


def _at_least_a_day(starts: date, ends: date | None) -> date | None:
    """Residences are counted in days: one that ends on its first day lasts until the next."""
    return None if ends is None else max(ends, starts + timedelta(days=1))
