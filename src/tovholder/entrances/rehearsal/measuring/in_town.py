"""Measured inside a town made by `tovholder town`, in a process of its own (one process works in one data folder).

    TOVHOLDER_HOME=... python -m tovholder.entrances.rehearsal.measuring.in_town pages 20
    TOVHOLDER_HOME=... python -m tovholder.entrances.rehearsal.measuring.in_town recount

Answers with JSON on stdout. The pages are those of an ordinary caseworker, of the leader of the same unit, and of
somebody in Modtagelsen.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tovholder.config.opening import opened
from tovholder.entrances.rehearsal.measuring.town_pages import PAGES, SEARCH, Who

if TYPE_CHECKING:
    from tovholder.entrances.rehearsal.measuring.visiting import Knock
    from tovholder.foundation.accounts.models import User

KILOBYTES = 1024  # the system tells the most memory used in these


def main(words: list[str]) -> int:
    """Measure what is asked for; the exit status."""
    with opened():
        answer = _recounted() if words[:1] == ["recount"] else _visited(int(words[1]))
    print(json.dumps(answer))
    return 0


def _visited(times: int) -> dict[str, Any]:
    """By page: milliseconds of each visit, and the most statements of a request; nothing for one that is missing."""
    from tovholder.entrances.rehearsal.measuring import visiting

    answer: dict[str, Any] = {}
    with visiting.as_in_operation():
        for name, who, knocks in _pages():
            try:
                visit = visiting.visit(visiting.logged_in(who), knocks)
            except visiting.PageMissing as missing:
                print(f"{name}: {missing}", file=sys.stderr)
                continue
            answer[name] = {"sql": visiting.statements(visit), "ms": visiting.timed(visit, times)}
    return answer


def _pages() -> Iterator[tuple[str, User, list[Knock]]]:
    """Each page: its name, who opens it, and what is asked for."""
    from tovholder.entrances.rehearsal.measuring.ordinary import ordinary_caseworker
    from tovholder.entrances.rehearsal.measuring.visiting import get, search

    ordinary = ordinary_caseworker()
    child = ordinary.child
    users = {Who.CASEWORKER: ordinary.user, Who.LEADER: ordinary.leader, Who.INTAKE: ordinary.intake}
    for name, page in PAGES.items():
        about = (child.pk,) if page.about_child else ()
        knocks = search(child.name.split()[-1]) if name == SEARCH else get(page.address, *about)
        yield name, users[page.opened_by], knocks


def _recounted() -> dict[str, Any]:
    """Everybody's duties counted anew and compared; seconds, and the memory of the largest process."""
    from django.utils import timezone

    from tovholder.foundation.chronicle.hands import hands_here
    from tovholder.foundation.deadlines.comparing import compare_everybody

    began = time.perf_counter()
    parts = list(compare_everybody(now=timezone.now(), hands=hands_here()))
    usage = (resource.getrusage(whose).ru_maxrss for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "seconds": time.perf_counter() - began,
        "peak_mb": max(usage) / KILOBYTES,
        "children": sum(part.children for part in parts),
        "different": sum(len(part.different) for part in parts),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
