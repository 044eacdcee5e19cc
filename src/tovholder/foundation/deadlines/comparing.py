"""Comparing the duties that are kept with a fresh count of them: of some children, or of everybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from tovholder.core.law.duties import Duty
from tovholder.foundation.chronicle.hands import done_by_many
from tovholder.foundation.deadlines.reckoning import (
    counting_on,
    deadline_digits,
    duties_anew,
    learn_the_rules,
    terms_now,
)
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Municipality

# Children: memory is that of so many, their lines and their duties. Of twice as many the database would rather read
# the whole chronicle of a town through than look up their lines.
AT_A_TIME = 250
_KEPT = """
select child_id, json_agg(json_build_array(
    encode(uuid_send(id), 'hex'), rule, alarm, round, started_by, {started_at}, {due_at}, {red_at}, {too_late_at},
    met_by, {met_at}, {ended_at}, ended_because, transitional, source, because, counted) order by id)
from deadlines_deadline
where child_id = any(%s)
group by child_id
""".format(  # in seconds, as Python's timestamp() gives them: a date in words takes six times as long to write
    **{
        moment: f"date_part('epoch', {moment})"
        for moment in ("started_at", "due_at", "red_at", "too_late_at", "met_at", "ended_at")
    }
)

Stretch = tuple[UUID, UUID | None]
"""Children by id: from this one on, until before that one."""


@dataclass(frozen=True)
class Compared:
    """So many children were counted anew, and these have other duties kept than the count gives."""

    children: int = 0
    different: tuple[UUID, ...] = ()

    def __add__(self, other: Compared) -> Compared:
        return Compared(self.children + other.children, self.different + other.different)


def differing(children: Mapping[UUID, datetime]) -> list[UUID]:
    """Which of these children have other duties kept than a count as of each one's moment gives."""
    if not children:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_KEPT, [list(children)])
        kept: dict[UUID, list[list[Any]]] = dict(cursor.fetchall())
    counted = dict(duties_anew(children))
    return [child for child in children if kept.get(child, []) != _as_kept(child, counted.get(child, ()))]


def _as_kept(child: UUID, found: Iterable[Duty]) -> list[list[Any]]:
    """The duties as the database tells the kept ones, every column of them: in JSON's few kinds of value, by id."""
    return sorted(
        [
            deadline_digits(child, duty),
            duty.rule,
            duty.alarm or "",
            duty.round,
            duty.start.id,
            duty.start.at.timestamp(),
            _seconds(duty.due),
            _seconds(duty.turns_red),
            _seconds(duty.too_late),
            duty.met.id if duty.met else None,
            duty.met.at.timestamp() if duty.met else None,
            _seconds(duty.ended),
            duty.ended_because or "",
            duty.transitional,
            duty.source,
            duty.because,
            duty.counted,
        ]
        for duty in found
    )


def _seconds(at: datetime | None) -> float | None:
    return None if at is None else at.timestamp()


def everybody() -> list[Stretch]:
    """All children who are themselves, in stretches of a few. None where no municipality has been founded.

    The rules are read here, so that the hands that share the stretches need not each read them.
    """
    if not Municipality.objects.exists():
        return []
    learn_the_rules()
    children = Child.objects.themselves().order_by("pk").values_list("pk", flat=True)
    first = [child for place, child in enumerate(children.iterator()) if place % AT_A_TIME == 0]
    return list(zip(first, [*first, None][1:], strict=True))


def compare_stretch(stretch: Stretch, *, now: datetime) -> Compared:
    """Count the children of a stretch anew, each as of when it was last counted; never counted is as of now."""
    first, until = stretch
    children = Child.objects.themselves().filter(pk__gte=first)
    children = children if until is None else children.filter(pk__lt=until)
    moments = dict(children.values_list("pk", "counting__counted_at"))
    with counting_on(terms_now()):
        different = differing({child: counted_at or now for child, counted_at in moments.items()})
        return Compared(len(moments), tuple(_still_differing(different, now=now) if different else ()))


def _still_differing(children: Sequence[UUID], *, now: datetime) -> list[UUID]:
    """Those who differ also when nobody can count them meanwhile.

    The site may be at work beside us: a deed, or the turn of the day, can count a child between two of our questions.
    """
    with transaction.atomic():
        held = Child.objects.filter(pk__in=children).order_by("pk")
        list(held.select_for_update(no_key=True).values_list("pk", flat=True))
        moments = dict(held.values_list("pk", "counting__counted_at"))
        return differing({child: counted_at or now for child, counted_at in moments.items()})


def compare_everybody(*, now: datetime, hands: int = 1) -> Iterator[Compared]:
    """Count everybody anew from the chronicle, a stretch at a time; what was found in each."""
    return done_by_many(lambda stretch: compare_stretch(stretch, now=now), everybody(), hands=hands)
