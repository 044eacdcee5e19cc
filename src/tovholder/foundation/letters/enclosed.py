"""What lies in the envelope with a letter (bilag): asked of the room that keeps the files, when the letter goes out."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from tovholder.foundation.letters.announcements import enclosures_wanted
from tovholder.foundation.letters.models import Letter


@dataclass(frozen=True)
class EnclosedFile:
    """A file as it is sent along: under a name that tells of nobody."""

    name: str
    media_type: str
    data: bytes

    @property
    def mark(self) -> dict[str, str]:
        """What tells that this very file was taken, and nothing of what is in it."""
        return {"name": self.name, "digest": sha256(self.data).hexdigest()}


def enclosed_with(letter: Letter) -> list[EnclosedFile]:
    """The files that were checked and put in with the letter, in the order they were put in."""
    answers: list[tuple[Any, Any]] = enclosures_wanted.send(sender=Letter, letter=letter)
    return [file for _who, files in answers for file in files]
