"""What each caseworker carries: children, families, weight, what has passed, whom they wait for, who is not seen.

Figures, and no child. Nobody is ranked: the order is the office's own, by post.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Sum

from tovholder.foundation.access.asking import PreparedFor
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.prepared import any_of, blank
from tovholder.foundation.deadlines.explained import name_of
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import PostKind
from tovholder.steering.insight.carried import children_here, holders, looked_at


@dataclass(frozen=True)
class Load:
    """One post: who holds it, and what it carries; without a post what nobody carries.

    overdue: how many dates of the law have passed, by rule, the most frequent first.
    families: distinct homes; a child without a known home is a family of its own.
    weight: the sum of the children's weights.
    waiting: statements that others owe us.
    unseen: children nobody has talked with or met for 60 days.
    """

    post_id: UUID | None
    title: str
    holder: str
    overdue: tuple[tuple[str, int], ...] = ()
    children: int = 0
    families: int = 0
    weight: int = 0
    waiting: int = 0
    unseen: int = 0

    @property
    def passed(self) -> int:
        """How many dates of the law have passed."""
        return sum(number for _, number in self.overdue)


def loads(reader: Reader, *, unit: UUID) -> list[Load]:
    """What each post of a unit carries, and last the children who have no caseworker. Four statements.

    A head of department sees the figures of a unit that is not their own, all of it.
    """
    from_above = PostKind.HEAD in reader.kinds and unit not in reader.led
    theirs = [pk for (pk,) in _HERE[from_above].rows(reader, unit=unit)]
    held, passed = holders(reader, unit=unit), defaultdict(list)
    for post, rule, number in _PASSED.rows(reader, children=theirs):
        passed[post].append((name_of(rule), number))
    found = [
        Load(post, title or "", held.get(post, ("", ""))[1], tuple(passed[post]), *figures)
        for post, title, *figures in _FIGURES.rows(reader, children=theirs)
    ]
    idle = held.keys() - {load.post_id for load in found}
    found += [Load(post, *held[post]) for post in idle]
    return sorted(found, key=lambda load: (load.post_id is None, load.title, str(load.post_id)))


def _here(reader: Reader, *, from_above: bool) -> Any:
    return children_here(reader, unit=blank("unit"), from_above=from_above).order_by().values_list("pk")


def _passed(reader: Reader) -> Any:
    """By post and rule, how many dates of the law have passed, the most frequent rule first."""
    late = Deadline.objects.overdue(now=reader.at).filter(child__in=any_of("children")).order_by()
    return late.values_list("child__caseworker", "rule").annotate(n=Count("pk")).order_by("-n", "rule")


def _figures(reader: Reader) -> Any:
    """By post: its title, children, families, weight, statements waited for, children not seen."""
    theirs = looked_at(Child.objects.filter(pk__in=any_of("children")), reader=reader).order_by()
    return theirs.values_list("caseworker", "caseworker__title").annotate(
        children=Count("pk"),
        families=Count("family", distinct=True),
        weights=Sum("weight"),
        waiting=Sum("owed"),
        not_seen=Count("pk", filter=Q(unseen=True)),
    )


_HERE = {from_above: PreparedFor(partial(_here, from_above=from_above)) for from_above in (False, True)}
_PASSED = PreparedFor(_passed)
_FIGURES = PreparedFor(_figures)
