"""What is different between two versions of a plan, in words a family can read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol
from uuid import UUID

GONE_THROUGH = "Planen er gennemgået; målene er de samme."
SAID = ("see", "do", "who", "by_when", "measure", "part")
_WORDS = {
    "do": "det, vi gør",
    "who": "hvem der gør det",
    "by_when": "hvornår",
    "measure": "hvordan vi ser det",
    "part": "hvad det handler om",
}


class Goal(Protocol):
    """A goal as far as a comparison needs it."""

    thread: UUID
    see: str


def what_changed(before: Iterable[Goal], now: Iterable[Goal], *, wish_before: str, wish_now: str) -> str:
    """New, changed and dropped goals and a rewritten wish, one line each; empty when nothing differs."""
    old = {goal.thread: goal for goal in before}
    new = {goal.thread: goal for goal in now}
    lines = [f"Nyt mål: {goal.see}" for thread, goal in new.items() if thread not in old]
    for thread, goal in new.items():
        if thread in old and (words := _difference(old[thread], goal)):
            lines.append(words)
    lines += [f"Målet er ikke med længere: {goal.see}" for thread, goal in old.items() if thread not in new]
    if wish_before.strip() != wish_now.strip():
        lines.append("Ønsket er skrevet om.")
    return "\n".join(lines)


def difference(before: Any, now: Any) -> str:
    """The same of two versions as they stand; that it was gone through, where nothing differs."""
    said = what_changed(before.goals.all(), now.goals.all(), wish_before=before.wish, wish_now=now.wish)
    return said or GONE_THROUGH


def _difference(old: Any, new: Any) -> str:
    if old.see != new.see:
        return f"Ændret mål: {new.see} (før: {old.see})"
    parts = [_WORDS[name] for name in SAID if name in _WORDS and getattr(old, name) != getattr(new, name)]
    return f"Ændret ved målet »{new.see}«: {', '.join(parts)}" if parts else ""
