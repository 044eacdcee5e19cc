"""The case tables as values: what happened, and which duties follow."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tovholder.core.law.duties import Event, EventKind, duties
from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import DANISH_TIME

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(path for path in FOLDER.glob("*.toml") if path.name != "limits.toml")
CASES = [case for path in FILES for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]


def danish(moment):
    return moment.replace(tzinfo=DANISH_TIME)


def events_of(case):
    for number, given in enumerate(case["given"], start=1):
        marks = {key: value for key, value in given.items() if key not in {"at", "kind", "named", "marks"}}
        marks |= given.get("marks", {})
        kind = EventKind(given["kind"])
        yield Event(str(number), kind, danish(given["at"]), number, given.get("named", True), marks)


def duties_of(case):
    return duties(rulebook(), list(events_of(case)), danish(case["as_of"]), case.get("law_on"))
