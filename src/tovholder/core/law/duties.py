"""What is due because of what has happened to a child, by when, whether it is met, and why.

A calculation on values: the same rules, events and moment always give the same duties. Nobody
starts or stops a clock; the clocks are counted anew from the events each time.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from tovholder.core.law.clock_reading import clocks_by_start, clocks_of
from tovholder.core.law.counting import Count
from tovholder.core.law.duty import Duty, State
from tovholder.core.law.events import Event, EventKind
from tovholder.core.law.history import History
from tovholder.core.law.limits import Limit
from tovholder.core.law.rulebook import Rulebook
from tovholder.core.time.calendar import DEFAULT, Calendar

__all__ = ["Duty", "Event", "EventKind", "State", "duties"]

NO_SETTINGS: Mapping[str, Limit] = {}


def duties(
    rules: Rulebook,
    events: Sequence[Event],
    as_of: datetime,
    law_on: date | None = None,
    calendar: Calendar = DEFAULT,
    own_limits: Mapping[str, Limit] = NO_SETTINGS,
) -> list[Duty]:
    """The duties of one child as they stand at ``as_of``; later events are not looked at.

    Each is judged by the law on the Danish day its clock starts, each round of a repeating one by
    the day the round starts; ``law_on`` fixes one day for all. ``own_limits`` are the
    municipality's settings for thresholds that are ours, by rule id. The order of the events does
    not matter. RulebookFault when the clocks in the files cannot be used.
    """
    count = Count(History(events, as_of), law_on, calendar, own_limits)
    return count.duties(clocks_of(rules), *clocks_by_start(rules))
