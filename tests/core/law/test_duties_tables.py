"""The case tables a jurist can read and add to: cases/*.toml, told of in cases/README.md."""

from datetime import datetime

import pytest

from tests.core.law.tables import CASES, duties_of


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
