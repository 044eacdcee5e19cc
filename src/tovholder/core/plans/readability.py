"""How easy a text is to read (LIX, læsbarhedsindeks): advice to the writer, never a stop."""

from __future__ import annotations

import re
from dataclasses import dataclass

EASY = 30  # ours: what a child's page should stay at or under
LONG_WORD = 7  # a word is long with more than six letters
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_END = re.compile(r"[.!?:]+|\n\s*\n|\n")


@dataclass(frozen=True)
class Reading:
    """How a text reads. `lix` is None for a text too short to say anything of."""

    lix: int | None
    words: int
    long_words: tuple[str, ...]

    @property
    def is_easy(self) -> bool:
        """A child can be expected to read it; a text too short to measure is not advised on."""
        return self.lix is None or self.lix <= EASY


def readability(text: str) -> Reading:
    """LIX = words per sentence + share of words over six letters in percent.

    Carl-Hugo Björnsson's index (Läsbarhet, 1968). Under ten words it says nothing.
    """
    words = _WORD.findall(text)
    long_words = tuple(dict.fromkeys(word for word in words if len(word) >= LONG_WORD))
    if len(words) < 10:
        return Reading(None, len(words), long_words)
    sentences = sum(1 for part in _END.split(text) if _WORD.search(part)) or 1
    share = 100 * sum(len(word) >= LONG_WORD for word in words) / len(words)
    return Reading(round(len(words) / sentences + share), len(words), long_words)
