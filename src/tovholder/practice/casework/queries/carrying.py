"""How much each caseworker's post carries, so that a child is given with the load in sight."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Employment, Post, PostKind
from tovholder.practice.casework.models import Case


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
