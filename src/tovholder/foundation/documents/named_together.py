"""Post about several children: their names read off the letter, with a comma between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.showing import shown_name
from tovholder.foundation.families.siblings import siblings_of

_BETWEEN = re.compile(r"\s*,\s*|\s+og\s+|\s*&\s*")
_A_FEW = 5  # children of one name whose families are looked through


def one_and_the_others(words: str) -> tuple[str, list[str]]:
    """Which of the names to search for, and the other names: the longest tells most ("Ida, Bo og Liv Lund")."""
    names = [name for name in _BETWEEN.split(words.strip()) if name]
    if len(names) < 2:
        return words, []
    longest = max(names, key=len)
    names.remove(longest)
    return longest, names


def family_named(found: Sequence[Child], others: Sequence[str], *, reader: Reader) -> list[Child]:
    """The one among those found whose siblings bear the other names, and those siblings; nobody when it is unclear.

    Found alone, it comes also where a sibling's name is not known: then with those that are.
    """
    if len(found) == 1:
        return [found[0], *_called(siblings_of(found[0], reader=reader), others)]
    if not others or len(found) > _A_FEW:
        return []
    families = [[child, *_called(siblings_of(child, reader=reader), others)] for child in found]
    whole = [family for family in families if len(family) == 1 + len(others)]
    return whole[0] if len(whole) == 1 else []


def _called(siblings: Sequence[Child], names: Sequence[str]) -> list[Child]:
    """For each of the names the one sibling who bears it; where two do, neither."""
    bearing = ([child for child in siblings if _bears(child, name)] for name in names)
    return list(dict.fromkeys(each[0] for each in bearing if len(each) == 1))


def _bears(child: Child, name: str) -> bool:
    own = folded(shown_name(child)).split()
    return all(any(word.startswith(part) for word in own) for part in folded(name).split())
