"""What a clock may ask about a child's history at the moment something happens (betingelser).

The duties files write a condition as a phrase; here the phrase becomes a question to a History.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from tovholder.core.law.events import EventKind
from tovholder.core.law.history import History
from tovholder.core.law.marks import Wanted, marks_wanted

Condition = Callable[[History, int], bool]

CLOCK_RUNS = re.compile(r"([A-Z0-9-]+) runs")
WITHIN_DAYS = re.compile(r"(.+) within (\d+) days")
SINCE = re.compile(r"(.+?) since (.+)")
NUMBER = re.compile(r"(\w+) (over|under) (\d+)")
OWN_MARK = re.compile(r"with (\w+)(?: (.+))?")
MENTION = re.compile(r"(.+) with (\w+)(?: (.+))?")
FORMS = (
    "»help runs«, »REGEL-ID runs«, »hændelse«, »hændelse within 365 days«, »hændelse since hændelse«, "
    "»with mærke værdi« eller »mærke over 31«"
)
PROFESSIONALS = frozenset({"1", "2", "3", "4", "5", "6", "9", "10"})  # of the code list notifier


@dataclass(frozen=True, slots=True)
class Mention:
    """An event as a phrase names it: of a kind, and perhaps with a mark, or with a mark of that value."""

    kind: EventKind
    mark: str = ""
    value: str | None = None
    wants: Wanted | None = field(init=False)  # the mark, as a question

    def __post_init__(self) -> None:
        wanted = {self.mark: True if self.value is None else self.value} if self.mark else {}
        object.__setattr__(self, "wants", marks_wanted(wanted))

    def fits(self, history: History, place: int) -> bool:
        """Whether the event at a place, which is of the kind, carries the mark."""
        return self.wants is None or self.wants(history.events[place].marks)

    def last_before(self, history: History, place: int) -> int | None:
        """The last such place before a place; None when there is none."""
        wants, last = self.wants, history.last_before(place, self.kind)
        if wants is None or last is None:
            return last
        earlier = reversed(history.before(place, self.kind))
        return next((one for one in earlier if wants(history.events[one].marks)), None)


def mention(phrase: str) -> Mention:
    """The event a phrase names: »placement started with forced«; ValueError for one nobody knows."""
    if found := MENTION.fullmatch(phrase):
        return Mention(_kind(found[1]), found[2], found[3])
    return Mention(_kind(phrase))


def condition(phrase: str, rule_ids: Collection[str]) -> Condition:
    """The question a phrase asks, just before a place; ValueError for a phrase nobody knows.

    ``help runs``, ``placement runs``: it has not ended. ``BFU-4M runs``: a clock of that rule is unfinished.
    ``unborn``: the child has a due date and is not born. ``from a professional``: the notification of the event came
    from one. ``X``: it has happened. ``X within N days``: X happened, at most N Danish days earlier. ``X since Y or
    Z``: X has happened, and neither Y nor Z after it. ``with mark`` and ``with mark value``: the event itself carries
    it; ``with mark false``: it says that it is not so. ``mark over N`` and ``mark under N``: its number. X may be told
    with a mark too: ``placement started with forced since ...``.
    """
    if phrase in NAMED:
        return NAMED[phrase]
    if (found := CLOCK_RUNS.fullmatch(phrase)) and found[1] in rule_ids:
        return _clock_runs(found[1])
    if found := NUMBER.fullmatch(phrase):
        return _number(found[1], over=found[2] == "over", limit=int(found[3]))
    if found := OWN_MARK.fullmatch(phrase):
        return _own_mark(found[1], found[2])
    if found := WITHIN_DAYS.fullmatch(phrase):
        return _within_days(mention(found[1]), int(found[2]))
    if found := SINCE.fullmatch(phrase):
        return _since(mention(found[1]), [_kind(word) for word in found[2].split(" or ")])
    if phrase in set(EventKind):
        return _has_happened(EventKind(phrase))
    raise ValueError(f"kender ikke betingelsen »{phrase}«; skriv {FORMS}")


def one_of(conditions: Sequence[Condition]) -> Condition | None:
    """The question whether one of these holds; None when there are none."""
    if len(conditions) <= 1:
        return conditions[0] if conditions else None

    def holds(history: History, place: int) -> bool:
        for each in conditions:  # noqa: SIM110  a loop is quicker, and this is asked millions of times
            if each(history, place):
                return True
        return False

    return holds


def _kind(word: str) -> EventKind:
    if word not in set(EventKind):
        raise ValueError(f"kender ikke hændelsen »{word}«")
    return EventKind(word)


def _clock_runs(rule_id: str) -> Condition:
    return lambda history, place: history.clock_runs(rule_id, place)


def _own_mark(mark: str, value: str | None) -> Condition:
    if value == "false":  # it is said, and it is not so
        return lambda history, place: history.events[place].marks.get(mark, True) in (False, "", 0)
    wants = Mention(EventKind.OTHER, mark, value).wants
    return lambda history, place: wants is not None and wants(history.events[place].marks)


def _number(mark: str, *, over: bool, limit: int) -> Condition:
    def holds(history: History, place: int) -> bool:
        value = history.events[place].marks.get(mark)
        return isinstance(value, int) and (value > limit if over else value < limit)

    return holds


def _has_happened(kind: EventKind) -> Condition:
    return lambda history, place: history.last_before(place, kind) is not None


def _within_days(wanted: Mention, days: int) -> Condition:
    most = timedelta(days=days)

    def happened(history: History, place: int) -> bool:
        earlier = wanted.last_before(history, place)
        return earlier is not None and history.days[place] - history.days[earlier] <= most

    return happened


def _since(wanted: Mention, others: list[EventKind]) -> Condition:
    def stands(history: History, place: int) -> bool:
        mine = wanted.last_before(history, place)
        if mine is None:
            return False
        for other in others:
            later = history.last_before(place, other)
            if later is not None and later >= mine:
                return False
        return True

    return stands


def _from_a_professional(history: History, place: int) -> bool:
    """Whether the notification that the event is about came from somebody under the strict duty (§ 133)."""
    about = history.events[place].marks.get("notification")
    return any(
        history.events[one].marks.get("notifier") in PROFESSIONALS
        for one in history.before(place, EventKind.NOTIFICATION_RECEIVED)
        if about is not None and history.events[one].marks.get("notification") == about
    )


NAMED: Mapping[str, Condition] = {
    "help runs": History.help_runs,
    "placement runs": History.placement_runs,
    "unborn": History.is_unborn,
    "from a professional": _from_a_professional,
}
