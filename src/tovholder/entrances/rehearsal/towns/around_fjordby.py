"""The town around Fjordby's cast: two thousand children and two years of work, until last midnight."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from random import Random

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.fjordby.offices import SINCE, Colleague, Offices
from tovholder.entrances.rehearsal.towns.making.hands import Watcher, live_with_many_hands
from tovholder.entrances.rehearsal.towns.making.town import Wanted, heard_of, town_of
from tovholder.entrances.rehearsal.towns.people.population import Span
from tovholder.entrances.rehearsal.towns.people.staffing import Desk, Group, Hiring, Staff
from tovholder.foundation.chronicle.identity import Lot, drawn_from
from tovholder.foundation.organisation.models import PostKind, Unit
from tovholder.foundation.organisation.queries import the_municipality
from tovholder.practice.committee.models import ChairKind, CommitteeMember

CHILDREN, YEARS, SEED = 2_000, 2, 1


def settle_around(
    offices: Offices, *, now: datetime, children: int = CHILDREN, watcher: Watcher = lambda done, total: None
) -> Counter[str]:
    """Let so many children live in the town the cast works in; rows by table. The cast's own work is of today."""
    wanted = Wanted(children, YEARS, SEED, danish_day(now) - timedelta(days=1))
    with drawn_from(Lot(f"{SEED}/colleagues")):
        staff = _cast_and_colleagues(offices, wanted.span)
    town = town_of(the_municipality(), staff, wanted)
    return live_with_many_hands(town, heard_of(wanted), watcher=watcher)


def _cast_and_colleagues(offices: Offices, span: Span) -> Staff:
    """The cast in its posts, and enough colleagues for the town."""
    hiring = Hiring(Random(f"{SEED}/colleagues"), span.first, span.last)  # noqa: S311 - made-up people

    def colleague(unit: Unit) -> Desk:
        return hiring.fill("Rådgiver", PostKind.CASEWORKER, unit)

    south_leader = hiring.fill("Teamleder", PostKind.TEAM_LEADER, offices.south)
    return Staff(
        intake=offices.intake,
        intake_desks=(_desk(offices.karen), _desk(offices.mette)),
        groups=(
            Group(offices.north, _desk(offices.bodil), (_desk(offices.svend), colleague(offices.north))),
            Group(offices.south, south_leader, (_desk(offices.sofie), colleague(offices.south))),
        ),
        night=_desk(offices.natasja),
        committee=_committee(),
    )


def _committee() -> tuple[CommitteeMember, ...]:
    members = CommitteeMember.objects.filter(deputy=False).order_by("seat")
    return tuple(sorted(members, key=lambda member: member.chair != ChairKind.CHAIR))


def _desk(one: Colleague) -> Desk:
    return Desk(one.post, (SINCE,), (one.user,))
