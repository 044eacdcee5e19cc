"""The same button pressed twice does one thing: the page carries a key, and the key is used up by the deed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256

from django.db import IntegrityError, transaction

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.drafts.sealed import typed_in
from tovholder.practice.intake.models import AnsweredRequest

LONGEST_KEY = 64


class DoneAlready(Exception):
    """The other press of the button was first; nothing is to be done."""


@dataclass(frozen=True)
class Once:
    """One sending of one form. `again`: the very same has been done; `done` is where it led."""

    scope: str
    key: str
    body: bytes
    done: str
    again: bool

    def use_up(self) -> None:
        """Claim the key, first in the transaction of the deed. Raises DoneAlready for the one who comes second."""
        try:
            with transaction.atomic():
                AnsweredRequest.objects.create(
                    scope=self.scope, key=self.key, body_digest=self.body, status=303, answer=self.done.encode()
                )
        except IntegrityError:
            raise DoneAlready from None


def once(request: StaffRequest, *, scope: str, done: str) -> Once:
    """What the page was sent with. A key that was used up by something else is followed by a new one."""
    key = request.POST.get("once", "").replace("\x00", "")[:LONGEST_KEY]  # a NUL cannot be stored, nor asked for
    body = print_of(request)
    if not key or request.method != "POST":
        return Once(scope, new_id().hex, body, done, again=False)
    answered = AnsweredRequest.objects.filter(scope=scope, key=key).first()
    if answered is None:
        return Once(scope, key, body, done, again=False)
    if bytes(answered.body_digest) == body:
        return Once(scope, key, body, done, again=True)
    return Once(scope, new_id().hex, body, done, again=False)


def print_of(request: StaffRequest) -> bytes:
    """What makes two sendings the same: everything that was typed."""
    return sha256(json.dumps(typed_in(request.POST), sort_keys=True).encode()).digest()
