"""How files are kept: sealed with AES-GCM, each for its own row."""

from __future__ import annotations

import os
from functools import cache

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE = 12  # bytes, as AES-GCM wants it


@cache
def _key() -> bytes:
    """A key of its own, drawn from the installation's: what seals files opens nothing else."""
    derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"documents")
    return derived.derive(settings.DATA_KEY.encode())


def seal_file(data: bytes, *, place: str) -> bytes:
    """The bytes sealed for one place (table and row): moved to another row they cannot be opened."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(_key()).encrypt(nonce, data, place.encode())


def unseal_file(sealed: bytes, *, place: str) -> bytes:
    """The sealed bytes. Raises cryptography.exceptions.InvalidTag when they were changed or moved."""
    view = memoryview(sealed)
    return AESGCM(_key()).decrypt(bytes(view[:NONCE]), view[NONCE:], place.encode())
