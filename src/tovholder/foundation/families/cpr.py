"""CPR numbers: ten digits, never judged by modulus 11 (numbers without it are issued since 2007)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

# Hyphens and dashes a keyboard, a telephone or a word processor puts between the six and the four.
_BETWEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212-]")


class NotACprNumber(ValueError):
    """The text is not a CPR number; the message tells a person what to do."""


def cleaned_cpr(text: str) -> str:
    """The ten digits of a CPR number written with or without hyphen, dash or space, in any width of digits.

    Raises NotACprNumber when there are not ten digits. The date in it is not judged:
    replacement numbers (erstatningspersonnumre) have days over 60.
    """
    digits = _BETWEEN.sub("", unicodedata.normalize("NFKC", text))
    if not re.fullmatch(r"[0-9]{10}", digits):
        raise NotACprNumber("Et CPR-nummer har ti cifre. Skriv alle ti, eller lad feltet stå tomt.")
    return digits


def birth_date_in(cpr: str) -> date | None:
    """The birth date the number says, by the century table of the CPR office; None for a replacement number."""
    day, month, year, seventh = int(cpr[:2]), int(cpr[2:4]), int(cpr[4:6]), int(cpr[6])
    try:
        return date(_century(year, seventh) + year, month, day)
    except ValueError:
        return None


def _century(year: int, seventh: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800
