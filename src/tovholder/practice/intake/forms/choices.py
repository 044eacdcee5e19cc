"""The code lists as choices: the codes in use on a day, in the list's own order and words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from tovholder.core.law.codelists import codelist

Choices = list[tuple[str, str]]


def codes_of(name: str, *, on: date, but_not: Collection[str] = ()) -> Choices:
    """The codes of a list in force that (Danish) day, as a form shows them."""
    return [(item.code, item.da) for item in codelist(name).on(on) if item.code not in but_not]
