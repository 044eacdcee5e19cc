"""The same button pressed twice does one thing, and the second press is answered as the first one was.

The page carries a key; the deed uses it up, and where it led stands with it:

    @answered_once
    def set_hold(request: StaffRequest, concern_id: UUID) -> HttpResponse:
        ...
        only_once = once(request, done=reverse("intake:assess", args=[concern_id]))
        ...
        return redirect(only_once.do(deed))
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tovholder.foundation.access.requests import StaffRequest
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.drafts.sealed import typed_in
from tovholder.practice.intake.models import AnsweredRequest

SCOPE = "modtagelsens-side"
LONGEST_KEY = 64

Rest = ParamSpec("Rest")
View = Callable[Concatenate[StaffRequest, Rest], HttpResponse]


class DoneAlready(Exception):
    """The other press of the button was first; nothing is to be done."""


@dataclass(frozen=True)
class Once:
    """One sending of one form; `done` is where it leads, unless the deed says otherwise."""

    key: str
    body: bytes
    done: str

    def use_up(self) -> None:
        """Claim the key, first in the transaction of the deed. Raises DoneAlready for the one who comes second."""
        try:
            with transaction.atomic():
                AnsweredRequest.objects.create(
                    scope=SCOPE, key=self.key, body_digest=self.body, status=303, answer=self.done.encode()
                )
        except IntegrityError:
            raise DoneAlready from None

    def do(self, deed: Callable[[], str | None]) -> str:
        """Do the deed for the first press only; where it led, also for the second."""
        try:
            with transaction.atomic():
                self.use_up()
                to = deed() or self.done
                if to != self.done:
                    AnsweredRequest.objects.filter(scope=SCOPE, key=self.key).update(answer=to.encode())
        except DoneAlready:
            return _led_to(self.key, self.body) or self.done
        return to


def once(request: StaffRequest, *, done: str) -> Once:
    """What the page was sent with. A key that was used up by something else is followed by a new one."""
    key, body = _key_of(request), print_of(request)
    used = bool(key) and AnsweredRequest.objects.filter(scope=SCOPE, key=key).exclude(body_digest=body).exists()
    return Once(key if key and not used else new_id().hex, body, done)


def answered_once(view: View[Rest]) -> View[Rest]:
    """What has been done is not asked for again: a second press leads where the first one did.

    Also where the page itself is not there any more, because of what the first press did.
    """

    @wraps(view)
    def kindly(request: StaffRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        key = _key_of(request)
        led = _led_to(key, print_of(request)) if key else None
        if led is None:
            return view(request, *args, **kwargs)
        messages.success(request, _("Gemt."))
        return redirect(led)

    return kindly


def print_of(request: StaffRequest) -> bytes:
    """What makes two sendings the same: everything that was typed."""
    return sha256(json.dumps(typed_in(request.POST), sort_keys=True).encode()).digest()


def _key_of(request: StaffRequest) -> str:
    """The page's key; empty when the page is only looked at."""
    sent = request.POST.get("once", "") if request.method == "POST" else ""
    return sent.replace("\x00", "")[:LONGEST_KEY]  # a NUL cannot be stored, nor asked for


def _led_to(key: str, body: bytes) -> str | None:
    """Where the very same led before; None when it has not been done."""
    answered = AnsweredRequest.objects.filter(scope=SCOPE, key=key, body_digest=body).first()
    return bytes(answered.answer).decode() if answered else None
