"""A kept duty as a page shows it: every due date opens to its rule, its § and how it was counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tovholder.core.law.clock_reading import clocks_of
from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.deadlines.in_english import in_english, source_in_english
from tovholder.foundation.deadlines.lapsing import lapsing_rules
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.ui.language import as_read, danish_is_read


@dataclass(frozen=True)
class ShownDuty:
    """What ui/duty.html needs. `status_note` tells what is not confirmed about the rule, in words."""

    deadline: Deadline
    danish: str
    due_at: datetime | None
    overdue: bool
    source: str
    because: str
    counted: str
    status_note: str

    @property
    def too_late(self) -> bool:
        """Nothing that is done now puts it right."""
        return self.deadline.too_late_at is not None

    @property
    def lapses(self) -> bool:
        """A decision falls when the moment passes, and the child is without legal ground."""
        return self.deadline.rule in lapsing_rules()

    @property
    def at_once(self) -> bool:
        """Due the moment it began: there is nothing to count down, and nobody is hours late with it."""
        return self.due_at == self.deadline.started_at


def name_of(rule: str, alarm: str = "") -> str:
    """What the law's duty is called, as the reader reads it; `alarm` tells two clocks of one rule apart."""
    return as_read(_danish(rule, alarm))


def _danish(rule: str, alarm: str) -> str:
    """The clock's own name, where one alone has that alarm; else the rule's; else its id."""
    known = rulebook().rules.get(rule)
    return _names().get((rule, alarm)) or (known.danish if known else rule)


@cache
def _names() -> Mapping[tuple[str, str], str]:
    named: dict[tuple[str, str], set[str]] = {}
    for clock in clocks_of(rulebook()):
        named.setdefault((clock.rule.id, clock.alarm or ""), set()).add(clock.danish)
    return {of: names.pop() for of, names in named.items() if len(names) == 1}


def law_of(rule_id: str, on: date) -> str:
    """A rule in one line: what it is called, its paragraph that day, and how well it is verified."""
    rule, version = rulebook().rule(rule_id), rulebook().version_on(rule_id, on)
    status = {"unverified": _("ikke bekræftet"), "partly_verified": _("delvist bekræftet")}.get(rule.status, "")
    source = version.source if version else ""
    stands = _("status: %s") % status if status else ""
    where = f"{source} ({stands})" if source and stands else source
    return ". ".join(part for part in (rule.danish, where) if part) + "."


def explained(deadline: Deadline, *, now: datetime) -> ShownDuty:
    """The duty in words as the reader reads them, and whether its moment has passed at `now`."""
    danish = danish_is_read()
    return ShownDuty(
        deadline=deadline,
        danish=_danish(deadline.rule, deadline.alarm),
        due_at=deadline.due_at,
        overdue=deadline.red_at is not None and deadline.red_at <= now,
        source=deadline.source if danish else source_in_english(deadline.source),
        because=deadline.because if danish else in_english(deadline.because),
        counted=deadline.counted if danish else in_english(deadline.counted),
        status_note=_reservations(
            deadline.rule, danish_day(deadline.started_at), deadline.transitional, get_language()
        ),
    )


@lru_cache(maxsize=4096)
def _reservations(rule_id: str, started_on: date, transitional: bool, _language: str | None) -> str:
    rule, notes = rulebook().rules.get(rule_id), []
    if rule is not None and not rule.own:
        if rule.status == "unverified":
            notes.append(_("status: ikke bekræftet"))
        elif rule.status == "partly_verified":
            notes.append(_("status: delvist bekræftet"))
        version = rule.version_on(started_on)
        if version is not None and not version.in_force_confirmed:
            notes.append(_("ikrafttræden ikke bekræftet"))
    if transitional:
        notes.append(_("overgangsregel ikke bekræftet"))
    text = "; ".join(notes)
    return text[:1].upper() + text[1:]
