"""Where people live and how they belong together: parts of a deed, each with its line.

Give them the deed's open book; the deed recounts the clocks at its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tovholder.core.time.calendar import danish_day, midday
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import (
    Adult,
    Child,
    ChildState,
    Home,
    HomeKind,
    Protection,
    Residence,
    Tie,
)
from tovholder.foundation.families.registering import register_child, set_cpr, told_of_age


def found_home(
    book: Book, *, address: str, name: str = "", kind: HomeKind = HomeKind.FAMILY, secret: bool = False
) -> Home:
    """Take a home into the record. It is about nobody until somebody moves in, so it has no line of its own."""
    return book.add(Home(kind=kind, name=name[:200], address=address[:300], secret=secret))


def home_at(book: Book, address: str, *, secret: bool = False) -> Home:
    """The family's home at that address: the one on record, or taken into the record now."""
    on_record = Home.objects.filter(kind=HomeKind.FAMILY, secret=secret, address_key=folded(address))
    return on_record.order_by("pk").first() or found_home(book, address=address.strip(), secret=secret)


def move_in(
    book: Book,
    home: Home,
    *,
    child: Child | None = None,
    adult: Adult | None = None,
    share: str = "",
    starts: date,
) -> Residence:
    """A child or an adult lives in a home from that day on; a child may live in several (bopæl)."""
    lives = book.add(Residence(home=home, child=child, adult=adult, share=share[:100], starts=starts))
    if child is not None:
        facts = {"home": str(home.pk), "starts": starts.isoformat()}
        book.line("moved in", about=[child.pk], happened_at=_not_after(book, starts), facts=facts)
    return lives


def move_out(book: Book, lives: Residence, *, ends: date) -> None:
    """The last day but one: from `ends` on the person does not live there any more."""
    lives.ends = ends
    book.change(lives, "ends")
    if lives.child_id is not None:
        facts = {"home": str(lives.home_id), "ends": ends.isoformat()}
        book.line("moved out", about=[lives.child_id], happened_at=_not_after(book, ends), facts=facts)


def tie_adult(book: Book, child: Child, adult: Adult, *, kind: str, custody: bool | None = None, starts: date) -> Tie:
    """An adult belongs to a child from that day on (relation), with custody, without it, or nobody knows."""
    tie = book.add(Tie(child=child, adult=adult, kind=kind, custody=custody, starts=starts))
    facts = {"adult": str(adult.pk), "kind": kind, "custody": custody, "starts": starts.isoformat()}
    book.line("tie registered", about=[child.pk], happened_at=_not_after(book, starts), facts=facts)
    return tie


def end_tie(book: Book, tie: Tie, *, ends: date) -> None:
    """The adult belongs to the child no longer, from that day on."""
    tie.ends = ends
    book.change(tie, "ends")
    facts = {"adult": str(tie.adult_id), "ends": ends.isoformat()}
    book.line("tie ended", about=[tie.child_id], happened_at=_not_after(book, ends), facts=facts)


def set_custody(book: Book, tie: Tie, *, custody: bool, starts: date) -> Tie:
    """Custody changes on a day (forældremyndighed): the old period ends there and a new one begins.

    When the tie began that same day the tie itself is put right.
    """
    facts = {"adult": str(tie.adult_id), "custody": custody, "starts": starts.isoformat()}
    book.line("custody set", about=[tie.child_id], happened_at=_not_after(book, starts), facts=facts)
    if tie.starts >= starts:
        tie.custody = custody
        book.change(tie, "custody")
        return tie
    ended_before = tie.ends
    tie.ends = starts
    book.change(tie, "ends")
    # The exclusion constraint is looked at row by row: the old period has to be put down as ended first.
    book.put_down()
    return book.add(
        Tie(
            child_id=tie.child_id,
            adult_id=tie.adult_id,
            kind=tie.kind,
            custody=custody,
            starts=starts,
            ends=ended_before,
        )
    )


@dataclass(frozen=True)
class Born:
    """A child as it was born: the name and the CPR number may come later."""

    name: str = ""
    called: str = ""
    cpr: str = ""


def record_birth(book: Book, unborn: Child, *, born: Sequence[Born], born_at: datetime) -> list[Child]:
    """The unborn child becomes 0..n children. The first keeps the record and its history; the others are its twins.

    None born (stillbirth, the pregnancy ended): the record ends quietly, and nothing is sent to anybody. Twins come
    with the homes and the parents of the first.
    Raises NotACprNumber when a number has not ten digits.
    """
    day = danish_day(born_at)
    if not born:
        unborn.died_on = day
        book.change(unborn, "died_on")
        book.line("child died", about=[unborn.pk], happened_at=born_at, facts={"before_birth": True})
        return []
    several = len(born) > 1
    children = [unborn, *(Child(unit_id=unborn.unit_id, caseworker_id=unborn.caseworker_id) for _ in born[1:])]
    for child, as_born in zip(children, born, strict=True):
        child.name, child.called = as_born.name[:300], as_born.called[:100]
        child.state, child.twin, child.birth_date = ChildState.BORN, several, day
        if child is not unborn:
            register_child(book, child, happened_at=born_at, cpr=as_born.cpr)
            _belongs_like(book, child, unborn, since=day)
            continue
        if as_born.cpr:
            set_cpr(child, as_born.cpr)
        book.change(child, "name", "called", "state", "twin", "birth_date", "cpr_sealed", "cpr_index")
        facts = {"minor_until": None} | told_of_age(child) | {"born": True}
        book.line("child registered", about=[child.pk], happened_at=born_at, facts=facts)
    return children


def _belongs_like(book: Book, twin: Child, first: Child, *, since: date) -> None:
    """A twin lives where the first does, with the same parents."""
    for lives in Residence.objects.on(since).filter(child=first).select_related("home"):
        move_in(book, lives.home, child=twin, share=lives.share, starts=since)
    for tie in Tie.objects.on(since).filter(child=first).select_related("adult"):
        tie_adult(book, twin, tie.adult, kind=tie.kind, custody=tie.custody, starts=since)


def set_protection(book: Book, child: Child, *, protection: Protection, since: datetime) -> None:
    """The child's address must not be shown, or may be again (adressebeskyttelse)."""
    child.protection = protection
    book.change(child, "protection")
    book.line("protection set", about=[child.pk], happened_at=since, facts={"protection": str(protection)})


def _not_after(book: Book, day: date) -> datetime:
    """Noon of the day it was so; never later than it was recorded."""
    return min(midday(day), book.at)
