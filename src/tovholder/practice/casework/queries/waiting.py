"""What waits for somebody: tasks after a death or a birth, children who have asked for something."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import DateField, DateTimeField, F, Max, OuterRef, Q, QuerySet, Subquery, UUIDField, Value

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import moment_months_before
from tovholder.foundation.access.asking import PreparedFor
from tovholder.foundation.access.readers import Reader
from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.chronicle.models import Subject
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.documents.models import LetterDelivery
from tovholder.foundation.families.models import Adult, Child, Tie
from tovholder.foundation.organisation.models import OtherMunicipality, PostKind
from tovholder.practice.casework.models import Case, ChildRequest, LifeEvent, Move, Task


def tasks_waiting_for(reader: Reader) -> list[Task]:
    """The tasks this reader's posts have, each with its child, the most pressing first: one statement, for Min dag.

    A caseworker has those of the children whose caseworker they are; a leader those of the units she leads; the jurists
    all of theirs, also about children whose pages they may not open: the task names nobody. Who has no post has none.
    """
    if not reader.kinds:
        return []
    return [task for task in _WAITING.records(reader) if _is_mine(task, reader)]


def _waiting(reader: Reader) -> QuerySet[Task]:
    waiting = Task.objects.filter(done_at=None, for_post__in=sorted(reader.duties)).select_related("child")
    if PostKind.JURIST not in reader.kinds:
        asked_of_us = Q(unit__in=reader.units) if PostKind.TEAM_LEADER in reader.duties else Q()
        waiting = waiting.filter(Q(unit=None, child__unit__in=reader.units) | asked_of_us)
    return waiting.order_by("due_at", "pk")


_WAITING = PreparedFor(_waiting)


def _is_mine(task: Task, reader: Reader) -> bool:
    if task.for_post != PostKind.CASEWORKER:
        return task.for_post == PostKind.JURIST or (task.unit_id or task.child.unit_id) in reader.units_as(
            task.for_post
        )
    holder = task.child.caseworker_id
    return holder is None or holder == reader.post_id


def is_to_do_by(task: Task, child: Child, reader: Reader) -> bool:
    """Whether the task is this reader's to end: a caseworker's is for whoever may open the child, since colleagues
    stand in for each other; a leader's for who leads the unit; the jurists' for a jurist.
    """
    if task.for_post == PostKind.CASEWORKER:
        return True
    if task.for_post == PostKind.JURIST:
        return PostKind.JURIST in reader.kinds
    return reader.leads(task.unit_id) if task.unit_id else is_led_by(reader, child)


def is_led_by(reader: Reader, child: Child) -> bool:
    """Whether what a leader decides about the child is this reader's; without a unit, any leader's who may open it."""
    return reader.leads(child.unit_id) if child.unit_id else reader.is_leader


def request_to_open(request_id: UUID) -> ChildRequest | None:
    """A request, before the page opens its child."""
    return ChildRequest.objects.filter(pk=request_id).first()


def requests_of(child: Child) -> list[ChildRequest]:
    """What the child has asked for and has no answer to; another caseworker is asked for by a task of its own."""
    asked = ChildRequest.objects.filter(child=child.pk, answered_at=None)
    return list(asked.exclude(what=ChildRequest.What.OTHER_CASEWORKER).order_by("answer_by", "pk"))


def task_to_open(task_id: UUID) -> Task | None:
    """A task, before the page opens its child; the unit that was asked comes along."""
    return Task.objects.filter(pk=task_id).select_related("unit").first()


@asked_by_deeds
def waiting_tasks(child: Child, kind: Task.Kind) -> list[Task]:
    """What of this kind is to be done about the child."""
    return list(Task.objects.filter(child=child.pk, kind=kind, done_at=None).order_by("pk"))


def letters_of_task(task: Task) -> list[UUID]:
    """The letter that a task says did not come through; none where it is about a decision's."""
    ways = LetterDelivery.objects.filter(Q(outgoing=task.because) | Q(pk=task.because))
    return list(ways.values_list("letter", flat=True))


def moves_of_task(task: Task) -> list[UUID]:
    """The move whose notice a task says did not come through."""
    return list(Move.objects.filter(outgoing=task.because).values_list("pk", flat=True))


def tasks_of(child: Child) -> list[Task]:
    """What is to be done about the child because of something that happened, the most pressing first; then what was."""
    asked = Task.objects.filter(child=child).select_related("unit")
    return list(asked.order_by(F("done_at").desc(nulls_first=True), "due_at", "pk"))


def move_to_open(move_id: UUID) -> Move | None:
    """A move, before the page opens its child; `mailbox` is the new municipality's, where anybody has written it."""
    known = OtherMunicipality.objects.filter(name__iexact=OuterRef("to_municipality")).values("mailbox")[:1]
    moves = Move.objects.filter(pk=move_id).select_related("outgoing")
    return moves.annotate(mailbox=Subquery(known)).first()


@dataclass(frozen=True)
class Turn:
    """A turn in a child's life: a birth, a death, an adoption, a move between municipalities."""

    id: UUID
    what: str
    at: datetime
    words: str
    from_municipality: str
    to_municipality: str
    waiting_since: date | None
    told_at: datetime | None
    sent_at: datetime | None
    failed_at: datetime | None
    letter: UUID | None
    notice_at: datetime | None = None  # when the municipality the child came from notified us

    @property
    def is_move(self) -> bool:
        """It is a move; the rest are called by `what`."""
        return not self.what

    def get_what_display(self) -> str:
        """What happened, in words."""
        return str(LifeEvent.Kind(self.what).label) if self.what else ""


def turns_of(child: Child) -> list[Turn]:
    """Births, deaths, adoption and moves, the newest first: one statement, and one more where the child moved here."""
    nothing, no_day, no_moment = Value(""), Value(None, DateField()), Value(None, DateTimeField())
    no_letter = Value(None, UUIDField())
    events = LifeEvent.objects.filter(child=child).values_list(
        "id", "kind", "happened_at", "words", nothing, nothing, no_day, no_moment, no_moment, no_moment, no_letter
    )
    told = ("from_municipality", "to_municipality", "waiting_since", "told_at", "outgoing__made_at", "failed_at")
    moves = Move.objects.filter(child=child).values_list("id", nothing, "happened_at", nothing, *told, "letter")
    turns = _with_notices(child, [Turn(*row) for row in events.union(moves, all=True)])
    return sorted(turns, key=lambda turn: (turn.at, turn.id), reverse=True)


NOTICE_MONTHS = 3  # so long before a move its notice can have come: as the clock of NOTIF-MOVE counts


def _with_notices(child: Child, turns: list[Turn]) -> list[Turn]:
    """The turns; a move here with the first notification from another municipality that can be its notice."""
    if not any(turn.from_municipality for turn in turns):
        return turns
    told = Subject.objects.filter(
        child_id=child.pk,
        named=True,
        line__deed=EventKind.NOTIFICATION_RECEIVED.value,
        line__facts__facts__from_other_municipality=True,
    )
    notices = list(told.order_by("line__happened_at").values_list("line__happened_at", flat=True))

    def notice_of(turn: Turn) -> datetime | None:
        since = moment_months_before(turn.at, NOTICE_MONTHS)
        return next((at for at in notices if turn.from_municipality and at >= since), None)

    return [replace(turn, notice_at=notice_of(turn)) for turn in turns]


def closed_case_of(child: Child) -> Case | None:
    """The child's latest case where no case is open; None where one is, or none ever was.

    What is put into it needs a reason (`add_to_closed_case`).
    """
    latest = Case.objects.filter(child=child).order_by("-opened_at", "-pk").first()
    return latest if latest is not None and latest.closed_at is not None else None


def seen_closed(child: str = "child") -> Subquery:
    """When the child's latest case was closed, for an annotation of a record of the child; null where one is open."""
    latest = Case.objects.filter(child=OuterRef(child)).order_by("-opened_at", "-pk")
    return Subquery(latest.values("closed_at")[:1])


def adults_of(child: Child, *, on: date) -> list[Adult]:
    """The living adults tied to the child that day, by name."""
    ties = Tie.objects.on(on).filter(child=child, adult__died_on=None).values("adult")
    return list(Adult.objects.filter(pk__in=ties).order_by("name", "pk"))


@dataclass(frozen=True)
class WorriesLeft:
    """What a worry about the child still asks for; each with the moment the notification came, or None."""

    unassessed: datetime | None = None
    unseen: datetime | None = None


def worries_left(child: Child) -> WorriesLeft:
    """A notification nobody has assessed (Barnets lov § 136: 24 hours), and one since which nobody has met the child.

    One statement; the clock of the assessment tells whether it is done.
    """
    deeds = [EventKind.NOTIFICATION_RECEIVED.value, EventKind.CHILD_SPOKEN_WITH.value]
    clocks = Deadline.objects.running().filter(child=child.pk, rule="NOTIF-24H").order_by("started_at")
    lines = Subject.objects.filter(child_id=child.pk, named=True, line__deed__in=deeds)
    last = {
        deed: (at, waits)
        for deed, at, waits in lines.values_list("line__deed").annotate(
            last=Max("line__happened_at"), waits=Subquery(clocks.values("started_at")[:1])
        )
    }
    worried, unassessed = last.get(deeds[0], (None, None))
    seen, _ = last.get(deeds[1], (None, None))
    unseen = worried if worried is not None and (seen is None or seen < worried) else None
    return WorriesLeft(unassessed, unseen)


def investigation_owed(child: Child) -> bool:
    """Whether the clock of an investigation runs (Barnets lov § 20, stk. 3): it is decided on, and not finished."""
    return Deadline.objects.running().filter(child=child.pk, rule="BFU-4M").exists()


def follow_up_after_return(child: Child) -> datetime | None:
    """When the follow-up after a return home is due, while it is not done (OWN-FOLLOW-HOME)."""
    running = Deadline.objects.running().filter(child=child.pk, rule="OWN-FOLLOW-HOME")
    return running.values_list("due_at", flat=True).first()
