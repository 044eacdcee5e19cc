"""Finding a child by a name, in every Danish spelling, or by a whole number; among those one may see. One that has no
name yet is found by how somebody described it.

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
from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, StrIndex
from django.db.models.lookups import GreaterThan
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
FEW = 300  # children of one's own are read one by one as quickly as a common name is looked up in a town's index

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
    if not parts:
        return []
    begun = {f"part{place}": f" {part}" for place, part in enumerate(parts)}
    few = not reader.on_watch and not _MORE_THAN_FEW.rows(reader)
    return _of_so_many_words(len(parts), few=few).records(reader, **begun)


@lru_cache(maxsize=16)
def _of_so_many_words(number: int, *, few: bool) -> PreparedFor:
    """The question for a name of so many words: putting it together takes longer than asking it."""
    parts = [blank(f"part{place}") for place in range(number)]
    near = _of_the_few_near if few else _of_the_many_near
    return PreparedFor(
        lambda reader: _listed(_other_records(parts).union(_nameless(parts), *near(parts, reader)), reader=reader)
    )


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


def _other_records(parts: Sequence[Any]) -> QuerySet[Any, Any]:
    """The children of whom another record was laid together with theirs, and bears the name or has a parent who does.

    Each way is asked apart, here and below, since one condition over two tables would read every child there is.
    """
    wanted, others = _begins(parts), Child.objects.exclude(same_as=None)
    of_parents = _ties_of(Adult.objects.filter(wanted)).filter(child__in=others.values("pk"))
    return others.filter(wanted).values("same_as").union(of_parents.values("child__same_as"))


def _nameless(parts: Sequence[Any]) -> QuerySet[Any, Any]:
    """Children without a name yet, of whose description every word begins some word: "ufødt barn af Mette Holm"."""
    spelt = Func(F("description"), Value(""), function="search_key", output_field=TextField())
    described: QuerySet[Any, Any] = Child.objects.filter(name="", called="").alias(described=spelt)
    return described.filter(*_holds("described", parts)).values("pk")


def _of_the_few_near(parts: Sequence[Any], reader: Reader) -> list[QuerySet[Any, Any]]:
    """Children near the reader called so, or whose parents are, where few are near: each is read, and the name with
    it. How many bear that name in the whole town, a thousand perhaps, then costs nothing.
    """
    near = ArraySubquery(_near(reader))
    return [
        Child.objects.filter(is_among("pk", near), *_holds("search_key", parts)).values("pk"),
        Tie.objects.filter(is_among("child", near), *_holds("adult__search_key", parts)).values("child"),
    ]


def _of_the_many_near(parts: Sequence[Any], reader: Reader) -> list[QuerySet[Any, Any]]:
    """The same for Modtagelsen and whoever is on watch, who have most of a town near them: by the name's index."""
    wanted = _begins(parts)
    called, of_parents = Child.objects.filter(wanted), _ties_of(Adult.objects.filter(wanted))
    if reader.on_watch:  # near everybody
        return [called.values("pk"), of_parents.values("child")]
    return [
        called.filter(is_of_units(reader)).values("pk"),
        called.filter(is_among("pk", ArraySubquery(opened_for(reader, at=reader.at)))).values("pk"),
        of_parents.filter(child__in=_near(reader)).values("child"),
    ]


def _near(reader: Reader) -> QuerySet[Any, Any]:
    """The children of the reader's units, and those a key opens for them. Whom they may see is asked besides."""
    return Child.objects.filter(is_of_units(reader)).values("pk").union(opened_for(reader, at=reader.at), all=True)


_MORE_THAN_FEW = PreparedFor(lambda reader: _near(reader)[FEW : FEW + 1])


def _children_of(adults: QuerySet[Adult]) -> QuerySet[Any, Any]:
    return _ties_of(adults).values("child")


def _ties_of(adults: QuerySet[Adult]) -> QuerySet[Tie]:
    """Measured: 20 ms as an array of ids, 1,400 ms as a query of its own."""
    return Tie.objects.filter(is_among("adult", ArraySubquery(adults.values("pk"))))


def _begins(parts: Sequence[Any]) -> Q:
    """Each word, with the space before it, begins some part of the name: looked up in the index."""
    return Q(*(Q(search_key__contains=part) for part in parts))


def _holds(name: str, parts: Sequence[Any]) -> list[GreaterThan]:
    """The same, read in the name itself: the database is not tempted to the index."""
    return [GreaterThan(StrIndex(name, part), 0) for part in parts]


def _cpr_in(words: str) -> str:
    try:
        return cleaned_cpr(words)
    except NotACprNumber:
        return ""


def _place(reading_id: UUID) -> str:
    return f"search:{reading_id}"
