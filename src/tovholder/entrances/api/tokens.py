"""Which system knocks: a bearer token, known by its SHA-256."""

from __future__ import annotations

import time
from hashlib import sha256
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.organisation.queries import token_of

# A token taken back stops working within this many seconds in every process.
REMEMBERED_S = 5.0
_known: dict[str, tuple[UUID, float]] = {}


class SystemRequest(HttpRequest):
    """A request from another system whose token is known: `auth` is the token's id."""

    auth: UUID


class KnownSystem(HttpBearer):
    """Lets in a system with a token in force today; `request.auth` is the token's id."""

    def __call__(self, request: HttpRequest) -> UUID | None:
        """Who knocks, or None. As Ninja asks it, without drawing up all the headers first."""
        scheme, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        return self.authenticate(request, token) if scheme.lower() == self.openapi_scheme else None

    def authenticate(self, request: HttpRequest, token: str) -> UUID | None:
        """The token's id, or None for one we do not know."""
        digest = sha256(token.encode()).hexdigest()
        remembered = _known.get(digest)
        if remembered is not None and remembered[1] > time.monotonic():
            return remembered[0]
        _known.pop(digest, None)
        found = token_of(digest, on=danish_day(timezone.now()))
        if found is None:
            return None
        _known[digest] = (found.pk, time.monotonic() + REMEMBERED_S)
        return found.pk
