"""Which place may stand in a calendar outside the house: never where somebody lives, never with a name in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Child, Home, Protection, Residence, Tie
from tovholder.practice.appointments.models import AppointmentKind

_SHORTEST_WORD = 3
_MANY_DIGITS = re.compile(r"[0-9]{6}")


@asked_by_deeds
def place_in_feed(place: str, *, kind: str, at_home: bool, child: Child, names: Iterable[str], on: date) -> str:
    """The place, or nothing when it is a home, may tell of one, or holds a name of the child, its family or a guest.

    A protected child's place is never shown. Better a calendar without a place than one that tells.
    """
    if at_home or kind == AppointmentKind.HOME_VISIT or child.protection != Protection.NONE:
        return ""
    said = folded(place)
    words = set(re.findall(r"\w+", said))
    if _MANY_DIGITS.search(re.sub(r"[\s-]", "", place)):
        return ""
    homes = _homes(child, on=on)
    names = {*_names_around(child, on=on), *names, *(home.name for home in homes)}
    named = any(_is_the_name(word, name) for word in words for name in _words_of(names))
    if named or any(home in said or said in home for home in _addresses(homes) if said):
        return ""
    return place


def _is_the_name(word: str, name: str) -> bool:
    """The word itself, or one that begins with it ("Frejas skole", "hos Thorsens") where the name is long enough."""
    return word == name or (len(name) >= _SHORTEST_WORD and word.startswith(name))


def _words_of(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in re.findall(r"\w+", folded(name))}


def _names_around(child: Child, *, on: date) -> set[str]:
    ties = Tie.objects.on(on).filter(child=child.pk)
    return {child.name, child.called, *ties.values_list("adult__name", flat=True)}


def _homes(child: Child, *, on: date) -> list[Home]:
    """Where the child and its adults live: a foster family goes by its name."""
    adults = Tie.objects.on(on).filter(child=child.pk).values("adult")
    lives = Residence.objects.on(on).filter(Q(child=child.pk) | Q(adult__in=adults))
    return list(Home.objects.filter(pk__in=lives.values("home")))


def _addresses(homes: Iterable[Home]) -> set[str]:
    """The folded addresses, each whole and without what follows the comma."""
    whole = {home.address_key for home in homes}
    return {address for each in whole for address in (each, each.split(",")[0].strip()) if address}
