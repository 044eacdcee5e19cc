"""Who sits on the committee on a day, and whom a child's matter concerns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Post, PostKind
from tovholder.practice.committee.models import ChairKind, CommitteeMember, Recipient, Seat
from tovholder.practice.decisions.parties import Party as PartyToDecision
from tovholder.practice.decisions.parties import Role, age_on, consent_age
from tovholder.practice.decisions.queries import parties_of as circle_of


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


def parties_of(child: Child, *, on: date) -> list[Party]:
    """Who has a right to the papers: the circle of parties of a decision, as the law has it that day. One statement."""
    return [_as_party(each, child, on) for each in circle_of(child, kind="placement_forced", on=on)]


def those_whose_consent_is_asked(child: Child, *, on: date) -> list[Party]:
    """Each custody holder, and the young person from fifteen (BL § 143 with § 47; law review F07; CONSENT-15)."""
    years = age_on(child.birth_date, on)
    old_enough = years is not None and years >= consent_age("CONSENT-15", on)
    return [each for each in parties_of(child, on=on) if each.kind != Recipient.CHILD or old_enough]


def unasked_of(child: Child, asked: Collection[str], *, on: date) -> int:
    """How many of those whose consent about this child is asked are not among the names; a sibling has its own."""
    return sum(each.name not in asked for each in those_whose_consent_is_asked(child, on=on))


def _as_party(party: PartyToDecision, child: Child, on: date) -> Party:
    if party.is_child:
        return Party(party.name, f"Barnet, {age_on(child.birth_date, on)} år", Recipient.CHILD)
    expecting = party.role is Role.EXPECTANT_PARENT
    kind = Recipient.EXPECTANT if expecting else Recipient.CUSTODY_HOLDER
    return Party(party.name, party.relation.capitalize(), kind, party.phone)
