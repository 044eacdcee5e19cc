"""The keys other systems knock with: shown once, kept as their SHA-256 only."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256

from tovholder.core.time.calendar import ONE_DAY, danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.organisation.models import ApiToken

_BYTES = 32


def digest_of(clear: str) -> str:
    """What is kept of a key, and it is looked up by."""
    return sha256(clear.encode()).hexdigest()


def issue_token(name: str, *, at: datetime, by: Author) -> str:
    """Cut a key for a system and give it in clear text, this once: nobody can read it back afterwards."""
    clear = secrets.token_urlsafe(_BYTES)
    with open_book(at=at, by=by) as book:
        token = book.add(ApiToken(name=name, digest=digest_of(clear), starts=danish_day(at)))
        book.line("token issued", about=(), happened_at=at, facts={"token": str(token.pk)})
    return clear


def revoke_token(token: ApiToken, *, because: str = "", at: datetime, by: Author) -> None:
    """The key opens nothing from now on, also not for the rest of today; that it was there is kept."""
    facts = {"token": str(token.pk)} | ({"because": because} if because else {})
    with open_book(at=at, by=by) as book:
        token.digest = digest_of(secrets.token_hex(_BYTES))
        token.ends = max(danish_day(at), token.starts + ONE_DAY)
        book.change(token, "digest", "ends")
        book.line("token revoked", about=(), happened_at=at, facts=facts)
