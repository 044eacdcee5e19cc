"""The grown-ups around a child: taken into the record, put right, and no longer around the child."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day, moment_on
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.actions import (
    end_tie,
    home_at,
    know_adult,
    move_in,
    move_out,
    set_custody,
    tie_adult,
)
from tovholder.foundation.families.models import Adult, Child, HomeKind, Residence, Tie, TieKind
from tovholder.foundation.families.queries import hold_still
from tovholder.foundation.families.siblings import PARENTS
from tovholder.practice.casework.actions.child.representatives import representative_leaves
from tovholder.practice.casework.actions.telling import tell

# No clock reads them.
PUT_RIGHT, MOVED, ADDRESS_KNOWN = "grown-up put right", "grown-up moved", "grown-up's address known"


def take_in_grown_up(
    adult: Adult,
    *,
    children: Sequence[Child],
    kind: str,
    custody: bool | None = None,
    phone: str = "",
    birth_date: date | None = None,
    cpr: str = "",
    lives_here: bool = False,
    at: datetime,
    by: Author,
) -> Adult:
    """Write a grown-up down as belonging to these children (relation): one known already, or a new record.

    A parent belongs to the child from its birth (of one expected: from the pregnancy), anybody else from today.
    A child they belong to already is passed over. One clock reads it: that of an unaccompanied child without a
    representative (ASYLUM-REP). Raises NotACprNumber.
    """
    today = danish_day(at)
    with open_book(at=at, by=by) as book:
        hold_still([child.pk for child in children])
        is_new = adult._state.adding
        if is_new:
            adult.phone = phone
            book.add(adult)
        elif phone:
            _put_right(book, adult, [child.pk for child in children], name=adult.name, phone=phone)
        known = set() if is_new else set(Tie.objects.on(today).filter(adult=adult).values_list("child", flat=True))
        new = [child for child in children if child.pk not in known]
        for child in new:
            tie_adult(book, child, adult, kind=kind, custody=custody, starts=_since(child, adult, kind, today))
        if kind == TieKind.REPRESENTATIVE and new:
            tell(book, EventKind.REPRESENTATIVE_REGISTERED, new, happened_at=at, facts={"adult": str(adult.pk)})
        for child in children:
            if lives_here:
                _live_with(book, child, adult, today)
        if birth_date or cpr:
            know_adult(book, adult, children=[child.pk for child in children], birth_date=birth_date, cpr=cpr)
    return adult


def know_grown_up(
    adult: Adult,
    *,
    name: str = "",
    phone: str = "",
    birth_date: date | None,
    cpr: str = "",
    at: datetime,
    by: Author,
) -> None:
    """Write down who a grown-up is and when they were born; without a date the one the CPR number says, if given.

    A name left empty stays. One line about every child they are tied to that day. No clock reads it.
    Raises NotACprNumber.
    """
    children = sorted(set(Tie.objects.on(danish_day(at)).filter(adult=adult).values_list("child", flat=True)))
    with open_book(at=at, by=by) as book:
        _put_right(book, adult, children, name=name or adult.name, phone=phone)
        if cpr or birth_date != adult.birth_date:
            know_adult(book, adult, children=children, birth_date=birth_date, cpr=cpr)


def change_custody(tie: Tie, *, custody: bool, starts: date, at: datetime, by: Author) -> None:
    """The grown-up has custody of the child from that day on, or has it no longer (forældremyndighed)."""
    with open_book(at=at, by=by) as book:
        set_custody(book, tie, custody=custody, starts=starts)


def move_grown_up(
    adult: Adult, *, address: str = "", secret: bool = False, moved_on: date, at: datetime, by: Author
) -> None:
    """From that day the grown-up lives at the address, and no longer where they lived; without one nobody knows where.

    One line about every child they are tied to that day; it does not say where. An address written for who stood
    with none, or with that one, is no move. No clock reads it.
    """
    children = sorted(set(Tie.objects.on(moved_on).filter(adult=adult).values_list("child", flat=True)))
    with open_book(at=at, by=by) as book:
        hold_still(children)
        home = home_at(book, address, secret=secret) if address.strip() else None
        lives = Residence.objects.on(moved_on).filter(adult=adult, home__kind=HomeKind.FAMILY)
        left = [each for each in lives if home is None or each.home_id != home.pk]
        for each in left:
            if each.starts < moved_on:
                move_out(book, each, ends=moved_on)
        if home is not None and len(left) == len(lives):
            move_in(book, home, adult=adult, starts=moved_on)
        facts = {"adult": str(adult.pk), "moved_on": moved_on.isoformat()}
        deed = MOVED if left or home is None else ADDRESS_KNOWN
        book.line(deed, about=children, happened_at=at, facts=facts)


def leave_child(tie: Tie, *, ends: date, at: datetime, by: Author) -> None:
    """The grown-up does not belong to the child from that day on; who was written down by mistake, too."""
    with open_book(at=at, by=by) as book:
        end_tie(book, tie, ends=ends)
        if tie.kind == TieKind.REPRESENTATIVE:
            representative_leaves(book, tie, ends=ends, happened_at=min(moment_on(ends, now=at), at))
            recount_duties(book, [tie.child_id])


def _put_right(book: Book, adult: Adult, children: Sequence[UUID], *, name: str, phone: str) -> None:
    if (name, phone) != (adult.name, adult.phone):
        adult.name, adult.phone = name, phone
        book.change(adult, "name", "phone")
        book.line(PUT_RIGHT, about=children, happened_at=book.at, facts={"adult": str(adult.pk)})


def _since(child: Child, adult: Adult, kind: str, today: date) -> date:
    """The day they belong together from: two periods of the same two people never overlap."""
    born = (_its_life(child) or today) if kind in PARENTS else today
    ended: date | None = Tie.objects.filter(child=child.pk, adult=adult.pk).aggregate(last=Max("ends"))["last"]
    return max(min(born, today), ended) if ended else min(born, today)


def _its_life(child: Child) -> date | None:
    """The first day of the child's life; of one that is expected, forty weeks before it is due."""
    if child.birth_date or not child.due_date:
        return child.birth_date
    return child.due_date - timedelta(weeks=40)


def _live_with(book: Book, child: Child, adult: Adult, today: date) -> None:
    homes = Residence.objects.on(today).filter(child=child.pk, home__kind=HomeKind.FAMILY).select_related("home")
    there: set[UUID] = set(Residence.objects.on(today).filter(adult=adult.pk).values_list("home", flat=True))
    there |= {each.home_id for each in book.added(Residence) if each.adult_id == adult.pk}
    for lives in homes:
        if lives.home_id not in there:
            move_in(book, lives.home, adult=adult, starts=today)
            there.add(lives.home_id)
