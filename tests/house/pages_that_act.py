"""The pages of the house, and what each of them calls: for rules that every page must follow."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import partial
from types import CodeType, FunctionType, ModuleType
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


def views(resolver: URLResolver | None = None) -> Iterator[Callable[..., Any]]:
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            yield each.callback
        else:
            yield from views(each)


def name_of(view: Callable[..., Any]) -> str:
    return f"{view.__module__.split('.')[2]}.{view.__name__}"


def only_looks(view: Callable[..., Any]) -> bool:
    """Whether the page answers a POST with 405 before anything else; the view itself is never reached."""
    source = inspect.getsource(view)
    return "@require_safe" in source.split("def ")[0]


def used_by(code: CodeType) -> set[str]:
    """The names that a function and those inside it use."""
    inner = [used_by(each) for each in code.co_consts if isinstance(each, CodeType)]
    return set(code.co_names).union(*inner)


def called(view: Callable[..., Any]) -> Iterator[Any]:
    """What the view calls of the house, however deep in the rooms' views; partials as they are."""
    waiting: list[Any] = [view, *(cell.cell_contents for cell in getattr(view, "__closure__", None) or ())]
    seen: list[Any] = []
    while waiting:
        each = waiting.pop()
        if isinstance(each, partial):
            yield each
            each = each.func
        each = inspect.unwrap(each) if callable(each) else each
        if not isinstance(each, FunctionType) or each in seen or not each.__module__.startswith("tovholder."):
            continue
        seen.append(each)
        yield each
        if ".views" not in each.__module__:
            continue
        names = used_by(each.__code__)
        around = [each.__globals__.get(name) for name in names]
        modules = [one for one in around if isinstance(one, ModuleType) and ".views" in one.__name__]
        waiting += [*around, *(getattr(module, name, None) for module in modules for name in names)]
