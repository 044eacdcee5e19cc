"""Comparing the duties that are kept with a fresh count of them: of some children, or of everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from tovholder.foundation.chronicle.hands import done_by_many
from tovholder.foundation.deadlines.actions import as_counted, counting_on, terms_now
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Municipality

AT_A_TIME = 250  # children: memory is that of so many and their lines
_FIELDS = tuple(field.attname for field in Deadline._meta.concrete_fields)
_values = attrgetter(*_FIELDS)
_OWNER = _FIELDS.index("child_id")

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
    kept: dict[UUID, set[tuple[Any, ...]]] = defaultdict(set)
    for row in Deadline.objects.filter(child__in=children).values_list(*_FIELDS):
        kept[row[_OWNER]].add(row)
    counted = as_counted(children, as_of=children)
    return [child for child in children if kept[child] != set(map(_values, counted.get(child, ())))]


def everybody() -> list[Stretch]:
    """All children who are themselves, in stretches of a few. None where no municipality has been founded."""
    if not Municipality.objects.exists():
        return []
    children = Child.objects.themselves().order_by("pk").values_list("pk", flat=True)
    first = [child for place, child in enumerate(children.iterator()) if place % AT_A_TIME == 0]
    return list(zip(first, [*first[1:], None], strict=True))


def compare_stretch(stretch: Stretch, *, now: datetime) -> Compared:
    """Count the children of a stretch anew, each as of when it was last counted; never counted is as of now."""
    first, until = stretch
    children = Child.objects.themselves().filter(pk__gte=first)
    children = children if until is None else children.filter(pk__lt=until)
    moments = dict(children.values_list("pk", "counting__counted_at"))
    with counting_on(terms_now()):
        different = differing({child: counted_at or now for child, counted_at in moments.items()})
    return Compared(len(moments), tuple(different))


def compare_everybody(*, now: datetime, hands: int = 1) -> Iterator[Compared]:
    """Count everybody anew from the chronicle, a stretch at a time; what was found in each."""
    return done_by_many(lambda stretch: compare_stretch(stretch, now=now), everybody(), hands=hands)
