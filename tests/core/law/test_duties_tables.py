"""The case tables a jurist can read and add to: cases/*.toml, told of in cases/README.md."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest

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


def told(duty):
    """What a table may ask about a duty; moments in Danish time without their zone."""
    plain = {
        "rule": duty.rule,
        "alarm": duty.alarm,
        "state": str(duty.state),
        "round": duty.round,
        "due": duty.due_at,
        "met": duty.met_at,
        "red": duty.red_at,
        "cleared": duty.cleared_at,
        "too_late": duty.too_late_at or False,
        "transitional": duty.transitional,
        "suspended": duty.suspended,
        "source": duty.source,
    }
    return {key: value.replace(tzinfo=None) if isinstance(value, datetime) else value for key, value in plain.items()}


def duties_of(case):
    return duties(rulebook(), list(events_of(case)), danish(case["as_of"]), case.get("law_on"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_tables(case):
    found = duties_of(case)

    ours = [duty for rule in case["about"] for duty in found if duty.rule == rule]
    wanted = [expect for rule in case["about"] for expect in case["expect"] if expect["rule"] == rule]
    assert [duty.rule for duty in ours] == [expect["rule"] for expect in wanted]
    for duty, expect in zip(ours, wanted, strict=True):
        facts = {key: value for key, value in expect.items() if key not in {"says", "counted"}}
        assert {key: told(duty)[key] for key in facts} == facts
        assert expect.get("says", "") in duty.because
        assert expect.get("counted", "") in duty.counted
