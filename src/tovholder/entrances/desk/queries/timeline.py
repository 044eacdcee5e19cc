"""The timeline: every line of the chronicle about one child, with what it says."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.desk.details import details_of
from tovholder.entrances.desk.kinds import kind_of_deed
from tovholder.entrances.desk.words import deed_in_words, real_time
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.models import Subject
from tovholder.foundation.deadlines.explained import name_of
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.documents.models import Document
from tovholder.foundation.families.models import Child
from tovholder.foundation.families.numbers import id_in
from tovholder.practice.casework.models import ChildConversation, NoteCopy
from tovholder.practice.intake.models import Concern

DOCUMENT_RECEIVED, DOCUMENT_FILED = "document received", "document filed"


@dataclass(frozen=True)
class Event:
    """That something happened to the child: `who` is the id of the person who recorded it, `by` the name.

    `child` is the one it was written about: this child, or whom it was called before it was known. `said` is what the
    line says, as the database keeps it: nobody reads it before the event is shown. None where it has been erased.
    """

    id: UUID
    child: UUID
    named: bool
    deed: str
    at: datetime
    recorded_at: datetime
    who: UUID | None
    by: str
    said: str | None

    @property
    def danish(self) -> str:
        """What happened."""
        return deed_in_words(self.deed, named=self.named)

    @property
    def kind(self) -> str:
        """Which sort of event it is, for the filter."""
        return kind_of_deed(self.deed)

    @property
    def when(self) -> date:
        """When it was so: a moment, or only the day where no more was known."""
        return real_time(self.at, deed=self.deed)

    @property
    def late_in_the_record(self) -> bool:
        """Whether it was written down on a later day than it happened."""
        return danish_day(self.recorded_at) > danish_day(self.at)


@dataclass(frozen=True)
class Happened(Event):
    """An event with what it says."""

    facts: dict[str, Any] = field(default_factory=dict)
    note: NoteCopy | None = None
    talk: ChildConversation | None = None
    concern: Concern | None = None
    lies_elsewhere: bool = False

    @property
    def moved_away(self) -> bool:
        """Whether it stood here by mistake: then its content is told at the right child only."""
        note, concern = self.note, self.concern
        moved = (each.moved_to_id for each in (note, concern) if each is not None)
        return self.lies_elsewhere or any(to is not None for to in moved)

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


def everything_about(child: Child) -> list[Event]:
    """All that happened, the newest first; what was known of the child before it had a name comes along.

    One statement, and only what a filter asks about: a page shows thirty, and a long case has two thousand.
    """
    author = User.objects.filter(pk=OuterRef("line__by_user")).values("name")[:1]
    by, said = Coalesce(Subquery(author), Value("")), Cast("line__facts__facts", TextField())
    told = Subject.objects.filter(child_id__in=_records_of(child)).order_by("-line__happened_at", "-line_id")
    columns = ("line_id", "child_id", "named", "line__deed", "line__happened_at", "line__recorded_at", "line__by_user")
    return [Event(*row) for row in told.values_list(*columns, by, said)]


def as_told(child: Child, events: Sequence[Event]) -> list[Happened]:
    """Some of the child's events with what they say. Three statements, and one where a document is told of."""
    facts: list[dict[str, Any]] = [json.loads(each.said or "{}") for each in events]
    records = _records_of(child)
    received = Concern.objects.filter(child__in=records).select_related("notification")
    notes = _by(NoteCopy.objects.filter(child__in=records).select_related("note__corrects"), "note_id", facts, "note")
    talks = _by(ChildConversation.objects.filter(child__in=records), "pk", facts, "conversation")
    concerns = _by(received, "notification_id", facts, "notification")
    happened = [
        _happened(event, child.pk, told, notes, talks, concerns) for event, told in zip(events, facts, strict=True)
    ]
    elsewhere = _lie_elsewhere({child.pk, *(each.child for each in events)}, facts)
    return [replace(each, lies_elsewhere=True) if _document(each) in elsewhere else each for each in happened]


def breaches_begun_by(child: Child, lines: Iterable[UUID], *, now: datetime) -> dict[UUID, list[str]]:
    """What was not done in time, and has not been since, by the line each duty began with. One statement."""
    found: dict[UUID, list[str]] = defaultdict(list)
    late = Deadline.objects.overdue(now=now).filter(child=child, started_by__in=list(lines)).order_by("due_at", "pk")
    for line, rule, alarm, over in late.values_list("started_by", "rule", "alarm", "too_late_at"):
        words = _("Brud: %s (kan ikke rettes op)") if over else _("Over frist: %s")
        found[line].append(words % name_of(rule, alarm))
    return found


def wanted_only(everything: Iterable[Event], wanted: Wanted) -> list[Event]:
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
    event: Event,
    child: UUID,
    facts: dict[str, Any],
    notes: dict[str, NoteCopy],
    talks: dict[str, ChildConversation],
    concerns: dict[str, Concern],
) -> Happened:
    told = facts if event.named else {}  # what is said of another child is not read here
    return Happened(
        **vars(replace(event, named=event.named and event.child == child)),
        facts=facts,
        note=notes.get(str(told.get("note"))),
        talk=talks.get(str(told.get("conversation"))),
        concern=concerns.get(str(told.get("notification"))),
    )


def _document(event: Happened) -> UUID | None:
    """The document or the post a line tells came; that something was moved is told as it stands."""
    came = event.deed in (DOCUMENT_RECEIVED, DOCUMENT_FILED)
    return id_in(str(event.facts.get("document", ""))) if came else None


def _lie_elsewhere(records: set[UUID], facts: Iterable[dict[str, Any]]) -> set[UUID]:
    """The documents and the post told of here that do not lie on the child any more: they were about another."""
    named = {known for each in facts if (known := id_in(str(each.get("document", ""))))}
    if not named:
        return set()
    kept = Document.objects.filter(Q(pk__in=named) | Q(mail_file__mail__in=named))
    lying = kept.values_list("pk", "mail_file__mail", "child_id")
    rows = [({pk, mail} & named, lies_on in records) for pk, mail, lies_on in lying]
    here = {name for names, lies_here in rows if lies_here for name in names}
    return {name for names, _lies_here in rows for name in names} - here


def _records_of(child: Child) -> QuerySet[Child, Any]:
    """The child, and what it was called before it was known."""
    return Child.objects.identified_as(child.pk).values("pk")


def _by(rows: Any, key: str, facts: Iterable[dict[str, Any]], name: str) -> dict[str, Any]:
    """Those of the records that a line names, by what it calls them."""
    named = {known for each in facts if (known := id_in(str(each.get(name, ""))))}
    return {str(getattr(row, key)): row for row in rows.filter(**{f"{key}__in": named})}
