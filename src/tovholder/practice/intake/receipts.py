"""The receipt number (modtagelsesnummer): proof that a notification is stored, and nothing about anybody."""

from __future__ import annotations

import secrets

# Crockford's alphabet of 32: no I, L, O or U, so that a number read aloud is written down right.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, LETTERS = 4, 4  # 16 letters of 5 bits: 80 bits of chance


def new_receipt() -> str:
    """A receipt nobody can guess, such as FB-7K3M-09QX-4TRZ-H2VW."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))
    return "-".join(("FB", *groups))
