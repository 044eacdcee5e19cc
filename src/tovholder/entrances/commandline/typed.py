"""What is typed after a command, read; what cannot be read is told in Danish."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date


def whole_number(text: str) -> int:
    """A whole number, 300. Raises ArgumentTypeError, which argparse tells the person."""
    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f"»{text}« er ikke et helt tal. Skriv for eksempel 300.") from None


def day(text: str) -> date:
    """A day, 2026-06-30. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"»{text}« er ikke en dato. Skriv år, måned og dag: 2026-06-30.") from None
