"""The marks of an event (mærker): the facts its line carries, and whether they are the ones asked for."""

from collections.abc import Mapping
from typing import Any

from tovholder.core.law.events import Event

Marks = Mapping[str, Any]


def has_marks(event: Event, wanted: Marks) -> bool:
    """Whether an event carries every mark that is wanted.

    A mark wanted as true or false asks whether the event has it, and not empty; a list means any of these. Where
    the event's own mark is a list, one of its values is enough.
    """
    marks = event.marks
    return all(is_as_wanted(marks.get(mark), want) for mark, want in wanted.items())


def agrees(event: Event, wanted: Marks) -> bool:
    """Whether an event speaks against none of the marks that are wanted: one it does not carry fits."""
    marks = event.marks
    return all(is_as_wanted(marks[mark], want) for mark, want in wanted.items() if mark in marks)


def is_as_wanted(value: Any, want: Any) -> bool:
    """Whether the value of a mark is the one, or one of those, that is wanted."""
    if isinstance(want, bool):
        return bool(value) is want
    wanted = want if isinstance(want, list) else [want]
    if isinstance(value, (list, tuple)):
        return any(each in wanted for each in value)
    return value in wanted
