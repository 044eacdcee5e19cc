"""A plan as it is written: versions that are kept, each with the child's wish and the goals."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import ChildConversation, Plan, PlanKind


class WishFrom(models.TextChoices):
    """Where the sentences of the child's wish come from (law review F02)."""

    TALK = "talk", "Fra en samtale, hvis ord er delt"
    TOGETHER = "together", "Skrevet sammen med barnet til planen"
    NONE = "none", "Barnet har ikke sagt noget, som må stå her"


class PlanVersionQuerySet(models.QuerySet[Any]):
    """Versions of plans."""

    def in_work(self) -> PlanVersionQuerySet:
        """Being written; binds nobody yet."""
        return self.filter(made_at=None)

    def made(self) -> PlanVersionQuerySet:
        """Made: never changed again."""
        return self.filter(made_at__isnull=False)


class PlanVersion(models.Model):
    """One version of a plan (udgave): in work until it is made, and from then on never changed.

    `plan` is the plan it is a version of; None while the first one is being written. `edition` is new each time
    somebody saves, so that who saves second meets what the first wrote.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, related_name="+", verbose_name="barn")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="versions", verbose_name="plan")
    kind = models.CharField("art", max_length=40, choices=PlanKind.choices)
    number = models.PositiveSmallIntegerField("udgave", default=1)
    wish = models.TextField("det vil jeg gerne", blank=True)
    wish_from = models.CharField("ønsket kommer fra", max_length=10, choices=WishFrom.choices, blank=True)
    wish_talk = models.ForeignKey(
        ChildConversation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="fra samtalen"
    )
    no_wish_because = models.CharField("intet ønske, fordi", max_length=300, blank=True)
    influence = models.TextField("sådan har ønsket påvirket beslutningen", blank=True)
    changed = models.TextField("hvad er ændret", blank=True)
    because = models.TextField("hvorfor", blank=True)
    first_follow_up_on = models.DateField("første opfølgning", null=True, blank=True)
    edition = models.UUIDField("gemt som", default=new_id)
    changed_at = models.DateTimeField("gemt")
    changed_by_name = models.CharField("gemt af", max_length=200, blank=True)
    made_at = models.DateTimeField("gælder fra", null=True, blank=True)
    made_by = models.UUIDField("lavet af", null=True, blank=True)

    objects = PlanVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "udgave af en plan"
        constraints = [
            models.UniqueConstraint(
                fields=["child", "kind"], condition=Q(made_at=None), name="one_plan_of_a_kind_in_work_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["plan", "number"], condition=Q(made_at__isnull=False), name="plan_version_number_once"
            ),
            models.CheckConstraint(
                condition=Q(made_at=None) | (Q(plan__isnull=False) & ~Q(influence="")),
                name="made_plan_says_how_the_wish_counted",
            ),
            models.CheckConstraint(
                condition=Q(made_at=None) | Q(number=1) | ~Q(because=""), name="revised_plan_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(wish_from="talk") | Q(wish_talk__isnull=False), name="wish_from_a_talk_names_the_talk"
            ),
        ]

    def __str__(self) -> str:
        return f"Udgave {self.id}"


class Part(models.TextChoices):
    """Which part of the child's life a goal is for. Barnets lov §§ 92 and 109."""

    WELLBEING = "wellbeing", "Trivsel"
    DEVELOPMENT = "development", "Udvikling"
    FAMILY = "family", "Familien"
    PARENTS = "parents", "Forældrenes del"
    SCHOOL = "school", "Skole og uddannelse"
    KABU = "kabu", "Skole (KABU)"
    HEALTH = "health", "Sundhed"
    NETWORK = "network", "Netværk og fritid"
    ADULT = "adult", "Voksenlivet"


class PlanGoal(models.Model):
    """A goal in one version of a plan (mål). `thread` is the same through all versions, and in siblings' plans."""

    id = models.UUIDField(primary_key=True, default=new_id)
    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="goals", verbose_name="udgave")
    thread = models.UUIDField("mål", default=new_id)
    place = models.PositiveSmallIntegerField("nummer", default=1)
    see = models.CharField("det vil vi se", max_length=300)
    do = models.CharField("det gør vi", max_length=500)
    who = models.CharField("hvem", max_length=200)
    by_when = models.DateField("senest", null=True, blank=True)
    measure = models.CharField("sådan ser vi det", max_length=300, blank=True)
    part = models.CharField("handler om", max_length=12, choices=Part.choices)
    edition = models.UUIDField("gemt som", default=new_id)
    changed_at = models.DateTimeField("gemt")
    changed_by_name = models.CharField("gemt af", max_length=200, blank=True)

    class Meta:
        verbose_name = "mål"
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "thread"], name="goal_once_in_a_version"),
        ]

    def __str__(self) -> str:
        return f"Mål {self.id}"
