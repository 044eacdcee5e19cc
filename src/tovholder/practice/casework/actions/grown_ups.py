"""What is known of a grown-up, written down on all their children."""

from __future__ import annotations

from datetime import date, datetime

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.actions import know_adult
from tovholder.foundation.families.models import Adult, Tie


def know_grown_up(adult: Adult, *, birth_date: date | None, cpr: str = "", at: datetime, by: Author) -> None:
    """Write down when a grown-up was born. Without a date it is the one the CPR number says, when that is given.

    One line about every child they are tied to that day. No clock reads it. Raises NotACprNumber.
    """
    children = set(Tie.objects.on(danish_day(at)).filter(adult=adult).values_list("child", flat=True))
    with open_book(at=at, by=by) as book:
        know_adult(book, adult, children=sorted(children), birth_date=birth_date, cpr=cpr)
