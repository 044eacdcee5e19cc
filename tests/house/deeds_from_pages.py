"""What the pages can write: the deeds they reach, the law's word for each, and the marks its line can carry."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, partial
from types import CodeType, FunctionType, ModuleType
from typing import Any

from django.urls import get_resolver

from tests.house.pages_that_act import views
from tovholder.core.law.events import EventKind

WORDS = {kind.value: kind for kind in EventKind}
NOT_OF_A_PAGE = ("tovholder.entrances.rehearsal", "tovholder.entrances.commandline", "tovholder.core.law")


@dataclass
class Reached:
    """A function that a page calls, however deep: what it calls in turn, the words of the law and the texts in it."""

    function: FunctionType
    calls: set[FunctionType] = field(default_factory=set)
    kinds: set[EventKind] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    writes: bool = False


def codes_of(code: CodeType) -> Iterator[CodeType]:
    """The code of a function and of those inside it."""
    yield code
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from codes_of(const)


def inside(value: Any, depth: int = 3) -> Iterator[Any]:
    """A value and what lies in it: in a table, a partial, a tuple, a class, a decorated function."""
    yield value
    if not depth:
        return
    parts: list[Any] = []
    if isinstance(value, dict):
        parts = [*value.keys(), *value.values()]
    elif isinstance(value, list | tuple | set | frozenset):
        parts = list(value)
    elif isinstance(value, partial):
        parts = [value.func, *value.args, *value.keywords.values()]
    elif isinstance(value, type) and value.__module__.startswith("tovholder.") and not issubclass(value, Enum):
        parts = [
            one for base in value.__mro__ if base.__module__.startswith("tovholder.") for one in vars(base).values()
        ]
    elif isinstance(value, property):
        parts = [value.fget]
    elif isinstance(value, classmethod | staticmethod):
        parts = [value.__func__]
    elif isinstance(value, FunctionType):
        parts = [cell.cell_contents for cell in value.__closure__ or () if cell_is_full(cell)]
        parts += [value.__wrapped__] if hasattr(value, "__wrapped__") else []
    elif type(value).__module__.startswith("tovholder."):
        parts = list(getattr(value, "__dict__", {}).values())
    for part in parts:
        yield from inside(part, depth - 1)


def cell_is_full(cell: Any) -> bool:
    try:
        return cell.cell_contents is not None
    except ValueError:
        return False


def is_ours(value: Any) -> bool:
    return (
        isinstance(value, FunctionType)
        and value.__module__.startswith("tovholder.")
        and not value.__module__.startswith(NOT_OF_A_PAGE)
    )


def read(function: FunctionType) -> Reached:
    found = Reached(function)
    around = function.__globals__
    for code in codes_of(function.__code__):
        names = set(code.co_names)
        found.writes |= "line" in names or "tell" in names
        for const in code.co_consts:
            for each in const if isinstance(const, tuple) else (const,):
                if isinstance(each, str):
                    found.texts.add(each)
        found.texts |= names
        if "EventKind" in names:
            found.kinds |= {EventKind[name] for name in names & EventKind.__members__.keys()}
        values = [around[name] for name in names if name in around]
        modules = [
            value for value in values if isinstance(value, ModuleType) and value.__name__.startswith("tovholder")
        ]
        values += [vars(module)[name] for module in modules for name in names if name in vars(module)]
        for value in values:
            if isinstance(value, ModuleType):
                continue
            for each in inside(value):
                if is_ours(each):
                    found.calls.add(each)
                elif isinstance(each, str):
                    found.texts.add(str(each))
    found.kinds |= {WORDS[text] for text in found.texts & WORDS.keys()}
    return found


@cache
def reached() -> dict[FunctionType, Reached]:
    """Every function of the house that a page, or somebody who hears of what a page did, calls."""
    waiting = [each for view in views(get_resolver()) for each in inside(view) if is_ours(each)]
    for name, module in list(sys.modules.items()):
        if name.startswith("tovholder.") and name.endswith(".receivers"):
            waiting += [each for each in vars(module).values() if is_ours(each)]
    found: dict[FunctionType, Reached] = {}
    while waiting:
        function = waiting.pop()
        if function not in found:
            found[function] = read(function)
            waiting += found[function].calls
    return found


@cache
def writers() -> dict[EventKind, set[FunctionType]]:
    """The deeds by the word of their line: in a module that writes lines, and not where one only asks or fills in."""
    writing = {each.function.__module__ for each in reached().values() if each.writes}
    found: dict[EventKind, set[FunctionType]] = {}
    for each in reached().values():
        rooms = set(each.function.__module__.split("."))
        if each.function.__module__ in writing and not rooms & {"queries", "forms"}:
            for kind in each.kinds:
                found.setdefault(kind, set()).add(each.function)
    return found


def kinds_written() -> set[EventKind]:
    """What the pages can tell the clocks has happened."""
    return set(writers())


@cache
def texts_beside(kind: EventKind) -> frozenset[str]:
    """Every text and name in the deeds that write this word, in what calls them, and in what they call of the deeds."""
    calling = [each.function for each in reached().values() if each.calls & writers()[kind]]
    waiting, seen = [*writers()[kind], *calling], set[FunctionType]()
    while waiting:
        function = waiting.pop()
        if function in seen or function not in reached() or ".views" in function.__module__:
            continue
        seen.add(function)
        waiting += reached()[function].calls
    return frozenset(text for function in seen for text in reached()[function].texts)
