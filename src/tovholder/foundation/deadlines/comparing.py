"""Comparing the duties that are kept with a fresh count of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from tovholder.foundation.deadlines.actions import as_counted
from tovholder.foundation.deadlines.models import Deadline

_FIELDS = tuple(field.attname for field in Deadline._meta.concrete_fields)


def differing(children: Mapping[UUID, datetime]) -> list[UUID]:
    """Which of these children have other duties kept than a count as of each one's moment gives."""
    if not children:
        return []
    kept: dict[UUID, list[Deadline]] = defaultdict(list)
    for deadline in Deadline.objects.filter(child__in=children):
        kept[deadline.child_id].append(deadline)
    counted = as_counted(children, as_of=children)
    return [child for child in children if _rows(kept.get(child, ())) != _rows(counted.get(child, ()))]


def _rows(deadlines: Iterable[Deadline]) -> set[tuple[Any, ...]]:
    return {tuple(getattr(deadline, name) for name in _FIELDS) for deadline in deadlines}
