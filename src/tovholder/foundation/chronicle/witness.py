"""The witness: the last seal, noted outside the database.

Whoever may do anything in the database can cut off its newest lines together with their seals, and the chain that is
left looks whole. The worker therefore notes the last seal in the data folder, and the check looks for that seal.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

WITNESS = "last_seal"  # the name of the note in the data folder


@dataclass(frozen=True)
class Witness:
    """A seal that has been seen: its number, and its 32 bytes."""

    number: int
    seal: bytes


def note_seal(file: Path, seen: Witness) -> None:
    """Note the seal, whole or not at all."""
    new = file.with_suffix(".new")
    new.write_text(f"{seen.number} {seen.seal.hex()}\n")
    os.replace(new, file)


def noted_seal(file: Path) -> Witness | None:
    """The seal last noted; None when none was, or the note cannot be read."""
    try:
        number, seal = file.read_text().split()
        return Witness(int(number), bytes.fromhex(seal))
    except (OSError, ValueError):
        return None
