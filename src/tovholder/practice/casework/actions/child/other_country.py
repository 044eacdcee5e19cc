"""The child and another country: how it came, by what right it stays, and what the central authority answers."""

from __future__ import annotations

from datetime import date, datetime

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day, moment_on
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.queries import hold_still
from tovholder.practice.casework.actions.telling import happening
from tovholder.practice.casework.models import OtherCountry
from tovholder.practice.casework.queries import other_country_of, representatives_of

STAY_WRITTEN = "stay and other country written"  # no clock reads it


def write_other_country(
    child: Child,
    *,
    unaccompanied: bool = False,
    stay_basis: str = "",
    state_pays_until: date | None = None,
    country: str = "",
    because: str = "",
    asked_on: date | None = None,
    answered_on: date | None = None,
    answer: str = "",
    at: datetime,
    by: Author,
) -> OtherCountry:
    """Write down what binds the child to another country, as it is known now; what stood before stays in the record.

    Udlændingeloven § 56 a (ASYLUM-REP), Barnets lov §§ 155 and 203 (HAGUE-155): law review F36.
    """
    with open_book(at=at, by=by) as book:
        hold_still([child.pk])
        stood = other_country_of(child) or OtherCountry()
        known = happening(
            book,
            OtherCountry,
            child,
            happened_at=at,
            unaccompanied=unaccompanied,
            stay_basis=stay_basis,
            state_pays_until=state_pays_until,
            country=country,
            because=because,
            asked_on=asked_on,
            answered_on=answered_on,
            answer=answer,
        )
        if (stood.unaccompanied, stood.country, stood.answered_on) == (unaccompanied, country, answered_on):
            book.line(STAY_WRITTEN, about=[child.pk], happened_at=at)
        _tell_company(book, child, stood, known)
        _tell_country(book, child, stood, known)
        recount_duties(book, [child.pk])
    return known


def _tell_company(book: Book, child: Child, stood: OtherCountry, known: OtherCountry) -> None:
    if known.unaccompanied and not stood.unaccompanied:
        represented = representatives_of(child, on=danish_day(book.at)).exists()
        facts = {"unrepresented": not represented}
        book.line(EventKind.UNACCOMPANIED_REGISTERED.value, about=[child.pk], happened_at=book.at, facts=facts)
    elif stood.unaccompanied and not known.unaccompanied:
        book.line(EventKind.UNACCOMPANIED_ENDED.value, about=[child.pk], happened_at=book.at)


def _tell_country(book: Book, child: Child, stood: OtherCountry, known: OtherCountry) -> None:
    """The lines name no country: that stands in the record."""
    if stood.country and stood.country != known.country:
        book.line(EventKind.OTHER_COUNTRY_ENDED.value, about=[child.pk], happened_at=book.at)
    if known.country and stood.country != known.country:
        facts = {"because": known.because}
        book.line(EventKind.OTHER_COUNTRY_REGISTERED.value, about=[child.pk], happened_at=book.at, facts=facts)
    if known.answered_on and (stood.country, stood.answered_on) != (known.country, known.answered_on):
        came = moment_on(known.answered_on, now=book.at)
        facts = {"asked_on": known.asked_on.isoformat() if known.asked_on else ""}
        book.line(EventKind.CENTRAL_AUTHORITY_ANSWERED.value, about=[child.pk], happened_at=came, facts=facts)
