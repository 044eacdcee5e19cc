"""Finding a child by a name, in every Danish spelling, or by a whole number; among those one may see.

Numbers are found exactly or not at all: CPR, a grown-up's telephone, the short number of the child's record, and
those that rooms above this one know (`also_finds`: receipt numbers, cases).

What was searched for is kept sealed with the log of the reading; the log's own id is the address of the result,
so that no name stands in an address, and the result can be shown again for a quarter of an hour.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404

from tovholder.foundation.access.asking import PreparedFor, is_of_units
from tovholder.foundation.access.models import ListReading
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.chronicle.prepared import blank, is_among
from tovholder.foundation.families.cpr import NotACprNumber, cleaned_cpr
from tovholder.foundation.families.models import Adult, Child, Tie
from tovholder.foundation.families.numbers import id_in, in_the_database, phone_key, short_id_in
from tovholder.foundation.families.querysets import ChildQuerySet, opened_for
from tovholder.foundation.families.sealing import lookup_print, seal, unseal
from tovholder.foundation.families.search_keys import search_key

PAGE = "search"
SHOWN_FOR = timedelta(minutes=15)
MOST = 50
LONGEST = 200
SHORTEST_PART = 2

Finder = Callable[[str], Iterable[UUID]]
_FINDERS: list[Finder] = []


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
    found = _matching(words, reader=reader)
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
    """Digits that are neither ten nor a telephone number: half a number finds nobody, and the page says so."""
    return bool(re.fullmatch(r"[0-9 -]{4,}", words)) and not _cpr_in(words) and not phone_key(words)


def also_finds(finder: Finder) -> Finder:
    """Let a room above say which children a number of its own belongs to; it gives nothing for other words."""
    _FINDERS.append(finder)
    return finder


def _matching(words: str, *, reader: Reader) -> list[Child]:
    """Those found that the reader may see, in the order of the list, and one more than are shown."""
    numbered = _by_number(words)
    if numbered is not None:
        # A record that was laid together with another is one child with it: the one that is kept is found.
        kept = Child.objects.filter(pk__in=numbered).values(kept=Coalesce("same_as_id", "pk"))
        return list(_listed(kept, reader=reader))
    parts = _parts_of(words)
    begun = {f"part{place}": f" {part}" for place, part in enumerate(parts)}
    return _of_so_many_words(len(parts)).records(reader, **begun) if parts else []


@lru_cache(maxsize=16)
def _of_so_many_words(number: int) -> PreparedFor:
    """The question for a name of so many words: putting it together takes longer than asking it."""
    parts = [blank(f"part{place}") for place in range(number)]
    return PreparedFor(lambda reader: _listed(_by_name(parts, reader=reader), reader=reader))


def _listed(found: QuerySet[Any, Any], *, reader: Reader) -> ChildQuerySet:
    seen: Any = Child.objects.visible_to(reader, at=reader.at).themselves().filter(pk__in=found)
    listed: ChildQuerySet = seen.select_related("unit", "caseworker").order_by("name_key", "pk")[: MOST + 1]
    return listed


def laid_together_with(children: Iterable[Child]) -> set[UUID]:
    """Those of the children that another record has been laid together with. One statement."""
    shown = [child.pk for child in children]
    return set(Child.objects.filter(same_as__in=shown).values_list("same_as_id", flat=True)) if shown else set()


def _by_number(words: str) -> QuerySet[Any, Any] | list[UUID] | None:
    """The children this number belongs to, whoever's number it is; None when the words are no number."""
    cpr, phone, whole, short = _cpr_in(words), phone_key(words), id_in(words), short_id_in(words)
    others = [child for finder in _FINDERS for child in finder(words)]
    if others or whole:
        return [*others, *([whole] if whole else [])]
    if not (cpr or phone or short):
        return Child.objects.none().values("pk") if is_part_of_a_cpr_number(words) else None
    ways = []
    if cpr:
        of_adults = Adult.objects.filter(cpr_index=lookup_print(cpr))
        ways += [Child.objects.filter(cpr_index=lookup_print(cpr)).values("pk"), _children_of(of_adults)]
    if phone:
        called = Adult.objects.alias(number=in_the_database("phone_key", "phone")).filter(number=phone)
        ways.append(_children_of(called))
    if short:
        numbered = Child.objects.alias(number=in_the_database("short_id", "id")).filter(number=short)
        ways.append(numbered.values("pk"))
    return ways[0].union(*ways[1:]) if len(ways) > 1 else ways[0]


def _parts_of(words: str) -> list[str]:
    """The words a name is searched by; none when all are too short."""
    parts = [part for part in re.split(r"[\s,;]+", search_key(words)) if part]
    return parts if any(len(part) >= SHORTEST_PART for part in parts) else []


def _by_name(parts: Sequence[Any], *, reader: Reader) -> QuerySet[Any, Any]:
    """The children called so and those whose parents are; of these and of the records laid together with them.

    Each way is asked apart, since one condition over two tables would read every child there is; and each asks at
    once for those near the reader: a common name is borne by a thousand in a town, and by a few in a unit.
    """
    wanted, other_records = _every_part(parts), Child.objects.exclude(same_as=None)
    called, of_parents = Child.objects.filter(wanted), _ties_of(Adult.objects.filter(wanted))
    ways = [
        other_records.filter(wanted).values("same_as"),
        of_parents.filter(child__in=other_records.values("pk")).values("child__same_as"),
    ]
    if reader.on_watch:  # near everybody
        return ways[0].union(ways[1], called.values("pk"), of_parents.values("child"))
    opened = opened_for(reader, at=reader.at)
    of_units = Child.objects.filter(is_of_units(reader)).values("pk")
    return ways[0].union(
        ways[1],
        called.filter(is_of_units(reader)).values("pk"),
        called.filter(is_among("pk", ArraySubquery(opened))).values("pk"),
        of_parents.filter(child__in=of_units.union(opened)).values("child"),
    )


def _children_of(adults: QuerySet[Adult]) -> QuerySet[Any, Any]:
    return _ties_of(adults).values("child")


def _ties_of(adults: QuerySet[Adult]) -> QuerySet[Tie]:
    """Measured: 20 ms as an array of ids, 1,400 ms as a query of its own."""
    return Tie.objects.filter(is_among("adult", ArraySubquery(adults.values("pk"))))


def _every_part(parts: Sequence[Any]) -> Q:
    """Each word, with the space before it, begins some part of the name."""
    wanted = Q()
    for part in parts:
        wanted &= Q(search_key__contains=part)
    return wanted


def _cpr_in(words: str) -> str:
    try:
        return cleaned_cpr(words)
    except NotACprNumber:
        return ""


def _place(reading_id: UUID) -> str:
    return f"search:{reading_id}"
