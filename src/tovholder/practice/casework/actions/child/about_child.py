"""What stands on the child itself is put right, and where it lives is kept up."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from tovholder.core.law.events import EventKind
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.actions import home_at, move_in, move_out, set_cpr, set_protection
from tovholder.foundation.families.cpr import birth_date_in, cleaned_cpr
from tovholder.foundation.families.models import Child, ChildState, HomeKind, Protection, Residence
from tovholder.foundation.families.queries import hold_still
from tovholder.foundation.families.registering import told_of_age
from tovholder.practice.casework.announcements import child_better_known

PUT_RIGHT = "child put right"  # no clock reads it; what a clock reads of the child's age is told beside it
_PLAIN = ("name", "called", "language", "needs_interpreter", "school_or_daycare", "safe_channel")


def put_child_right(
    child: Child,
    *,
    birth_date: date | None = None,
    due_date: date | None = None,
    cpr: str = "",
    protection: str = Protection.NONE,
    at: datetime,
    by: Author,
    **plain: str | bool,
) -> None:
    """Write down what is known of the child now: `plain` are its plain fields. A date or number not given stays;
    without a birth date it is the one the number says. The clocks that follow these dates are counted anew.

    Raises NotACprNumber.
    """
    born = birth_date or child.birth_date or (birth_date_in(cleaned_cpr(cpr)) if cpr else None)
    with open_book(at=at, by=by) as book:
        hold_still([child.pk])
        changed = [name for name in _PLAIN if name in plain and getattr(child, name) != plain[name]]
        for name in changed:
            setattr(child, name, plain[name])
        if cpr:
            set_cpr(child, cpr)
            changed += ["cpr_sealed", "cpr_index"]
        if child.state == ChildState.UNKNOWN and child.name:
            child.state = ChildState.BORN
            changed.append("state")
        if protection != child.protection:
            set_protection(book, child, protection=Protection(protection), since=at)
        if (born, due_date or child.due_date) != (child.birth_date, child.due_date):
            child.minor_until = child.minor_until if born == child.birth_date else None
            child.birth_date, child.due_date = born, due_date or child.due_date
            book.change(child, "birth_date", "due_date", "minor_until")
            book.line(EventKind.CHILD_REGISTERED.value, about=[child.pk], happened_at=at, facts=told_of_age(child))
        if changed:
            book.change(child, *changed)
            told = sorted({"cpr" if name.startswith("cpr_") else name for name in changed})
            book.line(PUT_RIGHT, about=[child.pk], happened_at=at, facts={"fields": told})
        child_better_known.send(sender=Child, book=book, child=child, address_known=False)
        recount_duties(book, [child.pk])


def move_home(
    children: Sequence[Child],
    *,
    address: str = "",
    share: str = "",
    leaves: Collection[UUID] = (),
    moved_on: date,
    at: datetime,
    by: Author,
) -> None:
    """From that day the children live at the address (bopæl), and no longer in the homes they leave.

    A child may live in several homes at once. The home is the one on record when the address is known.
    """
    ids = [child.pk for child in children]
    with open_book(at=at, by=by) as book:
        hold_still(ids)
        lives = Residence.objects.on(moved_on).filter(child__in=ids, home__kind=HomeKind.FAMILY).select_related("home")
        there = {(each.child_id, each.home_id): each for each in lives}
        for (_child, home_id), each in there.items():
            if home_id in leaves and each.starts < moved_on:
                move_out(book, each, ends=moved_on)
        if address.strip():
            home = home_at(book, address)
            for child in children:
                if (child.pk, home.pk) not in there:
                    move_in(book, home, child=child, share=share, starts=moved_on)
                child_better_known.send(sender=Child, book=book, child=child, address_known=True)
        recount_duties(book, ids)
