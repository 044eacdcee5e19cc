"""How a log line looks: one JSON object, never a person's name, number or words in it."""

from __future__ import annotations

import logging
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

_TEN_DIGITS = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")


def without_cpr(_: Any, __: str, event: MutableMapping[str, Any]) -> dict[str, Any]:
    """Blacken anything that looks like a CPR number before it reaches the log."""
    return {key: _blackened(value) for key, value in event.items()}


def _blackened(value: Any) -> Any:
    return _TEN_DIGITS.sub("██████-████", value) if isinstance(value, str) else value


def line_formatter() -> logging.Formatter:
    """The formatter named in the settings."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_cpr,
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            without_cpr,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
