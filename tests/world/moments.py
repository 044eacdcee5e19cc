"""Days in the autumn of 2026, at noon in Denmark, and what a test reads from chronicle and journal."""

from __future__ import annotations

from datetime import datetime

from tovholder.core.time.calendar import DANISH_TIME
from tovholder.foundation.chronicle.models import Facts, Subject
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import NoteCopy


def noon(month: int, day: int, year: int = 2026) -> datetime:
    """Twelve o'clock that day."""
    return datetime(year, month, day, 12, tzinfo=DANISH_TIME)


OCTOBER_1, OCTOBER_8, NOVEMBER_2, NOVEMBER_9 = noon(10, 1), noon(10, 8), noon(11, 2), noon(11, 9)


def lines_of(child: Child, *, named: bool = True) -> list[str]:
    """The words of the lines about a child, in the order they were written."""
    mine = Subject.objects.filter(child_id=child.pk, named=named).select_related("line").order_by("line_id")
    return [subject.line.deed for subject in mine]


def facts_of_last_line(child: Child) -> dict[str, object]:
    """What the last line about a child says in particular."""
    line = Subject.objects.filter(child_id=child.pk).order_by("line_id").last().line
    return dict(Facts.objects.get(line=line).facts)


def journal_of(child: Child) -> list[NoteCopy]:
    """The notes in the child's journal, the newest first; one struck or moved away is among them."""
    return list(NoteCopy.objects.filter(child=child).select_related("note").order_by("-note__happened_at", "-pk"))
