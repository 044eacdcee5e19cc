"""Families with a caseworker, made through the deeds, at moments counted back from now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from tests.world.people import reading
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.actions import found_home, move_in, register_child, tie_adult
from tovholder.foundation.families.models import Adult, Child
from tovholder.foundation.organisation.models import Post
from tovholder.practice.intake import actions
from tovholder.practice.intake.reports import ChildSaid, Received, Report

BORN = date(2017, 5, 4)
MOVED_IN = date(2020, 1, 1)


def ago(**length: float) -> datetime:
    """So long before now."""
    return timezone.now() - timedelta(**length)


def a_family(
    caseworker: User,
    names: Sequence[str] = ("Freja Ågård",),
    *,
    address: str = "Havnegade 3",
    cpr: str = "",
    **about_each: object,
) -> list[Child]:
    """Children of one home with a mother and a father who share custody, in this caseworker's post."""
    by = reading(caseworker, timezone.now()).hand
    post = Post.objects.get(employments__user=caseworker)
    with open_book(at=ago(days=400), by=by) as book:
        home = found_home(book, address=address)
        mother, father = (
            book.add(Adult(name=name, phone=phone)) for name, phone in [("Mette Ågård", "22334455"), ("Jonas Berg", "")]
        )
        children = []
        for name in names:
            child = Child(name=name, birth_date=BORN, unit=post.unit, caseworker=post, **about_each)
            register_child(book, child, happened_at=ago(days=400), cpr=cpr)
            move_in(book, home, child=child, starts=MOVED_IN)
            tie_adult(book, child, mother, kind="mother", custody=True, starts=BORN)
            tie_adult(book, child, father, kind="father", custody=True, starts=BORN)
            children.append(child)
    return children


def a_worried_call(about: Child, *, taken_by: User, hours_ago: float = 2, text: str = "Sover i klassen.", **more):
    """A notification about a known child, received so many hours ago."""
    at = ago(hours=hours_ago)
    said = Report(text=text, channel="phone", children=(ChildSaid(known_child=about.pk, name=about.name),), **more)
    received: Received = actions.receive_notification(
        said, received_at=at, at=at, by=reading(taken_by, timezone.now()).hand
    )
    return received
