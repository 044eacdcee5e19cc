"""Who may open a notification's children: the desk, or its deputy; and the way back when nobody was one of our own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.actions import cut_key
from tovholder.foundation.access.models import Key, KeyKind, Shut
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.families.queries import hold_still
from tovholder.foundation.organisation.impartiality import Deputised
from tovholder.foundation.organisation.models import Unit
from tovholder.foundation.organisation.queries import intake_unit
from tovholder.practice.intake.models import Concern, Notification
from tovholder.practice.intake.queries.deputised import own_shuts, why_shut


class StillShut(ValueError):
    """Another notification on the child stands with the deputy because of one of our own."""


def cut_keys(book: Book, notification: Notification, deputised: Deputised | None, children: Collection[UUID]) -> None:
    """The unit that assesses may open the children and those near them; shut units may not (law review F03, F16)."""
    kind = KeyKind.DEPUTY if deputised else KeyKind.INTAKE_HISTORY
    for child_id in children:
        _open(book, notification, child_id, kind)
        for unit_id in deputised.shut_for if deputised else ():
            book.add(Shut(child_id=child_id, unit_id=unit_id, because=why_shut(notification), starts_at=book.at))


def open_ones_follow(
    book: Book, deputised: Deputised, children: Collection[UUID], *, but_not: Notification | None = None
) -> None:
    """What already waits on these children in a unit they are shut for goes to the deputy too; part of a deed.

    Otherwise it would stand in a queue where nobody may see it.
    """
    rows = Concern.objects.unfinished().filter(child__in=children).values("notification")
    waiting_there = Notification.objects.filter(pk__in=rows, unit__in=deputised.shut_for)
    if but_not is not None:
        waiting_there = waiting_there.exclude(pk=but_not.pk)
    for notification in waiting_there.order_by("pk"):
        _stands_with(book, notification, deputised.unit, with_the_deputy=True)
        for child_id in _children_of([notification]):
            _open(book, notification, child_id, KeyKind.DEPUTY)


def goes_to_the_deputy(book: Book, notification: Notification, deputised: Deputised, children: list[UUID]) -> None:
    """One of our own turns out to be concerned: whoever had it is shut out, and the deputy has it; part of a deed.

    One that stands with a unit that may go on seeing it stays there.
    """
    if notification.unit_id is None or notification.unit_id in deputised.shut_for:
        keys = Key.objects.filter(because=notification.pk, unit__in=deputised.shut_for, closes_at=None)
        for key in keys.order_by("pk"):
            key.closes_at = book.at
            book.change(key, "closes_at")
        _stands_with(book, notification, deputised.unit, with_the_deputy=True)
    cut_keys(book, notification, deputised, children)
    open_ones_follow(book, deputised, children, but_not=notification)


def let_back(
    notification: Notification, *, reason: str, along: Sequence[Notification] = (), at: datetime, by: Author
) -> None:
    """It was not one of our own ("ikke den samme person"): the notification goes back to the ordinary queue.

    Its clocks are those it has had all the time. What only followed it to the deputy goes back with it; `along`
    are others on the same children that were a hit by themselves, and false as well. Raises StillShut when one of
    those stays. A notification that is with nobody's deputy is left as it is.
    """
    if not notification.routed_to_deputy:
        return
    with open_book(at=at, by=by) as book:
        hold_still(_children_of([notification, *along]))
        ending = own_shuts([notification, *along])
        together = [notification, *along, *_followers(notification, along)]
        children = _children_of(together)
        desk = intake_unit(on=danish_day(at))
        if desk is not None and _stay_shut(desk, children, but_not=ending, at=at):
            raise StillShut(
                "Barnet står også i en anden underretning hos jer på grund af en af vores egne. "
                "Sæt kryds ved den, hvis den heller ikke handler om den samme person."
            )
        for shut in ending:
            shut.ends_at = at
            book.change(shut, "ends_at")
        for each in together:
            _go_back(book, each, desk, reason)


def _go_back(book: Book, notification: Notification, desk: Unit | None, reason: str) -> None:
    keys = list(Key.objects.filter(because=notification.pk, kind=KeyKind.DEPUTY, closes_at=None).order_by("pk"))
    near = list(dict.fromkeys([*_children_of([notification]), *(key.child_id for key in keys)]))
    for key in keys:
        key.closes_at = book.at
        book.change(key, "closes_at")
    _stands_with(book, notification, desk, with_the_deputy=False)
    for child_id in near:
        _open(book, notification, child_id, KeyKind.INTAKE_HISTORY)
    facts = {"notification": str(notification.pk), "reason": reason}
    book.line("notification let back", about=_children_of([notification]), happened_at=book.at, facts=facts)


def _followers(notification: Notification, along: Sequence[Notification]) -> list[Notification]:
    """Those with the same deputy about the same children that are no hit by themselves."""
    mine = {notification.pk, *(each.pk for each in along)}
    rows = Concern.objects.filter(child__in=_children_of([notification, *along]), moved_to=None).values("notification")
    others = Notification.objects.filter(pk__in=rows, routed_to_deputy=True, unit=notification.unit)
    return [each for each in others.exclude(pk__in=mine).order_by("pk") if not own_shuts([each])]


def _stay_shut(desk: Unit, children: Iterable[UUID], *, but_not: Sequence[Shut], at: datetime) -> bool:
    standing = Shut.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at), child_id__in=list(children), unit=desk)
    return standing.exclude(pk__in=[shut.pk for shut in but_not]).exists()


def _stands_with(book: Book, notification: Notification, unit: Unit | None, *, with_the_deputy: bool) -> None:
    notification.unit, notification.routed_to_deputy = unit, with_the_deputy
    book.change(notification, "unit", "routed_to_deputy")


def _open(book: Book, notification: Notification, child_id: UUID, kind: KeyKind) -> None:
    if notification.unit_id is not None:
        cut_key(
            book,
            child_id=child_id,
            unit_id=notification.unit_id,
            kind=kind,
            because=notification.pk,
            opens_at=book.at,
        )


def _children_of(notifications: Iterable[Notification]) -> list[UUID]:
    rows = Concern.objects.filter(notification__in=list(notifications), moved_to=None).order_by("pk")
    return list(dict.fromkeys(rows.values_list("child", flat=True)))
