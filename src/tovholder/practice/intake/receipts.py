"""The receipt number (modtagelsesnummer): proof that a notification is stored, and nothing about anybody."""

from __future__ import annotations

import re

from tovholder.foundation.chronicle.identity import chance_bytes

# Crockford's alphabet of 32: no I, L, O or U, so that a number read aloud is written down right.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, LETTERS = 4, 4  # 16 letters of 5 bits: 80 bits of chance
_MISREAD = str.maketrans("OIL", "011")
_BITS = range((GROUPS * LETTERS - 1) * 5, -1, -5)  # where each letter's five begin, from the left


def new_receipt() -> str:
    """A receipt nobody can guess, such as FB-7K3M-09QX-4TRZ-H2VW."""
    chance = int.from_bytes(chance_bytes(GROUPS * LETTERS * 5 // 8))
    letters = "".join([ALPHABET[chance >> bits & 31] for bits in _BITS])
    return "-".join(("FB", *(letters[at : at + LETTERS] for at in range(0, len(letters), LETTERS))))


def receipt_in(text: str) -> str:
    """The receipt that the text is, as it was read aloud or written down; empty when it is none.

    Blanks and hyphens do not matter, nor small letters, nor a letter that looks like a figure.
    """
    plain = re.sub(r"[\s-]", "", text).upper().translate(_MISREAD)
    if not re.fullmatch(f"FB[{ALPHABET}]{{{GROUPS * LETTERS}}}", plain):
        return ""
    letters = plain[2:]
    return "-".join(("FB", *(letters[at : at + LETTERS] for at in range(0, len(letters), LETTERS))))
