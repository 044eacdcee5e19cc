"""How log-in behaves here: nobody signs up by themselves; second factors are sealed at rest."""

from __future__ import annotations

import base64
import time
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest

_JUST_NOW = 300  # seconds


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth tells no types
    """Users are made by the administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: there is no page to sign up on."""
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not for who has just logged in: nobody is asked twice for the same password on the same morning."""
        records = get_authentication_records(self.request, self.request.user)
        last = max((record["at"] for record in records), default=0.0)
        return bool(time.time() - last > _JUST_NOW)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth tells no types
    """Keeps the secrets of second factors sealed with the data key."""

    def encrypt(self, text: str) -> str:
        """The secret as it is kept."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret as the second factor needs it. Raises InvalidToken when it was changed."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: Any) -> str:
        """What the person's own app calls this log-in: the username, never more."""
        return str(user.username)


def _box() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(sha256(b"second factor" + settings.DATA_KEY.encode()).digest()))
