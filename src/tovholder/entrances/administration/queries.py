"""Who can log in, in which posts, and which keys other systems have. None of it opens a child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, Subquery

from tovholder.foundation.accounts.models import User
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import ApiToken, Employment, Post, PostKind, Unit
from tovholder.practice.casework.queries.carrying import on_a_desk


@dataclass(frozen=True)
class Person:
    """Somebody who can log in or could, and the posts they hold or are to hold."""

    user: User
    posts: tuple[Employment, ...]
    has_second_factor: bool


def people(*, on: date) -> list[Person]:
    """Everybody, those who are shut out last. Two statements."""
    factor = Exists(Authenticator.objects.filter(user=OuterRef("pk")))
    users = User.objects.annotate(has_second_factor=factor).order_by("-is_active", "name", "pk")
    return _with_posts([(each, each.has_second_factor) for each in users], on=on)


def person(user: User, *, on: date) -> Person:
    """One of them. Two statements."""
    return _with_posts([(user, Authenticator.objects.filter(user=user).exists())], on=on)[0]


def _with_posts(people: Sequence[tuple[User, bool]], *, on: date) -> list[Person]:
    held: dict[UUID, list[Employment]] = {}
    lasting = Employment.objects.filter(Q(ends=None) | Q(ends__gt=on), user__in=[user for user, _ in people])
    for each in lasting.select_related("post__unit").order_by("starts", "pk"):
        held.setdefault(each.user_id, []).append(each)
    return [Person(user, tuple(held.get(user.pk, ())), has_factor) for user, has_factor in people]


def vacant_posts(*, on: date) -> list[Post]:
    """The posts nobody holds that day or is to hold later, by unit."""
    taken = Employment.objects.filter(Q(ends=None) | Q(ends__gt=on), post=OuterRef("pk"))
    rows = Post.objects.on(on).filter(~Exists(taken)).select_related("unit")
    return list(rows.order_by("unit__name", "title", "pk"))


def posts_of(unit: Unit, *, on: date) -> list[Post]:
    """The unit's posts that day and those to come, each with who holds it (`holder`). One statement."""
    holder = Employment.objects.on(on).filter(post=OuterRef("pk")).values("user__name")[:1]
    rows = Post.objects.filter(Q(ends=None) | Q(ends__gt=on), unit=unit).annotate(holder=Subquery(holder))
    return list(rows.order_by("title", "starts", "pk"))


def units_through_time(*, on: date) -> tuple[list[Unit], list[Unit]]:
    """The units there are or are to be, and those that are no more. One statement."""
    rows = list(Unit.objects.select_related("deputy").order_by("name", "starts", "pk"))
    ended = [each for each in rows if each.ends is not None and each.ends <= on]
    return [each for each in rows if each not in ended], ended


def children_with(post: Post) -> tuple[int, int]:
    """How many children the post has on its desk, as its holder's Min dag counts them; and with a closed case.

    All of them stay with the post, whoever holds it.
    """
    theirs = Child.objects.filter(caseworker=post)
    here = on_a_desk(theirs).count()
    return here, theirs.themselves().filter(died_on=None).count() - here


def is_the_last_administrator(user: User, *, on: date) -> bool:
    """Whether they are an administrator that day, and nobody else who can log in is."""
    posts = Employment.objects.on(on).filter(post__kind=PostKind.ADMINISTRATOR, user__is_active=True)
    return posts.filter(user=user).exists() and not posts.exclude(user=user).exists()


def tokens(*, on: date) -> tuple[list[ApiToken], list[ApiToken]]:
    """The keys that open something that day, and those that do not any more. One statement."""
    everyone = list(ApiToken.objects.order_by("name", "-starts", "pk"))
    opening = [each for each in everyone if each.ends is None or each.ends > on]
    return opening, [each for each in everyone if each not in opening]
