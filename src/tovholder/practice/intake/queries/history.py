"""What the municipality already knows when a notification is to be assessed (law review F03, F10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from tovholder.core.law.codelists import word_of
from tovholder.foundation.ui.language import as_read
from tovholder.practice.intake.models import Concern
from tovholder.practice.intake.queries.standing import standing_of

MOST = 100
FIRST_WORDS = 200

# How a notification is near this one, nearest first: the child itself, a sibling, somebody who lived in a home
# at the same time, somebody who has lived in the same placement at any time, or the same adult suspected.
_EARLIER = """
with me as (
    select m.id from families_child c
    join families_child m on m.id = coalesce(c.same_as_id, c.id) or m.same_as_id = coalesce(c.same_as_id, c.id)
    where c.id = %(child)s
), places as (
    select r.home_id from families_residence r join families_home h on h.id = r.home_id and h.kind = 'placement'
    where r.child_id in (select id from me)
    union
    select home_id from casework_placement where child_id in (select id from me) and home_id is not null
), adults as (
    select a.id from families_adult a
    join families_adult named on named.id = %(suspect)s
    where a.id = named.id or (named.name_key <> '' and a.name_key = named.name_key)
), near as (
    select id as child_id, 1 as rank from me
    union all
    select other.child_id, 2 from families_tie mine
    join families_tie other on other.adult_id = mine.adult_id and other.kind in ('mother', 'father', 'co_mother')
    where mine.child_id in (select id from me) and mine.kind in ('mother', 'father', 'co_mother')
    union all
    select other.child_id, 3 from families_residence mine
    join families_home h on h.id = mine.home_id and h.kind <> 'placement'
    join families_residence other on other.home_id = mine.home_id and other.child_id is not null
     and daterange(other.starts, other.ends) && daterange(mine.starts, mine.ends)
    where mine.child_id in (select id from me)
    union all
    select r.child_id, 4 from families_residence r
    where r.home_id in (select home_id from places) and r.child_id is not null
    union all
    select p.child_id, 4 from casework_placement p where p.home_id in (select home_id from places)
), found as (
    select c.id, min(near.rank) as rank
    from near join families_child k on k.id = near.child_id
    join families_child every on every.id = k.id or every.same_as_id = k.id
    join intake_concern c on c.child_id = every.id and c.moved_to_id is null
    group by c.id
    union all
    select c.id, 5 from intake_notification n
    join intake_concern c on c.notification_id = n.id and c.moved_to_id is null
    where n.suspect_person_id in (select id from adults)
), nearest as (
    select id, min(rank) as rank from found group by id
)
select c.id, n.id, n.receipt, n.received_at, child.id, child.name, child.description, nearest.rank, n.notifier_kind,
       left(n.text, %(words)s), n.safety_flags, coalesce(s.unfounded, false), coalesce(a.result, ''),
       coalesce(s.outcome, ''), coalesce(s.reason, ''), coalesce(u.name, '')
from nearest
join intake_concern c on c.id = nearest.id
join intake_notification n on n.id = c.notification_id
join families_child met on met.id = c.child_id
join families_child child on child.id = coalesce(met.same_as_id, met.id)
left join lateral (
    select result from intake_safetyassessment where concern_id = c.id order by assessed_at desc, id desc limit 1
) a on true
left join lateral (
    select unfounded, outcome, reason, sent_to_id from intake_screening
    where concern_id = c.id order by screened_at desc, id desc limit 1
) s on true
left join organisation_unit u on u.id = s.sent_to_id
where n.id <> %(notification)s and n.received_at <= %(now)s
  and (not n.routed_to_deputy or n.unit_id = %(unit)s)
order by nearest.rank, n.received_at desc, c.id
limit %(most)s
"""
_THROUGH = {1: "child", 2: "sibling", 3: "household", 4: "placement", 5: "adult"}


@dataclass(frozen=True)
class Earlier:
    """An earlier notification on the child, a home, the placement or the named adult, and what was done with it."""

    concern_id: UUID
    notification_id: UUID
    receipt: str
    received_at: datetime
    child_id: UUID
    child_name: str
    through: str  # "child", "sibling", "household", "placement" or "adult"
    notifier: str
    first_words: str
    flags: tuple[str, ...]
    unfounded: bool
    assessed: str
    outcome: str
    reason: str
    unit: str


@dataclass(frozen=True)
class HistoryOfConcern:
    """All of it, nearest first; counts are of the child's own notifications, this one included."""

    earlier: tuple[Earlier, ...]
    in_all: int
    in_a_year: int
    senders: int
    about_the_place: int
    about_the_adult: int
    running_help: tuple[str, ...]
    unit: str
    caseworker: str


def history_of(concern: Concern, *, now: datetime) -> HistoryOfConcern:
    """What is known, across units and closed cases, while the notification is open.

    What went to a deputy because one of our own is concerned is seen by that unit alone. The 100 nearest.
    Two statements.
    """
    earlier = tuple(_earlier(concern, now))
    standing = standing_of(concern.child_id, now=now)
    return HistoryOfConcern(
        earlier=earlier,
        in_all=standing.often.in_all,
        in_a_year=standing.often.in_a_year,
        senders=standing.often.senders,
        about_the_place=len({row.notification_id for row in earlier if row.through == "placement"}),
        about_the_adult=len({row.notification_id for row in earlier if row.through == "adult"}),
        running_help=standing.running_help,
        unit=standing.unit,
        caseworker=standing.caseworker,
    )


def _earlier(concern: Concern, now: datetime) -> Iterator[Earlier]:
    notification = concern.notification
    asked = {
        "child": concern.child_id,
        "notification": notification.pk,
        "suspect": notification.suspect_person_id,
        "unit": notification.unit_id,
        "now": now,
        "words": FIRST_WORDS,
        "most": MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_EARLIER, asked)
        for row in cursor.fetchall():
            yield _read(*row)


def _read(*row: Any) -> Earlier:
    (concern, notification, receipt, received_at, child, name, description, rank) = row[:8]
    (kind, words, flags, unfounded, result, outcome, reason, unit) = row[8:]
    return Earlier(
        concern_id=concern,
        notification_id=notification,
        receipt=receipt,
        received_at=received_at,
        child_id=child,
        child_name=name or description,
        through=_THROUGH[rank],
        notifier=as_read(word_of(kind, "notifier")),
        first_words=" ".join(words.split()),
        flags=tuple(as_read(word_of(flag, "safety_flag")) for flag in flags),
        unfounded=unfounded,
        assessed=as_read(word_of(result, "safety_assessment_result")),
        outcome=as_read(word_of(outcome, "notification_outcome")),
        reason=reason,
        unit=unit,
    )
