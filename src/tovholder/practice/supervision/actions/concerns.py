"""A concern about a place where children are placed, and what follows for every other child there."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from tovholder.core.law.events import EventKind
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.readers import LEADERS
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.families.models import Adult, Child, Home
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.models import Employment
from tovholder.practice.supervision.limits import AGAIN
from tovholder.practice.supervision.models import PlaceConcern, PlaceTask, Seriousness, TaskKind
from tovholder.practice.supervision.queries.places import children_there, earlier_concerns

TOLD_LEADER = "concern_about_place"


def raise_concern(
    home: Home,
    *,
    text: str,
    seriousness: Seriousness,
    raised_by: str,
    adult: Adult | None = None,
    offer: str = "",
    child: Child | None = None,
    happened_at: datetime,
    at: datetime,
    by: Author,
) -> PlaceConcern:
    """Record a concern about a place. The social supervisory authority is to be told (Barnets lov § 156, stk. 4).

    From the second about the same place, offer or adult (our own limit), or at once when a child may be in danger,
    there is a task for every other child placed there (law review F10): ours are assessed, others' municipalities told.
    """
    with open_book(at=at, by=by) as book:
        concern = book.add(
            PlaceConcern(
                home=home,
                adult=adult,
                offer=offer,
                child=child,
                raised_by=raised_by,
                seriousness=seriousness,
                text=text,
                happened_at=happened_at,
                recorded_at=at,
                recorded_by=by.user_id,
            )
        )
        book.add(PlaceTask(concern=concern, kind=TaskKind.TELL_AUTHORITY))
        number = 1 + earlier_concerns(concern)
        there = children_there(home, on=danish_day(happened_at), adult=adult)
        ours = [each for each in there if not each.municipality]
        if number >= AGAIN or seriousness == Seriousness.DANGER:
            _a_task_for_each(book, concern, [each for each in there if child is None or each.pk != child.pk])
            _tell_the_leaders(book, concern, there)
        about = list(dict.fromkeys([*([child.pk] if child else []), *(each.pk for each in ours)]))
        facts = {"concern": str(concern.pk), "home": str(home.pk), "number": number}
        book.line(EventKind.CONCERN_ABOUT_PLACE.value, about=about, happened_at=happened_at, facts=facts)
        recount_duties(book, about)
    return concern


def _tell_the_leaders(book: Book, concern: PlaceConcern, there: list[Child]) -> None:
    """The leaders of the units whose children live there are told that there is something to do, and no more."""
    units = {each.unit_id for each in there if each.unit_id}
    led = Employment.objects.on(danish_day(book.at)).filter(post__unit__in=units, post__kind__in=LEADERS)
    path = reverse("supervision:place", args=[concern.home_id])
    for user in sorted(set(led.values_list("user", flat=True)), key=str):
        payload = {"concern": str(concern.pk), "user": str(user), "path": path}
        key = f"{TOLD_LEADER}/{concern.pk}/{user}"
        book.add(Outgoing(kind=TOLD_LEADER, key=key, payload=payload, not_before=book.at, made_at=book.at))


def _a_task_for_each(book: Book, concern: PlaceConcern, others: list[Child]) -> None:
    for each in others:
        kind = TaskKind.TELL_MUNICIPALITY if each.municipality else TaskKind.ASSESS_CHILD
        book.add(PlaceTask(concern=concern, kind=kind, child=each))
