"""Founding the municipality, and who is where. Each deed writes a line in the chronicle, about no child."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book, open_book
from tovholder.foundation.organisation.announcements import post_made
from tovholder.foundation.organisation.models import (
    ClosingDay,
    Employment,
    Municipality,
    Post,
    PostKind,
    Unit,
    UnitKind,
    Watch,
)
from tovholder.foundation.organisation.tokens import issue_token, revoke_token

__all__ = [
    "AlreadyFounded",
    "EndsBeforeItStarts",
    "PostTaken",
    "WatchTaken",
    "close_offices",
    "decide_for_municipality",
    "employ",
    "end_employment",
    "end_post",
    "end_unit",
    "found_municipality",
    "issue_token",
    "make_post",
    "name_deputy",
    "open_offices",
    "open_unit",
    "put_on_watch",
    "put_unit_right",
    "revoke_token",
    "take_off_watch",
]


class AlreadyFounded(RuntimeError):
    """There is a municipality in this database already."""


class EndsBeforeItStarts(ValueError):
    """A period would end before it has begun."""


class PostTaken(ValueError):
    """Somebody holds the post in some of that time."""


class WatchTaken(ValueError):
    """Somebody has that place on the roster in some of that time."""


def found_municipality(*, name: str, out_of_hours_phone: str, at: datetime, by: Author, **decided: Any) -> Municipality:
    """Make the one municipality of this database; `decided` are further columns of Municipality.

    Raises AlreadyFounded when there is one.
    """
    if Municipality.objects.exists():
        raise AlreadyFounded("Der er allerede en kommune i databasen. Ret dens indstillinger i stedet.")
    with open_book(at=at, by=by) as book:
        municipality = book.add(Municipality(name=name, out_of_hours_phone=out_of_hours_phone, **decided))
        book.line("municipality founded", about=(), happened_at=at)
    return municipality


def decide_for_municipality(
    municipality: Municipality, changes: Mapping[str, Any], *, at: datetime, by: Author
) -> None:
    """Change what the municipality has decided for itself: opening hours, limits, texts."""
    with open_book(at=at, by=by) as book:
        for name, value in changes.items():
            setattr(municipality, name, value)
        book.change(municipality, *changes)
        book.line("municipality decided", about=(), happened_at=at, facts={"about": sorted(changes)})


def close_offices(day: date, *, why: str, at: datetime, by: Author) -> ClosingDay:
    """The offices are closed that day (lukkedag); no legal clock stops for it."""
    with open_book(at=at, by=by) as book:
        closing = book.add(ClosingDay(day=day, why=why))
        book.line("offices closed", about=(), happened_at=at, facts={"day": day.isoformat()})
    return closing


def open_offices(closing: ClosingDay, *, at: datetime, by: Author) -> None:
    """The offices are open that day after all."""
    with open_book(at=at, by=by) as book:
        book.remove(closing)
        book.line("offices open after all", about=(), happened_at=at, facts={"day": closing.day.isoformat()})


def open_unit(
    *, name: str, kind: UnitKind, starts: date, at: datetime, by: Author, phone: str = "", deputy: Unit | None = None
) -> Unit:
    """Open a unit from a day on; `deputy` takes what this unit must not see."""
    with open_book(at=at, by=by) as book:
        unit = book.add(Unit(name=name, kind=kind, phone=phone, deputy=deputy, starts=starts))
        book.line("unit opened", about=(), happened_at=at, facts={"unit": str(unit.pk), "from": starts.isoformat()})
    return unit


def put_unit_right(unit: Unit, *, name: str, phone: str, at: datetime, by: Author) -> None:
    """Correct what the unit is called and where it is reached; nothing is written where it stands so already."""
    said = {"name": name, "phone": phone}
    changed = [field for field, now in said.items() if getattr(unit, field) != now]
    if not changed:
        return
    with open_book(at=at, by=by) as book:
        unit.name, unit.phone = name, phone
        book.change(unit, *changed)
        book.line("unit put right", about=(), happened_at=at, facts={"unit": str(unit.pk), "about": changed})


def name_deputy(unit: Unit, *, deputy: Unit | None, at: datetime, by: Author) -> None:
    """Choose the unit that takes what this one must not see: a notification about one of its own."""
    with open_book(at=at, by=by) as book:
        unit.deputy = deputy
        book.change(unit, "deputy")
        facts = {"unit": str(unit.pk), "deputy": str(deputy.pk) if deputy else None}
        book.line("deputy named", about=(), happened_at=at, facts=facts)


def make_post(*, title: str, kind: PostKind, unit: Unit, starts: date, at: datetime, by: Author) -> Post:
    """Make a post in a unit from a day on."""
    with open_book(at=at, by=by) as book:
        post = book.add(Post(title=title, kind=kind, unit=unit, starts=starts))
        book.line("post made", about=(), happened_at=at, facts={"post": str(post.pk), "unit": str(unit.pk)})
        post_made.send(sender=Post, book=book, post=post)
    return post


def end_post(post: Post, *, ends: date, at: datetime, by: Author) -> None:
    """The post is no more from `ends` on; what it was before stands. Raises EndsBeforeItStarts."""
    with open_book(at=at, by=by) as book:
        _end_post(book, post, ends)


def end_unit(unit: Unit, *, ends: date, at: datetime, by: Author) -> None:
    """The unit is no more from `ends` on, nor are the posts it had left. Raises EndsBeforeItStarts."""
    _refuse_backwards(unit.starts, ends, "Enheden")
    with open_book(at=at, by=by) as book:
        for post in Post.objects.filter(Q(ends=None) | Q(ends__gt=ends), unit=unit):
            _end_post(book, post, ends)
        unit.ends = ends
        book.change(unit, "ends")
        book.line("unit ended", about=(), happened_at=at, facts={"unit": str(unit.pk), "until": ends.isoformat()})


def _end_post(book: Book, post: Post, ends: date) -> None:
    _refuse_backwards(post.starts, ends, f"Stillingen {post.title}")
    post.ends = ends
    book.change(post, "ends")
    book.line("post ended", about=(), happened_at=book.at, facts={"post": str(post.pk), "until": ends.isoformat()})


def employ(user: User, *, post: Post, starts: date, at: datetime, by: Author, ends: date | None = None) -> Employment:
    """Somebody holds a post from a day on. Raises PostTaken while somebody else does, EndsBeforeItStarts."""
    _refuse_backwards(starts, ends, "Ansættelsen")
    others = Employment.objects.filter(Q(ends=None) | Q(ends__gt=starts), post=post)
    if (others.filter(starts__lt=ends) if ends else others).exists():
        raise PostTaken("Stillingen er besat. Afslut den nuværende ansættelse først, eller vælg en senere dato.")
    with open_book(at=at, by=by) as book:
        employment = book.add(Employment(user=user, post=post, starts=starts, ends=ends))
        facts = {"user": str(user.pk), "post": str(post.pk), "from": starts.isoformat()}
        book.line("employed", about=(), happened_at=at, facts=facts)
    return employment


def end_employment(employment: Employment, *, ends: date, at: datetime, by: Author) -> None:
    """The employment ends: `ends` is the first day it is no longer so. Raises EndsBeforeItStarts."""
    _refuse_backwards(employment.starts, ends, "Ansættelsen")
    with open_book(at=at, by=by) as book:
        employment.ends = ends
        book.change(employment, "ends")
        facts = {"employment": str(employment.pk), "until": ends.isoformat()}
        book.line("employment ended", about=(), happened_at=at, facts=facts)


def put_on_watch(
    user: User, *, starts: datetime, ends: datetime, phone: str, at: datetime, by: Author, rank: int = 1
) -> Watch:
    """Give somebody a turn of the out-of-hours roster. Raises WatchTaken, EndsBeforeItStarts."""
    if ends <= starts:
        raise EndsBeforeItStarts("Vagten slutter, før den begynder. Ret tiderne.")
    if Watch.objects.filter(rank=rank, starts__lt=ends, ends__gt=starts).exists():
        raise WatchTaken(f"En anden har vagten som nr. {rank} i en del af tiden. Ret tiderne, eller vælg et andet nr.")
    with open_book(at=at, by=by) as book:
        watch = book.add(Watch(user=user, starts=starts, ends=ends, rank=rank, phone=phone))
        book.line("put on watch", about=(), happened_at=at, facts={"watch": str(watch.pk), "user": str(user.pk)})
    return watch


def take_off_watch(watch: Watch, *, at: datetime, by: Author) -> None:
    """A turn that has begun ends now; one that has not is taken out, and can be given to another."""
    with open_book(at=at, by=by) as book:
        if watch.starts < at:
            watch.ends = at
            book.change(watch, "ends")
        else:
            book.remove(watch)
        facts = {"watch": str(watch.pk), "user": str(watch.user_id), "from": watch.starts.isoformat()}
        book.line("taken off watch", about=(), happened_at=at, facts=facts)


def _refuse_backwards(starts: date, ends: date | None, what: str) -> None:
    if ends is not None and ends <= starts:
        raise EndsBeforeItStarts(f"{what} slutter, før den begynder. Ret datoerne.")
