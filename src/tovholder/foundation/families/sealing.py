"""How the most sensitive values are kept: sealed with AES-GCM, found again by a keyed print."""

from __future__ import annotations

import hmac
import os
from functools import cache
from hashlib import sha256

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


@cache
def _key(purpose: str) -> bytes:
    derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose.encode())
    return derived.derive(settings.DATA_KEY.encode())


def seal(value: str, *, place: str) -> bytes:
    """The value sealed for one place (table and row): moved to another row it cannot be opened."""
    return seal_bytes(value.encode(), place=place)


def seal_bytes(data: bytes, *, place: str) -> bytes:
    """The same for what is no text."""
    nonce = os.urandom(12)
    return nonce + AESGCM(_key("seal")).encrypt(nonce, data, place.encode())


def unseal(sealed: bytes | memoryview, *, place: str) -> str:
    """The sealed value. Raises cryptography.exceptions.InvalidTag when it was changed or moved."""
    return unseal_bytes(sealed, place=place).decode()


def unseal_bytes(sealed: bytes | memoryview, *, place: str) -> bytes:
    """The same for what is no text."""
    sealed = bytes(sealed)
    return AESGCM(_key("seal")).decrypt(sealed[:12], sealed[12:], place.encode())


def lookup_print(value: str) -> bytes:
    """A keyed print of an exact value, to find it by without reading it."""
    return hmac.new(_key("lookup"), value.encode(), sha256).digest()
