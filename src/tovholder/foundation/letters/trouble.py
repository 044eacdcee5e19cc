"""Why something was not delivered."""

from __future__ import annotations


class NotDelivered(RuntimeError):
    """The other side could not or would not take it; the text names no person and no address."""


class Refused(NotDelivered):
    """It will not be taken however often it is tried; a person must find another way."""
