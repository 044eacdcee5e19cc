"""The versions of a child's plan, with goals, trends and comments, for the pages of this room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Prefetch

from tovholder.foundation.chronicle.asking import asked_by_deeds
from tovholder.foundation.chronicle.rows import rows_of
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import ChildConversation, Plan, PlanKind, Visible
from tovholder.practice.plans.models import PlanComment, PlanGoal, PlanSent, PlanVersion
from tovholder.practice.plans.queries.in_force import with_trends


@dataclass(frozen=True)
class Written:
    """All versions of one child's plan (or the parents'), the newest first.

    `in_work` binds nobody yet; `holds` is the one in force, None when the plan has ended or was never made.
    """

    versions: list[Any]

    @property
    def in_work(self) -> Any | None:
        """The version being written."""
        return next((each for each in self.versions if each.made_at is None), None)

    @property
    def holds(self) -> Any | None:
        """The version in force."""
        return next((each for each in self.versions if each.made_at and each.plan.ended_at is None), None)

    @property
    def earlier(self) -> list[Any]:
        """Versions made before the one in force, the newest first."""
        return [each for each in self.versions if each.made_at and each is not self.holds]

    @property
    def shown(self) -> Any | None:
        """What the page shows: the one being written, else the one in force."""
        return self.in_work or self.holds


@asked_by_deeds
def written(child: Child, *, parents: bool = False) -> Written:
    """Every version of the child's plan or the parents' plan, with goals, trends, comments and where it was sent.

    Two statements.
    """
    kinds = [PlanKind.PARENTS] if parents else [PlanKind.CHILD, PlanKind.YOUTH, PlanKind.ACTION]
    versions = PlanVersion.objects.filter(child=child, kind__in=kinds).select_related("plan", "wish_talk")
    ordered = versions.order_by(F("made_at").desc(nulls_first=True), "-number", "-pk")
    return Written(list(_with_comments(ordered).prefetch_related(Prefetch("goals", queryset=_goals()))))


def version_to_read(version_id: UUID) -> Any | None:
    """One version with all of it; the page opens the child before it shows anything."""
    found = PlanVersion.objects.filter(pk=version_id).select_related("plan", "wish_talk")
    return _with_comments(found).prefetch_related(Prefetch("goals", queryset=_goals())).first()


def shared_talks(child: Child) -> list[ChildConversation]:
    """The talks whose words an act has shared with the custody holder: only those may be quoted in a plan."""
    talks = ChildConversation.objects.filter(
        child=child, shared_at__isnull=False, visible_to__contains=[Visible.CUSTODY_HOLDER]
    )
    return list(talks.exclude(words="").order_by("-happened_at", "-pk")[:10])


@asked_by_deeds
def plan_without_words(child: Child) -> Plan | None:
    """A plan that was registered without what stands in it: from before this program, or from another."""
    bare = Plan.objects.filter(child=child, versions=None, ended_at=None).exclude(kind=PlanKind.PARENTS)
    return bare.order_by("-happened_at", "-pk").first()


def siblings_with(threads: list[UUID]) -> dict[UUID, set[UUID]]:
    """For each of these goals, the children in whose plans it stands."""
    found: dict[UUID, set[UUID]] = {}
    rows = PlanGoal.objects.filter(thread__in=threads).values_list("thread", "version__child").distinct()
    for thread, child in rows:
        found.setdefault(thread, set()).add(child)
    return found


def _goals() -> Any:
    return with_trends(PlanGoal.objects.order_by("place", "pk"))


def _with_comments(versions: Any) -> Any:
    said = PlanComment.objects.filter(version=OuterRef("pk")).order_by("said_at", "pk")
    sent = PlanSent.objects.filter(version=OuterRef("pk")).order_by("sent_at", "pk")
    return versions.annotate(
        said=rows_of(said, "thread", "answer", "words", by="said_by", child="by_child"),
        posted=rows_of(sent, "relation", letter="letter_id", to="recipient", at="sent_at"),
    )
