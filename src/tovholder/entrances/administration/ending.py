"""What keeps a unit or a post from ending: who and what still belongs there, as numbers where it is children."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tovholder.foundation.documents.queries import waiting_in
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.querysets import ChildQuerySet
from tovholder.foundation.organisation.models import Employment, Post, Unit, UnitKind
from tovholder.practice.intake.models import Concern
from tovholder.steering.insight.carried import with_work


class InTheWay(NamedTuple):
    """Something that has to be elsewhere first, and the page where it is moved ("": it is not an administrator's)."""

    words: str
    url: str = ""


def in_the_way_of_post(post: Post, *, on: date) -> list[InTheWay]:
    """Who holds the post that day or later, and the children it is caseworker for."""
    return [*_held(Employment.objects.filter(post=post), on=on), *_carried(Child.objects.filter(caseworker=post))]


def in_the_way_of_unit(unit: Unit, *, on: date) -> list[InTheWay]:
    """The people, children, notifications and post of a unit, and what only it can do, from that day on."""
    return [
        *_held(Employment.objects.filter(post__unit=unit), on=on),
        *_carried(Child.objects.filter(unit=unit)),
        *_waiting(unit),
        *_only_it_can(unit, on=on),
    ]


def left_behind(theirs: ChildQuerySet) -> ChildQuerySet:
    """Those of a unit's or a post's children nobody works with any more; somebody must see their closed cases."""
    return theirs.exclude(pk__in=with_work(theirs).values("pk"))


def _held(employments: QuerySet[Employment], *, on: date) -> Iterable[InTheWay]:
    rows = employments.filter(Q(ends=None) | Q(ends__gt=on)).select_related("user", "post").order_by("user__name", "pk")
    for each in rows:
        yield InTheWay(f"{each.user.name}: {each.post.title}", reverse("administration:person", args=[each.user_id]))


def _carried(children: ChildQuerySet) -> Iterable[InTheWay]:
    yield from _counted(
        with_work(children).count(),
        lambda n: ngettext(
            "Ét barn med en åben sag. Lederen giver det videre under Ledelse (Giv børnene videre). En rådgiver i en "
            "anden enhed kan vælges af den, der også har en lederstilling dér.",
            "%(n)s børn med en åben sag. Lederen giver dem videre under Ledelse (Giv børnene videre). En rådgiver i en "
            "anden enhed kan vælges af den, der også har en lederstilling dér.",
            n,
        ),
    )


def _waiting(unit: Unit) -> Iterable[InTheWay]:
    yield from _counted(
        Concern.objects.unfinished().filter(notification__unit=unit).count(),
        lambda n: ngettext(
            "Én underretning, der ikke er færdig. Den vurderes i Modtagelsen.",
            "%(n)s underretninger, der ikke er færdige. De vurderes i Modtagelsen.",
            n,
        ),
    )
    yield from _counted(
        waiting_in([unit.pk]).count(),
        lambda n: ngettext(
            "Ét stykke post i enhedens kurv. Det lægges på sagen eller sendes videre fra Post.",
            "%(n)s stykker post i enhedens kurv. De lægges på sagerne eller sendes videre fra Post.",
            n,
        ),
    )


def _counted(number: int, words: Callable[[int], str]) -> Iterable[InTheWay]:
    if number:
        yield InTheWay(words(number) % {"n": number})


def _only_it_can(unit: Unit, *, on: date) -> Iterable[InTheWay]:
    others = list(Unit.objects.on(on).exclude(pk=unit.pk).order_by("name"))
    if unit.kind == UnitKind.INTAKE and all(other.kind != UnitKind.INTAKE for other in others):
        words = _("Underretninger kommer hertil. Opret den nye modtagelse først.")
        yield InTheWay(words, reverse("administration:begin_unit"))
    for other in others:
        if other.deputy_id == unit.pk:
            url = reverse("administration:name_deputy", args=[other.pk])
            yield InTheWay(_("Enheden er stedfortræder for %s. Vælg en anden.") % other.name, url)
