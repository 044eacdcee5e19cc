"""The timeline: every line of the chronicle about one child, with what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.desk.details import details_of
from tovholder.entrances.desk.words import in_danish, kind_of_deed, real_time
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.models import Subject
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import ChildConversation, NoteCopy
from tovholder.practice.intake.models import Concern


@dataclass(frozen=True)
class Happened:
    """One thing that happened to the child. `who` is the id of the person who recorded it, `by` the name."""

    id: UUID
    deed: str
    danish: str
    kind: str
    at: datetime
    recorded_at: datetime
    who: UUID | None
    by: str
    facts: dict[str, Any]
    named: bool = True
    note: NoteCopy | None = None
    talk: ChildConversation | None = None
    concern: Concern | None = None

    @property
    def when(self) -> date:
        """When it was so: a moment, or only the day where no more was known."""
        return real_time(self.at, deed=self.deed)

    @property
    def late_in_the_record(self) -> bool:
        """Whether it was written down on a later day than it happened."""
        return danish_day(self.recorded_at) > danish_day(self.at)

    @property
    def moved_away(self) -> bool:
        """Whether it stood here by mistake: then its content is told at the right child only."""
        note, concern = self.note, self.concern
        return (note is not None and note.moved_to_id is not None) or (
            concern is not None and concern.moved_to_id is not None
        )

    @property
    def details(self) -> list[str]:
        """What the line says beside the deed."""
        return [] if self.moved_away else details_of(self.deed, self.facts)

    @property
    def struck(self) -> bool:
        """Whether what it says has been struck since."""
        return self.note is not None and self.note.struck_at is not None


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see of the timeline; nothing set means all of it. Days are Danish, both included."""

    kind: str = ""
    who: UUID | None = None
    since: date | None = None
    until: date | None = None


def everything_about(child: Child) -> list[Happened]:
    """All that happened, the newest first; what was known of the child before it had a name comes along.

    Four statements, whatever the length of the child's history.
    """
    one_child = Child.objects.filter(Q(pk=child.pk) | Q(same_as=child.pk)).values("pk")
    author = User.objects.filter(pk=OuterRef("line__by_user")).values("name")[:1]
    told = Subject.objects.filter(child_id__in=one_child).select_related("line__facts")
    rows = list(told.annotate(by=Subquery(author)).order_by("-line__happened_at", "-line_id"))
    facts = {row.line_id: _facts_of(row) for row in rows}
    notes = _by(NoteCopy.objects.filter(child__in=one_child).select_related("note__corrects"), "note_id")
    talks = _by(ChildConversation.objects.filter(child__in=one_child), "pk")
    concerns = _by(Concern.objects.filter(child__in=one_child).select_related("notification"), "notification_id")
    return [_happened(row, child.pk, facts[row.line_id], notes, talks, concerns) for row in rows]


def wanted_only(everything: Iterable[Happened], wanted: Wanted) -> list[Happened]:
    """Those that fit what is asked for."""
    return [
        each
        for each in everything
        if (not wanted.kind or each.kind == wanted.kind)
        and (wanted.who is None or each.who == wanted.who)
        and (wanted.since is None or danish_day(each.at) >= wanted.since)
        and (wanted.until is None or danish_day(each.at) <= wanted.until)
    ]


def _happened(
    row: Subject,
    child: UUID,
    facts: dict[str, Any],
    notes: dict[str, NoteCopy],
    talks: dict[str, ChildConversation],
    concerns: dict[str, Concern],
) -> Happened:
    line, by = row.line, getattr(row, "by", None)
    return Happened(
        id=line.pk,
        deed=line.deed,
        danish=in_danish(line.deed, named=row.named),
        kind=kind_of_deed(line.deed),
        at=line.happened_at,
        recorded_at=line.recorded_at,
        who=line.by_user,
        by=by or "",
        facts=facts,
        named=row.named and row.child_id == child,
        note=notes.get(str(facts.get("note"))) if row.named else None,
        talk=talks.get(str(facts.get("conversation"))) if row.named else None,
        concern=concerns.get(str(facts.get("notification"))) if row.named else None,
    )


def _facts_of(row: Subject) -> dict[str, Any]:
    """The line's facts; none where a retention rule has erased them."""
    kept = getattr(row.line, "facts", None)
    return dict(kept.facts) if kept is not None else {}


def _by(rows: Any, key: str) -> dict[str, Any]:
    return {str(getattr(row, key)): row for row in rows}
