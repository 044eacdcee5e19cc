"""A replay as one page that stands alone: to show a leader, to print, to send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string

from tovholder.entrances.rehearsal.replaying import Replay
from tovholder.entrances.rehearsal.timeline import Sounded, by_rule, in_one_sentence, skipped, terms, timeline

TEMPLATE = "rehearsal/replay.html"


def page_of(replays: Sequence[Replay]) -> str:
    """The HTML of a page with these replays, one after the other. It loads nothing from anywhere."""
    return render_to_string(TEMPLATE, {"cases": [_case(replay) for replay in replays]})


def _case(replay: Replay) -> dict[str, Any]:
    return {
        "title": replay.case.title,
        "terms": terms(replay),
        "sentence": in_one_sentence(replay),
        "is_red": bool(replay.alarms),
        "rules": by_rule(replay),
        "entries": [{"is_alarm": isinstance(entry, Sounded), "it": entry} for entry in timeline(replay)],
        "skipped": skipped(replay),
        "findings": _findings(replay.case.told),
        "sources": _sources(replay.case.told),
    }


def _findings(told: Mapping[str, Any]) -> list[str]:
    """What the reviewers said, in the words of the file."""
    rows = told.get("findings")
    found = [row.get("what_failed") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return [text for text in found if isinstance(text, str) and text]


def _sources(told: Mapping[str, Any]) -> list[dict[str, str]]:
    """Where the case was published; an address is made a link only when it is one of the web."""
    others = told.get("other_sources")
    rows = [told.get("source"), *(others if isinstance(others, list) else ())]
    sources = []
    for row in rows:
        if isinstance(row, dict):
            words = ", ".join(str(row[key]) for key in ("title", "publisher") if row.get(key))
            url = str(row.get("url") or "")
            sources.append({"words": words, "url": url if url.startswith(("https://", "http://")) else ""})
    return sources
