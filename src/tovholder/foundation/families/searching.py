"""Finding a child by a name, in every Danish spelling, or by a whole CPR number; among those one may see.

What was searched for is kept sealed with the log of the reading; the log's own id is the address of the result,
so that no name stands in an address, and the result can be shown again for a quarter of an hour.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Q, QuerySet
from django.http import Http404

from tovholder.foundation.access.models import ListReading
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.cpr import NotACprNumber, cleaned_cpr
from tovholder.foundation.families.models import Adult, Child, Tie
from tovholder.foundation.families.querysets import ChildQuerySet
from tovholder.foundation.families.sealing import lookup_print, seal, unseal
from tovholder.foundation.families.search_keys import search_key

PAGE = "search"
SHOWN_FOR = timedelta(minutes=15)
MOST = 50
LONGEST = 200
SHORTEST_PART = 2


@dataclass(frozen=True)
class Result:
    """What was searched for, and the children found that the reader may (still) see."""

    id: UUID
    words: str
    children: Sequence[Child]
    cut_off: bool


def search(words: str, *, reader: Reader) -> Result:
    """Search, and note what was searched for (sealed) and which children were shown; none is noted too."""
    words = " ".join(words.replace("\x00", "").split())[:LONGEST]
    found = list(_matching(words, reader=reader)[: MOST + 1])
    children, cut_off = found[:MOST], len(found) > MOST
    reading_id = new_id()
    ListReading.objects.create(
        id=reading_id,
        user_id=reader.user.pk,
        post_id=reader.post_id,
        page=PAGE,
        children=[child.pk for child in children],
        searched=seal(words, place=_place(reading_id)),
    )
    return Result(reading_id, words, children, cut_off)


def shown_again(result_id: UUID, *, reader: Reader, now: datetime) -> Result:
    """A result that this reader got in the last quarter of an hour. Raises Http404 for any other."""
    noted = ListReading.objects.filter(
        pk=result_id, user_id=reader.user.pk, page=PAGE, at__gt=now - SHOWN_FOR, searched__isnull=False
    ).first()
    if noted is None or noted.searched is None:
        raise Http404
    visible = Child.objects.visible_to(reader, at=reader.at).select_related("unit", "caseworker")
    children = list(visible.filter(pk__in=noted.children).order_by("name_key", "pk"))
    words = unseal(noted.searched, place=_place(noted.pk))
    return Result(noted.pk, words, children, len(noted.children) == MOST)


def is_part_of_a_cpr_number(words: str) -> bool:
    """Digits that are not ten: half a number finds nobody, and the page says so."""
    return bool(re.fullmatch(r"[0-9 -]{4,}", words)) and not _cpr_in(words)


def _matching(words: str, *, reader: Reader) -> ChildQuerySet:
    cpr = _cpr_in(words)
    parts = [part for part in re.split(r"[\s,;]+", search_key(words)) if part]
    if cpr:
        wanted = Q(cpr_index=lookup_print(cpr))
    elif is_part_of_a_cpr_number(words) or not any(len(part) >= SHORTEST_PART for part in parts):
        return Child.objects.none()
    else:
        wanted = _every_part(parts)
    # Names and parents apart: one condition over both would read every child there is.
    of_parents = Tie.objects.filter(_is_one_of("adult", Adult.objects.filter(wanted))).values("child")
    named = Child.objects.filter(wanted).values("pk")
    visible = Child.objects.visible_to(reader, at=reader.at).themselves().filter(pk__in=named.union(of_parents))
    return visible.select_related("unit", "caseworker").order_by("name_key", "pk")


def _is_one_of(field: str, records: QuerySet[Adult]) -> Func:
    """The field is the id of one of these, as an array: then the plain index is used (measured: 1,400 ms to 20)."""
    ids = ArraySubquery(records.values("pk"))
    return Func(F(field), ids, template="(%(expressions)s))", arg_joiner=" = any(", output_field=BooleanField())


def _every_part(parts: Sequence[str]) -> Q:
    """Each word begins some part of the name."""
    wanted = Q()
    for part in parts:
        wanted &= Q(search_key__contains=f" {part}")
    return wanted


def _cpr_in(words: str) -> str:
    try:
        return cleaned_cpr(words)
    except NotACprNumber:
        return ""


def _place(reading_id: UUID) -> str:
    return f"search:{reading_id}"
