"""Min dag's dates under headings, and the one thing to begin the day with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.desk.day_page import Row, is_24_hours
from tovholder.foundation.ui.language import as_read

MANY = 6  # dates that are due after this week, before they are gathered by kind in Modtagelsen


@dataclass(frozen=True)
class Kind:
    """The dates of one kind, told as one: in Modtagelsen the same few duties run for every child."""

    words: str
    rows: list[Row]


@dataclass(frozen=True)
class Group:
    """Some of the dates, under one heading; `kinds` where they are told kind by kind."""

    key: str
    words: str
    rows: list[Row]
    kinds: tuple[Kind, ...] = ()


def in_groups(rows: Sequence[Row], *, today: date, by_kind: bool = False) -> list[Group]:
    """The dates under headings that tell a tired eye where to stop; the law's order is kept within each.

    What has lapsed, or does today or tomorrow, stands first under its heading: nothing weighs more.
    `by_kind` gathers what is due after this week, when it is much.
    """
    headings = {
        "passed": _("Over frist"),
        "now": _("I dag og i morgen"),
        "week": _("Senere i denne uge"),
        "later": _("Derefter"),
        "too-late": _("Kan ikke rettes op: vises her i en uge og bliver på barnets side"),
    }
    found: dict[str, list[Row]] = {key: [] for key in headings}
    for row in rows:
        found[_group_of(row, today)].append(row)
    for key in ("passed", "now"):
        found[key].sort(key=lambda row: not _lapses(row))
    gathered = {"later"} if by_kind and len(found["later"]) > MANY else set()
    return [
        Group(key, headings[key], there, _kinds(there) if key in gathered else ())
        for key, there in found.items()
        if there
    ]


def _kinds(rows: Sequence[Row]) -> tuple[Kind, ...]:
    """The rows kind by kind, the kind that is due first first."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(as_read(row.duty.danish) if row.duty else "", []).append(row)
    return tuple(Kind(words, there) for words, there in found.items())


def _group_of(row: Row, today: date) -> str:
    duty = row.duty
    if duty is not None and duty.too_late:
        return "too-late"
    if duty is None or duty.due_at is None or duty.overdue:
        return "passed" if duty is None or duty.overdue else "now"
    days = (danish_day(duty.due_at) - today).days
    return "now" if days <= 1 else "week" if days <= 6 - today.weekday() else "later"


def first_today(acute: Sequence[Row], groups: Sequence[Group], *, may_assess: bool) -> Row | None:
    """The one thing to begin the day with: a decision that lapses or a child whose 24 hours run, whichever runs out
    first; then what is due today or tomorrow, then what has passed, the longest ago first. None when nothing presses.
    What Modtagelsen assesses is first for them alone.
    """
    due = {group.key: group.rows for group in groups}
    pressing = [*due.get("now", []), *due.get("passed", [])]
    first = [(row.duty.due_at, row, as_read(row.duty.danish)) for row in pressing if _lapses(row) and row.duty]
    if acute and may_assess and acute[0].concern:
        first.append((acute[0].concern.assess_before, acute[0], _("Vurdér")))
    if runs_out := min(((when, row, what) for when, row, what in first if when), key=lambda one: one[0], default=None):
        return replace(runs_out[1], what=runs_out[2], when=runs_out[0])
    for row in pressing:
        if row.duty and row.duty.due_at and not row.is_leaders and (may_assess or not is_24_hours(row)):
            return replace(row, what=as_read(row.duty.danish), when=row.duty.due_at)
    return None


def _lapses(row: Row) -> bool:
    return row.duty is not None and row.duty.lapses
