"""What kinds of help, places and contact there are on a day, what they are called, and where they stand in the law."""

from __future__ import annotations

import re
from datetime import date

from tovholder.core.law.codelists import Item, codelist, word_of
from tovholder.foundation.ui.language import as_read

PLACES, CONTACTS = "placement_type", "contact_form"
NETWORK_FAMILY = "1"  # the code of a network foster family in PLACES
CHILDRENS_HOMES = frozenset({"7", "8", "9", "27"})  # institutions and residential homes: børne- og ungehjem
# The lists of help, and the words before the number where a list's code is the number in the law.
_HELP = {
    "support_bl32": "Barnets lov § 32, stk. 1, nr. {}",
    "support_sel52": "Serviceloven § 52, stk. 3, nr. {}",
    "early_prevention_bl30": "",
    "support_dst_other": "",
}
_ELSEWHERE = "support_dst_other"
_IN_BRACKETS = re.compile(r"\s*\(((?:BL|SEL|ungdomskriminalitetsloven)?\s*§[^)]*)\)$")
_WHOLE_LAW = {"BL": "Barnets lov", "SEL": "Serviceloven", "ungdomskriminalitetsloven": "Ungdomskriminalitetsloven"}


def measure_kinds(*, on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """The kinds of help that could be given that day, list by list, as choices of a form.

    Help under another law is called nearly what ours is, and may be meant for others: there the law stands beside.
    """
    found = []
    for name in _HELP:
        items = [(f"{name}:{item.code}", _called(name, item)) for item in codelist(name).on(on)]
        if items:
            found.append((codelist(name).danish, items))
    return found


def _called(name: str, item: Item) -> str:
    kind = _IN_BRACKETS.sub("", as_read(item.da))
    return f"{kind} ({paragraph_of(f'{name}:{item.code}')})" if name == _ELSEWHERE else kind


def kind_label(kind: str) -> str:
    """What a kind of help is called; as it stands where it is no code of a list (what was written before the lists)."""
    name, _, code = kind.partition(":")
    if name not in _HELP:
        return word_of(kind, "support_bl32") if kind.isdecimal() else kind
    return _IN_BRACKETS.sub("", word_of(code, name))


def kind_as_read(kind: str) -> str:
    """What a kind of help is called, as this page's reader reads it."""
    name, _, code = kind.partition(":")
    return _IN_BRACKETS.sub("", as_read(word_of(code, name))) if name in _HELP else as_read(kind_label(kind))


def paragraph_of(kind: str) -> str:
    """Where a kind of help stands in the law: "Barnets lov § 32, stk. 1, nr. 5"; empty when nobody knows."""
    name, _, code = kind.partition(":")
    if name not in _HELP:
        return ""
    if _HELP[name]:
        return _HELP[name].format(code)
    told = _IN_BRACKETS.search(word_of(code, name))
    if told is None:
        return ""
    law, _, rest = told[1].partition("§")
    return f"{_WHOLE_LAW.get(law.strip(), 'Ungdomskriminalitetsloven')} § {rest.strip()}"


def place_kinds(*, on: date) -> list[tuple[str, str]]:
    """The kinds of places a child could be placed in that day (the codes of Danmarks Statistik)."""
    return codelist(PLACES).choices(on)


def place_label(code: str) -> str:
    """What a kind of place is called."""
    return word_of(code, PLACES)


def contact_forms(*, on: date) -> list[tuple[str, str]]:
    """The forms of contact with the family that can be decided; a pause is decided on a page of its own."""
    return codelist(CONTACTS).choices(on, but_not=("pause",))


def contact_label(code: str) -> str:
    """What a form of contact is called."""
    return word_of(code, CONTACTS)
