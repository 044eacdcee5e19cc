"""How each goal stood at a follow-up."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tovholder.core.plans.trend import DANISH, SIGNS, Trend
from tovholder.foundation.chronicle.identity import new_id
from tovholder.practice.casework.models import FollowUp


class TrendSign(models.TextChoices):
    """The three answers with their signs, as they are chosen."""

    UP = Trend.UP.value, f"{SIGNS[Trend.UP]} {DANISH[Trend.UP]}"
    LEVEL = Trend.LEVEL.value, f"{SIGNS[Trend.LEVEL]} {DANISH[Trend.LEVEL]}"
    DOWN = Trend.DOWN.value, f"{SIGNS[Trend.DOWN]} {DANISH[Trend.DOWN]}"


class GoalTrend(models.Model):
    """How one goal stood at one follow-up (målets retning), the child's own number, and what was changed."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="goals", verbose_name="opfølgning")
    thread = models.UUIDField("mål")
    trend = models.CharField("retning", max_length=5, choices=TrendSign.choices)
    scale = models.PositiveSmallIntegerField("barnets tal fra 0 til 10", null=True, blank=True)
    changed = models.CharField("ændret, fordi det ikke virkede", max_length=500, blank=True)

    class Meta:
        verbose_name = "målets retning"
        indexes = [models.Index(fields=["thread"], name="goal_trend_thread")]
        constraints = [
            models.UniqueConstraint(fields=["follow_up", "thread"], name="goal_looked_at_once_in_a_follow_up"),
            models.CheckConstraint(condition=Q(scale=None) | Q(scale__lte=10), name="goal_scale_is_zero_to_ten"),
        ]

    def __str__(self) -> str:
        return f"Målets retning {self.id}"
