"""What changes a child's family for good: births, deaths, adoption.

After a death everything outgoing stops in the same transaction; nothing is deleted (DEATH, law review F37).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families import actions as families
from tovholder.foundation.families.actions import Born
from tovholder.foundation.families.models import Adult, Child
from tovholder.foundation.families.partings import NewParent
from tovholder.foundation.letters.stopping import stop_outgoing
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework.actions.child.representatives import representative_leaves
from tovholder.practice.casework.actions.placed.placements import end_in
from tovholder.practice.casework.actions.telling import happening, passed_over, tell
from tovholder.practice.casework.actions.the_case.cases import close_quietly, open_case_in
from tovholder.practice.casework.actions.the_case.tasks import give_task, tell_leader_and_jurist
from tovholder.practice.casework.announcements import adult_died, child_better_known, child_died, more_were_born
from tovholder.practice.casework.models import Case, ClosingReason, Consent, EndReason, LifeEvent, Task
from tovholder.practice.casework.queries import (
    cases_of,
    placement_at,
    represented_by,
    running_measures,
    standing_consents,
)

Kind = LifeEvent.Kind
# No clock reads these words.
ADULT_DIED = "adult died"
CONSENTS_LAPSED = "consent lapsed at birth"


def record_birth(
    unborn: Child, *, born: Sequence[Born], stillborn: bool = False, happened_at: datetime, at: datetime, by: Author
) -> list[Child]:
    """The child that was expected is born, or more than one; or none, and the case ends quietly, without a letter.

    Consents given before the birth do not carry over: they stand with each child as lapsed until new ones are given,
    and the caseworker has a task. Law review F08. Raises NotACprNumber.
    """
    with open_book(at=at, by=by) as book:
        case = next((each for each in cases_of(unborn) if each.closed_at is None), None)
        children = families.record_birth(book, unborn, born=born, born_at=happened_at)
        if not children:
            _ends_quietly(book, unborn, case, stillborn=stillborn, happened_at=happened_at)
            return []
        for child in children:
            happening(book, LifeEvent, child, happened_at=happened_at, kind=Kind.BORN)
            if case is not None:
                open_case_in(book, child, happened_at=happened_at)
        child_better_known.send(sender=Child, book=book, child=unborn, address_known=False)
        _consents_lapse(book, unborn, twins=children[1:], born_at=happened_at, has_case=case is not None)
        if more := children[1:]:
            more_were_born.send(sender=Child, book=book, child=unborn, more=more, born_at=happened_at)
        facts = {"expected": str(unborn.pk), "born": [str(child.pk) for child in children]}
        tell(book, EventKind.CHILD_BORN, children, happened_at=happened_at, facts=facts)
    return children


def _consents_lapse(book: Book, unborn: Child, *, twins: Sequence[Child], born_at: datetime, has_case: bool) -> None:
    """What was consented to before the birth is no consent for the child; its twins' records show it too.

    Where there was one, new ones are asked for: a task for each child in the case.
    """
    before_birth = standing_consents(unborn)
    for consent in before_birth:
        consent.lapsed_at = born_at
        book.change(consent, "lapsed_at")
        for twin in twins:
            told = {each.attname: getattr(consent, each.attname) for each in Consent._meta.concrete_fields}
            book.add(Consent(**{**told, "id": new_id(), "child_id": twin.pk, "matter": None}))
    if before_birth:
        facts = {"consents": [str(consent.pk) for consent in before_birth]}
        children = [unborn.pk, *(twin.pk for twin in twins)]
        book.line(CONSENTS_LAPSED, about=children, happened_at=born_at, facts=facts)
        for child in children if has_case else ():
            give_task(book, child, Task.Kind.NEW_CONSENTS, for_post=PostKind.CASEWORKER, because=unborn.pk)


def _ends_quietly(book: Book, unborn: Child, case: Case | None, *, stillborn: bool, happened_at: datetime) -> None:
    kind = Kind.STILLBORN if stillborn else Kind.PREGNANCY_ENDED
    happening(book, LifeEvent, unborn, happened_at=happened_at, kind=kind)
    stop_outgoing(book, children=[unborn.pk])
    child_died.send(sender=Child, book=book, child=unborn)
    if case is not None:
        close_quietly(book, case, reason=ClosingReason.PREGNANCY_ENDED, happened_at=happened_at)
    tell(book, EventKind.PREGNANCY_ENDED, [unborn], happened_at=happened_at, facts={"stillborn": stillborn})


def record_death(
    child: Child, *, known_from: str = "", words: str = "", happened_at: datetime, at: datetime, by: Author
) -> None:
    """Record that the child has died. Every clock of the child ends; what was red stays in the record.

    What waits to go out about the child is called off, help and placement end (and with them the payments), each
    sibling's safety is to be assessed, leader and jurist are told.
    """
    around = passed_over([child], at=happened_at)
    with open_book(at=at, by=by) as book:
        child.died_on = danish_day(happened_at)
        book.change(child, "died_on")
        died = happening(
            book, LifeEvent, child, happened_at=happened_at, kind=Kind.CHILD_DIED, known_from=known_from, words=words
        )
        stopped = stop_outgoing(book, children=[child.pk])
        child_died.send(sender=Child, book=book, child=child)
        facts = {"event": str(died.pk), "stopped": stopped}
        book.line(
            EventKind.CHILD_DIED.value, about=[child.pk], passed_over=around, happened_at=happened_at, facts=facts
        )
        _help_ends(book, child, happened_at)
        for sibling in around:
            give_task(book, sibling, Task.Kind.SIBLING_SAFETY, for_post=PostKind.CASEWORKER, because=died.pk)
        tell_leader_and_jurist(book, [child], because=died.pk)
        recount_duties(book, [child.pk, *around])


def _help_ends(book: Book, child: Child, died_at: datetime) -> None:
    """Told after the death, so that no clock asks what should have come before."""
    for measure in running_measures(child, at=died_at):
        measure.ends_at, measure.ended_because = died_at, EndReason.DEATH
        book.change(measure, "ends_at", "ended_because")
        facts = {"measure": str(measure.pk), "because": EndReason.DEATH.value}
        book.line(EventKind.MEASURE_ENDED.value, about=[child.pk], happened_at=died_at, facts=facts)
    placement = placement_at(child, at=died_at)
    if placement is not None:
        placement.ended_because = EndReason.DEATH
        end_in(book, placement, died_at, return_home=False, also=("ended_because",))
        told = {"placement": str(placement.pk), "return_home": False, "because": EndReason.DEATH.value}
        book.line(EventKind.PLACEMENT_ENDED.value, about=[child.pk], happened_at=died_at, facts=told)


def record_parent_death(
    adult: Adult, *, known_from: str = "", words: str = "", happened_at: datetime, at: datetime, by: Author
) -> list[Child]:
    """Record that a parent has died: nothing more goes out to them; custody is taken up for each of the children.

    Each of them is to be assessed for safety as after any death in the family (DEATH): there may be nobody at home. The
    children of whom the adult was no parent hear of it too, without a task; whom it represented, lacks one again. The
    adult's own children are returned.
    """
    died_on = danish_day(happened_at)
    with open_book(at=at, by=by) as book:
        represented = represented_by(adult, on=died_on)
        left = families.record_adult_death(book, adult, died_on=died_on)
        stopped = stop_outgoing(book, adults=[adult.pk])
        adult_died.send(sender=Adult, book=book, adult=adult, children=left.of_a_parent)
        told: dict[str, Any] = {"adult": adult, "known_from": known_from, "words": words, "happened_at": happened_at}
        for child in left.of_a_parent:
            died = happening(book, LifeEvent, child, kind=Kind.PARENT_DIED, **told)
            for kind in (Task.Kind.SIBLING_SAFETY, Task.Kind.CUSTODY):
                give_task(book, child.pk, kind, for_post=PostKind.CASEWORKER, because=died.pk)
        for child in left.others:
            happening(book, LifeEvent, child, kind=Kind.ADULT_DIED, **told)
        tell_leader_and_jurist(book, left.of_a_parent, because=adult.pk)
        facts = {"adult": str(adult.pk), "stopped": stopped}
        for word, children in ((EventKind.PARENT_DIED.value, left.of_a_parent), (ADULT_DIED, left.others)):
            if children:
                book.line(word, about=[child.pk for child in children], happened_at=happened_at, facts=facts)
        for tie in represented:
            representative_leaves(book, tie, ends=died_on, happened_at=happened_at)
        recount_duties(book, [child.pk for child in (*left.of_a_parent, *left.others)])
    return left.of_a_parent


def record_adoption(
    child: Child,
    *,
    parents: Sequence[NewParent],
    name: str = "",
    words: str = "",
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> list[Adult]:
    """Record that the child was adopted: new parents with custody, perhaps a new name; its own record goes on."""
    with open_book(at=at, by=by) as book:
        adults = families.adopt(book, child, parents=parents, name=name, adopted_on=danish_day(happened_at))
        happening(book, LifeEvent, child, happened_at=happened_at, kind=Kind.ADOPTED, words=words)
        facts = {"parents": [str(adult.pk) for adult in adults]}
        tell(book, EventKind.CHILD_ADOPTED, [child], happened_at=happened_at, facts=facts)
    return adults
