"""What each caseworker's post carries, so that children are given on with the load in sight."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Model, OuterRef, Q, Subquery
from django.db.models.lookups import IsNull

from tovholder.foundation.access.readers import Reader
from tovholder.foundation.families.models import Child, HomeKind, Residence
from tovholder.foundation.families.querysets import ChildQuerySet
from tovholder.foundation.organisation.models import Employment, Post, PostKind
from tovholder.practice.casework.models import Case


def on_a_desk(children: ChildQuerySet) -> ChildQuerySet:
    """Those of the children who stand on somebody's desk: alive, with an open case or none so far.

    A child whose case is closed has left the desk, but not its caseworker: if the case is opened again, they are back.
    """
    here: ChildQuerySet = children.themselves().filter(has_one(Case, closed_at=None) | ~has_one(Case), died_on=None)
    return here


def has_one(model: type[Model], *conditions: Q, **wanted: Any) -> Q:
    """The child has one such. As a value and not as `exists`: for that the database may read the whole table first.

    The value is the child, which stands in the index: the row itself need not be read.
    """
    found = model._default_manager.filter(*conditions, child=OuterRef("pk"), **wanted)
    return Q(IsNull(Subquery(found.order_by().values("child")[:1]), False))


class Carrier(NamedTuple):
    """A caseworker's post: who holds it, how many open cases it has, and whether a sibling is there already."""

    post: Post
    holder: str
    children: int
    has_sibling: bool


def carriers(units: tuple[UUID, ...], *, siblings: list[UUID], on: date) -> list[Carrier]:
    """The caseworkers' posts of these units that day, those with the child's siblings first. One statement."""
    open_cases = Case.objects.filter(closed_at=None, child__caseworker=OuterRef("pk"), child__died_on=None).order_by()
    counted = open_cases.values("child__caseworker").annotate(n=Count("pk")).values("n")
    held = Employment.objects.on(on).filter(post=OuterRef("pk")).values("user__name")[:1]
    near = Child.objects.filter(pk__in=siblings, caseworker=OuterRef("pk")).values("caseworker")[:1]
    posts = Post.objects.on(on).filter(Q(unit__in=units), kind=PostKind.CASEWORKER)
    known = posts.annotate(n=Subquery(counted), holder=Subquery(held), near=Subquery(near)).select_related("unit")
    found = [Carrier(post, post.holder or "", post.n or 0, post.near is not None) for post in known]
    return sorted(found, key=lambda each: (not each.has_sibling, each.post.title, str(each.post.pk)))


def holder_of(post: Post, *, on: date) -> str:
    """The name of who holds the post that day; empty when nobody does."""
    names = Employment.objects.on(on).filter(post=post.pk).order_by("starts", "pk").values_list("user__name", flat=True)
    return names.first() or ""


def carried_children(reader: Reader, *, post: UUID) -> list[Child]:
    """The children on the post's desk in the units the reader leads (`on_a_desk`), families together.

    One statement. A page that shows them notes the reading of the list.
    """
    here = on_a_desk(Child.objects.visible_to(reader, at=reader.at))
    theirs = here.filter(caseworker=post, unit__in=reader.led)
    home = Residence.objects.on(reader.today).filter(child=OuterRef("pk"), home__kind=HomeKind.FAMILY)
    return list(
        theirs.annotate(home=Subquery(home.order_by("starts").values("home")[:1])).order_by("home", "birth_date", "pk")
    )
