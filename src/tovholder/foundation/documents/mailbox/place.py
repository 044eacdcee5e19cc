"""Which mailbox is fetched from, as the settings name it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
Choice = TypeVar("Choice", bound=StrEnum)


class Security(StrEnum):
    """How the line to the mail server is kept from others."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class Afterwards(StrEnum):
    """What becomes of a message in the mailbox once it lies in the basket."""

    MOVE = "move"
    MARK = "mark"


@dataclass(frozen=True)
class Place:
    """A mailbox on a mail server, and what is done with what has been fetched."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str
    security: Security
    afterwards: Afterwards
    taken_folder: str

    @property
    def key(self) -> str:
        """The mailbox's own mark: another server, user or folder is another mailbox."""
        return sha256("\n".join((self.host, self.user, self.folder)).encode()).hexdigest()

    @property
    def lies_in(self) -> str:
        """Where somebody finds a message that has been fetched, in words."""
        return f"mappen »{self.taken_folder}«" if self.afterwards is Afterwards.MOVE else f"mappen »{self.folder}«"


def configured_mailbox() -> Place | None:
    """The mailbox of the settings (IMAP_…), or None when none is named.

    Raises ImproperlyConfigured, naming the setting, when one is missing or misspelt, and when passwords and mails
    would travel in the open: a line without TLS is for a try-out on one machine only.
    """
    if not settings.IMAP_HOST:
        return None
    for name in ("IMAP_USER", "IMAP_PASSWORD"):
        if not getattr(settings, name):
            raise ImproperlyConfigured(f"Indstillingen {name} mangler. Se docs/howto/settings.md.")
    security = _one_of(Security, "IMAP_SECURITY")
    if security is Security.NONE and not (settings.DEMO and settings.IMAP_HOST in _THIS_MACHINE):
        raise ImproperlyConfigured(
            "IMAP_SECURITY skal være tls eller starttls: uden TLS kan andre læse med. Se docs/howto/settings.md."
        )
    return Place(
        host=settings.IMAP_HOST,
        port=settings.IMAP_PORT,
        user=settings.IMAP_USER,
        password=settings.IMAP_PASSWORD,
        folder=settings.IMAP_FOLDER,
        security=security,
        afterwards=_one_of(Afterwards, "IMAP_AFTERWARDS"),
        taken_folder=settings.IMAP_TAKEN_FOLDER,
    )


def _one_of(choices: type[Choice], name: str) -> Choice:
    value = getattr(settings, name)
    try:
        return choices(value)
    except ValueError:
        names = " eller ".join(choices)
        raise ImproperlyConfigured(f"{name} kan være {names}, ikke »{value}«. Se docs/howto/settings.md.") from None
