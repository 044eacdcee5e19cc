"""Answers from a list that nobody is sent back for: a code we do not know is taken along, and the deed flags it.

A page may have been opened before midnight on New Year's Eve, when the code lists were still yesterday's.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict


class OneOf(forms.ChoiceField):
    """An answer from a list."""

    def valid_value(self, value: Any) -> bool:
        """Nobody is sent back for a code."""
        return True


class SomeOf(forms.MultipleChoiceField):
    """The same with several answers."""

    def valid_value(self, value: Any) -> bool:
        """Nobody is sent back for a code."""
        return True


def without_nul(posted: QueryDict) -> QueryDict:
    """What was typed without NUL: no database keeps it, and nobody could see it to take it out again."""
    typed = QueryDict(mutable=True)
    for name, values in posted.lists():
        typed.setlist(name, [str(value).replace("\x00", "") for value in values])
    return typed
