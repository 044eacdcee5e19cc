"""Which dates let a decision fall when they pass: they stand before everything else that is due the same day."""

from __future__ import annotations

from functools import cache

from tovholder.core.law.clock_reading import clocks_of
from tovholder.core.law.rulebook import rulebook


@cache
def lapsing_rules() -> frozenset[str]:
    """The rules whose law data says what lapses: a chair decision that nobody approves, for one."""
    return frozenset(clock.rule.id for clock in clocks_of(rulebook()) if clock.lapses)
