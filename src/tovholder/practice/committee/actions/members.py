"""Who takes a seat on the committee, and who leaves it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.folding import folded
from tovholder.foundation.organisation.models import OwnPerson
from tovholder.practice.committee.models import ChairKind, CommitteeMember, Seat

MEMBER_SEATED, MEMBER_LEFT = "committee member seated", "committee member left"


class SeatTaken(ValueError):
    """Somebody else has the seat, or is chair, in that time; the message says what to do."""


def seat_member(
    *,
    name: str,
    seat: Seat,
    deputy: bool = False,
    chair: ChairKind = ChairKind.NONE,
    phone: str = "",
    user: User | None = None,
    starts: date,
    at: datetime,
    by: Author,
) -> CommitteeMember:
    """Give somebody a seat from a day on. A concern about their own family then goes to others (FVL § 3).

    Raises SeatTaken when the seat or the chair is taken in that time.
    """
    try:
        with transaction.atomic(), open_book(at=at, by=by) as book:
            member = book.add(
                CommitteeMember(name=name, seat=seat, deputy=deputy, chair=chair, phone=phone, user=user, starts=starts)
            )
            book.add(OwnPerson(user=user, name_key=folded(name)))
            facts = {"member": str(member.pk), "seat": str(seat), "deputy": deputy, "chair": str(chair)}
            book.line(MEMBER_SEATED, about=[], happened_at=at, facts=facts)
    except IntegrityError as error:
        raise SeatTaken(
            "Pladsen eller formandsposten er optaget i den tid. Skriv først en slutdag på den, der sidder der."
        ) from error
    return member


def leave_seat(member: CommitteeMember, *, ends: date, at: datetime, by: Author) -> None:
    """The member has the seat until, and not including, that day."""
    with open_book(at=at, by=by) as book:
        member.ends = ends
        book.change(member, "ends")
        facts = {"member": str(member.pk), "ends": ends.isoformat()}
        book.line(MEMBER_LEFT, about=[], happened_at=at, facts=facts)
