"""A published case worked through the same actions as the pages use, one event after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.published_cases import PublishedCase, PublishedChild, PublishedEvent
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.actions import found_home, move_in, register_child
from tovholder.foundation.families.models import Child, ChildState
from tovholder.practice.casework import actions as casework
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.models import Channel, Concern, Notification
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, Report

LONG_AGO = date(1900, 1, 1)  # a child without a year of birth lives at home throughout
SOMEBODY = "Genafspilning"
# The files say that abuse was suspected and not which; any code of it gives the same duties.
ABUSE = "abuse_physical"
# The files do not say what an assessment found; no clock reads it.
FOUND = "no_danger"


class When(TypedDict):
    """When it happened and was recorded (the same moment in a replay), and by whose hand."""

    happened_at: datetime
    at: datetime
    by: Author


@dataclass(frozen=True)
class Stage:
    """The children of a case as the record knows them, and a made-up hand that writes.

    `unborn` is, by household, whom a deed is about when the file names only children not yet born.
    """

    children: Mapping[str, Child]
    unborn: Mapping[str, Child]
    by: Author

    def when(self, event: PublishedEvent) -> When:
        """When and by whom an event is recorded."""
        return When(happened_at=event.at, at=event.at, by=self.by)


Deed = Callable[[Stage, PublishedEvent, Sequence[Child]], object]


def set_the_stage(case: PublishedCase, *, at: datetime) -> Stage:
    """Take the children of the case into the record, each at home from birth with those of its household."""
    by = Author(user_id=new_id())
    with open_book(at=at, by=by) as book:
        homes = {child.household: found_home(book, address="") for child in case.children}
        children: dict[str, Child] = {}
        for published in case.children:
            child = Child(minor_until=published.minor_until)
            children[published.id] = register_child(book, child, happened_at=at)
            born = LONG_AGO if published.birth_year is None else date(published.birth_year, 1, 1)
            move_in(book, homes[published.household], child=child, starts=born)
        unborn: dict[str, Child] = {}
        for household in {home for event in case.events for home in _only_unborn_of(case, event)}:
            expected = register_child(book, Child(state=ChildState.UNBORN), happened_at=at)
            unborn[household] = expected
            move_in(book, homes[household], child=expected, starts=LONG_AGO)
        recount_duties(book, [child.pk for child in (*children.values(), *unborn.values())])
    return Stage(children, unborn, by)


def work(case: PublishedCase, event: PublishedEvent, stage: Stage) -> None:
    """Do what an event tells, for the children it names. The clocks of those grown up or dead have ended."""
    about = [stage.children[child.id] for child in _born(case, event)]
    about += [stage.unborn[household] for household in _only_unborn_of(case, event)]
    if about:
        DEEDS[event.kind](stage, event, about)


def _born(case: PublishedCase, event: PublishedEvent) -> list[PublishedChild]:
    """The children an event names who are born by that year."""
    year = danish_day(event.at).year
    named = (child for child in case.children if child.id in event.children)
    return [child for child in named if child.birth_year is None or child.birth_year <= year]


def _only_unborn_of(case: PublishedCase, event: PublishedEvent) -> list[str]:
    """The households of an event that names nobody born: it starts no clock of theirs, but passes over the others."""
    if _born(case, event) or not case.not_named_in(event):
        return []
    return sorted({case.child(id).household for id in event.children})


def _notified(stage: Stage, event: PublishedEvent, children: Sequence[Child]) -> None:
    marks, sender = event.marks, str(event.told.get("source_of_notification") or "")
    report = Report(
        text=_words(event),
        channel=Channel.OTHER_MUNICIPALITY if marks.get("from_other_municipality") else Channel.OTHER,
        notifier=NotifierSaid(name=sender, anonymous="anonymous" in sender.lower()),
        children=tuple(ChildSaid(known_child=child.pk) for child in children),
        safety_flags=(ABUSE,) if marks.get("suspicion_of_abuse") else (),
    )
    intake.receive_notification(report, received_at=event.at, at=event.at, by=stage.by)


def _assessed(stage: Stage, event: PublishedEvent, children: Sequence[Child]) -> None:
    """An assessment answers every notification on the child that still waits for one of its kind."""
    fresh = bool(event.marks.get("by_new_person"))
    for child in children:
        concerns = list(
            Concern.objects.filter(child=child, moved_to=None)
            .select_related("notification")
            .prefetch_related("assessments")
            .order_by("notification__received_at", "pk")
        )
        if not concerns:
            when = stage.when(event)
            casework.consider_sibling(child, reason=_words(event), by_new_person=fresh, **when)
        waiting = [each for each in concerns if not _is_assessed(each, fresh=fresh)]
        for concern in waiting or concerns[-1:]:
            intake.assess_safety(
                concern,
                result=FOUND,
                reason=_words(event),
                by_new_person=fresh,
                assessed_at=event.at,
                at=event.at,
                by=stage.by,
                by_name=SOMEBODY,
            )


def _is_assessed(concern: Concern, *, fresh: bool) -> bool:
    return any(each.by_new_person or not fresh for each in concern.assessments.all())


def _acknowledged(stage: Stage, event: PublishedEvent, children: Sequence[Child]) -> None:
    """The notifiers who still wait have their answer."""
    waiting = Notification.objects.filter(children__child__in=children, acknowledgements=None).distinct()
    for notification in waiting.order_by("received_at", "pk"):
        intake.acknowledge_notifier(notification, in_person=True, given_at=event.at, at=event.at, by=stage.by)


def _each(deed: Callable[..., object], *marks: str) -> Deed:
    """A deed about one child, done for each; `marks` are handed on as they stand in the file, else false."""

    def done(stage: Stage, event: PublishedEvent, children: Sequence[Child]) -> None:
        told = {mark: bool(event.marks.get(mark)) for mark in marks}
        for child in children:
            deed(child, **told, **stage.when(event))

    return done


def _noted(deed: Callable[..., object]) -> Deed:
    """A deed that puts the words of the file into the journals."""
    return lambda stage, event, children: deed(children, text=_words(event), written_by=SOMEBODY, **stage.when(event))


def _decided(stage: Stage, event: PublishedEvent, children: Sequence[Child]) -> None:
    casework.decide(children, kind="decision", reasons=_words(event), **stage.when(event))


def _planned(stage: Stage, event: PublishedEvent, children: Sequence[Child]) -> None:
    for child in children:
        casework.make_plan(child, kind="plan", **stage.when(event))


def _placed(stage: Stage, event: PublishedEvent, children: Sequence[Child]) -> None:
    casework.start_placement(children, forced=bool(event.marks.get("forced")), **stage.when(event))


def _moved(stage: Stage, event: PublishedEvent, children: Sequence[Child]) -> None:
    casework.record_move(children, **stage.when(event))


def _words(event: PublishedEvent) -> str:
    """What the file tells, for the journal."""
    told = (event.told.get(key) for key in ("concern", "what_happened"))
    words = ". ".join(part for part in told if isinstance(part, str) and part) or "Uden ord."
    return words.replace("\x00", "").encode(errors="replace").decode()  # what no database can keep


DEEDS: Mapping[EventKind, Deed] = {
    EventKind.NOTIFICATION_RECEIVED: _notified,
    EventKind.SAFETY_ASSESSED: _assessed,
    EventKind.NOTIFIER_ACKNOWLEDGED: _acknowledged,
    EventKind.CHILD_SPOKEN_WITH: _each(casework.speak_with_child),
    EventKind.INVESTIGATION_STARTED: _each(casework.start_investigation),
    EventKind.INVESTIGATION_COMPLETED: _each(casework.complete_investigation),
    EventKind.PLAN_MADE: _planned,
    EventKind.MEASURE_STARTED: _each(casework.start_measure),
    EventKind.MEASURE_ENDED: _each(casework.end_measure),
    EventKind.PLACEMENT_STARTED: _placed,
    EventKind.PLACEMENT_ENDED: _each(casework.end_placement, "return_home"),
    EventKind.SUPERVISION_VISIT_MADE: _each(casework.visit, "cancelled"),
    EventKind.FOLLOW_UP_HELD: _each(casework.follow_up),
    EventKind.CHILD_MOVED: _moved,
    EventKind.CONSENT_WITHDRAWN: _each(casework.withdraw_consent),
    EventKind.CHILD_DIED: _each(casework.record_death),
    EventKind.MEETING_HELD: _noted(casework.record_meeting),
    EventKind.DECISION_MADE: _decided,
    EventKind.COMPLAINT_MADE: _noted(casework.record_complaint),
    EventKind.OTHER: _noted(casework.record_other),
}
