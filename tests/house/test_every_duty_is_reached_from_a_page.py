"""Every duty of the law that is counted can be begun and met from a page, with the marks its clock asks for.

A clock nobody's deed starts is green for ever, and says nothing. Which deeds there are is read from the pages and the
code they call, never from a list: a new clock, or a page taken away, is seen here.
"""

from __future__ import annotations

import pytest

from tests.house.deeds_from_pages import kinds_written, texts_beside
from tovholder.core.law.clock_reading import clocks_of
from tovholder.core.law.clocks import Clock
from tovholder.core.law.events import EventKind
from tovholder.core.law.rulebook import rulebook

# They follow from the birth date, which is told by a deed.
OF_THEMSELVES = {EventKind.TURNED_16, EventKind.TURNED_17}
CLOCKS = clocks_of(rulebook())


def reached(*kinds: EventKind) -> list[EventKind]:
    """Those of the kinds that a page writes, or that come of themselves."""
    return [kind for kind in kinds if kind in OF_THEMSELVES or kind in kinds_written()]


def beginnings(clock: Clock) -> list[EventKind]:
    """The deeds of the pages that can begin this clock, each with every mark that is asked for."""
    wanted = {mark for mark, want in clock.starts.marks.items() if want is not False}
    wanted |= {clock.by_mark} if clock.by_mark else set()
    return [kind for kind in reached(*clock.starts.kinds) if kind in OF_THEMSELVES or wanted <= texts_beside(kind)]


def answers(clock: Clock) -> list[EventKind]:
    """The deeds of the pages that meet this clock, or that a gate asks to have come before."""
    freely = {each.kind: each.mark for each in clock.met.freely}
    wanted = {mark for mark, want in clock.met.marks.items() if want is not False}
    met = [
        kind
        for kind in reached(*clock.met.kinds)
        if ({freely[kind]} - {""} if kind in freely else wanted) <= texts_beside(kind)
    ]
    return met + reached(*(clock.gate.needs if clock.gate else ()))


def never_met(clock: Clock) -> bool:
    """Whether the law knows no way to meet it: the day passes, or the deed itself is the breach."""
    breach = clock.gate is not None and not clock.gate.needs
    return bool(clock.expires) or breach


@pytest.mark.parametrize("clock", CLOCKS, ids=lambda clock: f"{clock.rule.id}-{clock.starts.kinds[0]}")
def test_a_clock_is_begun_from_a_page(clock):
    assert beginnings(clock) != []


@pytest.mark.parametrize("clock", CLOCKS, ids=lambda clock: f"{clock.rule.id}-{clock.starts.kinds[0]}")
def test_a_clock_is_met_from_a_page_or_the_law_knows_no_way(clock):
    assert answers(clock) != [] or never_met(clock)


def test_the_reading_of_the_pages_finds_what_is_there_and_not_what_is_not():
    assert EventKind.NOTIFICATION_RECEIVED in kinds_written()
    assert EventKind.TURNED_16 not in kinds_written()
    assert "considered" in texts_beside(EventKind.SAFETY_ASSESSED)
    assert "no such mark" not in texts_beside(EventKind.SAFETY_ASSESSED)
