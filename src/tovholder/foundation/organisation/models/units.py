"""Units, the posts in them, and who holds each through time."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.organisation.models.periods import PeriodQuerySet, dates, ends_after_start


class UnitKind(models.TextChoices):
    """What a unit is for."""

    INTAKE = "intake", "Modtagelse"
    FAMILY_GROUP = "family_group", "Familiegruppe"
    SPECIAL_GROUP = "special_group", "Specialgruppe"
    OUT_OF_HOURS = "out_of_hours", "Døgnvagt"
    ADMINISTRATION = "administration", "Administration"


class Unit(models.Model):
    """A unit (enhed) that has children: Modtagelsen, a family group, the out-of-hours service."""

    id = models.UUIDField(primary_key=True, default=new_id)
    name = models.CharField("navn", max_length=100)
    kind = models.CharField("art", max_length=20, choices=UnitKind.choices)
    phone = models.CharField("telefon", max_length=40, blank=True)
    # Who takes what this unit must not see: a notification about one of its own people.
    deputy = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="stedfortrædende enhed")
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "enhed"
        constraints = [ends_after_start("unit_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class PostKind(models.TextChoices):
    """What a post may do."""

    INTAKE = "intake", "Rådgiver i Modtagelsen"
    CASEWORKER = "caseworker", "Rådgiver"
    TEAM_LEADER = "team_leader", "Teamleder"
    HEAD = "head", "Afdelingsleder"
    OUT_OF_HOURS = "out_of_hours", "Døgnvagt"
    JURIST = "jurist", "Jurist"
    ADMINISTRATOR = "administrator", "Administrator"


class Post(models.Model):
    """A post (stilling) in a unit; the person in it changes, the post's children do not."""

    id = models.UUIDField(primary_key=True, default=new_id)
    title = models.CharField("titel", max_length=100)
    kind = models.CharField("art", max_length=20, choices=PostKind.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name="enhed")
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "stilling"
        constraints = [ends_after_start("post_ends_after_start")]

    def __str__(self) -> str:
        return self.title


class Employment(models.Model):
    """Who holds a post, from when to when (ansættelse)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, models.PROTECT, related_name="employments", verbose_name="bruger")
    post = models.ForeignKey(Post, models.PROTECT, related_name="employments", verbose_name="stilling")
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "ansættelse"
        constraints = [
            ends_after_start("employment_ends_after_start"),
            ExclusionConstraint(
                name="one_person_in_a_post_at_a_time",
                expressions=[("post", RangeOperators.EQUAL), (dates(), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"Ansættelse {self.id}"
