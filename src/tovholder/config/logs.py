"""How a log line looks: one JSON object, never a person's name, number or words in it."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator, MutableMapping
from types import TracebackType
from typing import Any

import structlog

_TEN_DIGITS = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")
# Addresses that open without a log-in to whoever knows them: a colleague's calendar, the receipt of a worry.
_OPENING = re.compile(r"(/aftaler/kalender/|/underret/kvittering/)[^/\s]+")


def without_secrets(_: Any, __: str, event: MutableMapping[str, Any]) -> dict[str, Any]:
    """Blacken what looks like a CPR number, and what opens an address, before it reaches the log."""
    return {key: _blackened(value) for key, value in event.items()}


def _blackened(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return _OPENING.sub(r"\1████", _TEN_DIGITS.sub("██████-████", value))


ExceptionTold = tuple[type[BaseException], BaseException, TracebackType | None]


def where_it_went_wrong(exc_info: ExceptionTold) -> str:
    """The kinds of the exceptions, the first cause first, and where in the code; never their messages.

    A message may quote what somebody wrote, and the database's quotes the whole row it refused.
    """
    return "\n".join(
        "".join(traceback.format_tb(error.__traceback__)) + _kind(error)
        for error in reversed(list(_causes(exc_info[1])))
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The exception and what it came of."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _kind(error: BaseException) -> str:
    """The exception's name; of the database's also its number and the constraint that was broken."""
    diagnosis = getattr(error, "diag", None)
    facts = [getattr(diagnosis, name, None) for name in ("sqlstate", "table_name", "constraint_name")]
    return " ".join([type(error).__qualname__, *(fact for fact in facts if fact)])


def line_formatter() -> logging.Formatter:
    """The formatter named in the settings."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_secrets,
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.ExceptionRenderer(where_it_went_wrong),
            without_secrets,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
