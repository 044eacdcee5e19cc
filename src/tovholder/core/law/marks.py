"""The marks of an event (mærker): the facts its line carries, and whether they are the ones asked for."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Marks = Mapping[str, Any]
Wanted = Callable[[Marks], bool]


def marks_wanted(wanted: Marks) -> Wanted | None:
    """The question whether an event's marks are all those that are wanted; None when none are.

    A mark wanted as true or false asks whether the event has it, and not empty; a list means any of these. Where
    the event's own mark is a list, one of its values is enough.
    """
    asked = [_wanted(mark, want) for mark, want in wanted.items()]
    if len(asked) <= 1:
        return asked[0] if asked else None
    return lambda marks: all(is_so(marks) for is_so in asked)


def agrees(marks: Marks, wanted: Marks) -> bool:
    """Whether marks speak against none of those that are wanted: one that is not carried fits."""
    return all(is_as_wanted(marks[mark], want) for mark, want in wanted.items() if mark in marks)


def is_as_wanted(value: Any, want: Any) -> bool:
    """Whether the value of a mark is the one, or one of those, that is wanted."""
    if isinstance(want, bool):
        return bool(value) is want
    return _is_one_of(value, want if isinstance(want, list) else [want])


def _wanted(mark: str, want: Any) -> Wanted:
    # made once and asked millions of times: the two commonest questions have a short way
    if want is True:
        return lambda marks: bool(marks.get(mark))
    if want is False:
        return lambda marks: not marks.get(mark)
    wanted = want if isinstance(want, list) else [want]
    return lambda marks: _is_one_of(marks.get(mark), wanted)


def _is_one_of(value: Any, wanted: Sequence[Any]) -> bool:
    if isinstance(value, (list, tuple)):
        return any(each in wanted for each in value)
    return value in wanted
