"""Who sits on the committee on a day, and whom a child's matter concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tovholder.core.time.ages import whole_years
from tovholder.foundation.access.models import Key
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.families.models import Child, Tie, TieKind
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.organisation.models import Post, PostKind
from tovholder.practice.committee.models import ChairKind, CommitteeMember, Recipient, Seat

PARTY_FROM = 10  # years; Barnets lov § 3
CONSENT_FROM = 15  # years; Barnets lov § 47


@dataclass(frozen=True)
class SeatOnDay:
    """A seat, who has it that day, and who can take it instead."""

    seat: Seat
    member: CommitteeMember | None
    deputy: CommitteeMember | None

    @property
    def people(self) -> list[CommitteeMember]:
        """Those who can vote for the seat."""
        return [each for each in (self.member, self.deputy) if each is not None]


@dataclass(frozen=True)
class Party:
    """Somebody with a right to the papers and the word: who, and in which part."""

    name: str
    role: str
    kind: Recipient
    phone: str = ""

    @property
    def key(self) -> str:
        """How a form names this party."""
        return f"{self.kind}:{self.name}"


def seats_on(day: date) -> list[SeatOnDay]:
    """The five seats as they are filled that day, in the law's order."""
    members = list(CommitteeMember.objects.on(day).order_by("starts", "pk"))

    def who(seat: Seat, *, deputy: bool) -> CommitteeMember | None:
        return next((each for each in members if each.seat == seat and each.deputy == deputy), None)

    return [SeatOnDay(seat, who(seat, deputy=False), who(seat, deputy=True)) for seat in Seat]


def those_who_decide_at_night(day: date) -> list[CommitteeMember]:
    """The chair and the deputy of the day, the chair first: each can be called."""
    who = CommitteeMember.objects.on(day).exclude(chair=ChairKind.NONE)
    return sorted(who, key=lambda each: (each.chair != ChairKind.CHAIR, each.name))


@asked_by_deeds
def jurists_units(day: date) -> set[UUID]:
    """Where the jurists sit that day."""
    return set(Post.objects.on(day).filter(kind=PostKind.JURIST).values_list("unit", flat=True))


@asked_by_deeds
def open_keys(because: Iterable[UUID]) -> list[Key]:
    """The keys given for these reasons that nothing has shut yet."""
    return list(Key.objects.filter(because__in=list(because), closes_at=None))


def parties_of(child: Child, *, on: date) -> list[Party]:
    """Who has a right to the papers: each custody holder, and the child from ten. One statement.

    A tie whose custody nobody has written down counts with the parents: rather one too many than one forgotten.
    """
    ties = Tie.objects.on(on).filter(child=child.pk, adult__died_on=None).select_related("adult").order_by("starts")
    parents = {TieKind.MOTHER, TieKind.FATHER, TieKind.CO_MOTHER}
    found = [
        Party(
            tie.adult.name or tie.adult.description, TieKind(tie.kind).label, Recipient.CUSTODY_HOLDER, tie.adult.phone
        )
        for tie in ties
        if tie.custody or (tie.custody is None and tie.kind in parents)
    ]
    years = age_on(child, on)
    if years is not None and years >= PARTY_FROM:
        found.append(Party(shown_name(child), f"Barnet, {years} år", Recipient.CHILD))
    return found


def those_whose_consent_is_asked(child: Child, *, on: date) -> list[Party]:
    """Each custody holder, and the young person from fifteen (BL § 143 with § 47; law review F07)."""
    years = age_on(child, on)
    parties = parties_of(child, on=on)
    return [each for each in parties if each.kind != Recipient.CHILD or (years or 0) >= CONSENT_FROM]


def age_on(child: Child, on: date) -> int | None:
    """Whole years that day; None when nobody knows the birthday."""
    return None if child.birth_date is None else whole_years(child.birth_date, on)
