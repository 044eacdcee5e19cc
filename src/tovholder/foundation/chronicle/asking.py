"""What deeds ask of the record: answered by the database, or from memory while a whole life is lived at once.

A made-up town is written by the same deeds as a real municipality (docs/decisions/0016). A page has the database at
hand; in a town nothing is in the database before the family's life is over, so whoever lives it answers instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Told = TypeVar("Told")
Answers = Mapping[Callable[..., Any], Callable[..., Any]]

_answers: ContextVar[Answers | None] = ContextVar("answers", default=None)


class NotInMemory(LookupError):
    """A deed asks something that whoever lives the life has no answer to; the text names the question."""


def asked_by_deeds(question: Callable[Asked, Told]) -> Callable[Asked, Told]:
    """Mark a query that deeds ask, so that it can be answered from memory."""

    @wraps(question)
    def ask(*args: Asked.args, **named: Asked.kwargs) -> Told:
        answers = _answers.get()
        if answers is None:
            return question(*args, **named)
        answer = answers.get(ask)
        if answer is None:
            raise NotInMemory(f"{question.__module__}.{question.__qualname__}")
        told: Told = answer(*args, **named)
        return told

    return ask


@contextmanager
def answered_from_memory(answers: Answers) -> Iterator[None]:
    """Inside, these answers stand in for the queries they are given for; any other marked query is NotInMemory."""
    token = _answers.set(answers)
    try:
        yield
    finally:
        _answers.reset(token)
