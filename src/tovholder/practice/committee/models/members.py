"""Who sits on the committee, through time."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.organisation.models import PeriodQuerySet, dates, ends_after_start


class Seat(models.TextChoices):
    """The five seats of the committee: two councillors, a judge, two experts. Barnets lov § 140."""

    COUNCILLOR_1 = "councillor_1", "Byrådsmedlem, 1. plads"
    COUNCILLOR_2 = "councillor_2", "Byrådsmedlem, 2. plads"
    JUDGE = "judge", "Dommer"
    EXPERT_1 = "expert_1", "Børnesagkyndig, 1. plads"
    EXPERT_2 = "expert_2", "Børnesagkyndig, 2. plads"


class ChairKind(models.TextChoices):
    """Who can make a chair decision."""

    NONE = "", "Nej"
    CHAIR = "chair", "Formand"
    DEPUTY = "deputy", "Stedfortræder for formanden"


class CommitteeMember(models.Model):
    """Somebody in a seat of the committee, or the deputy of that seat, from when to when (udvalgsmedlem)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bruger")
    name = models.CharField("navn", max_length=200)
    phone = models.CharField("telefon", max_length=60, blank=True)
    seat = models.CharField("plads", max_length=20, choices=Seat.choices)
    deputy = models.BooleanField("suppleant for pladsen", default=False)
    chair = models.CharField("formand", max_length=10, choices=ChairKind.choices, blank=True, default=ChairKind.NONE)
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "udvalgsmedlem"
        constraints = [
            ends_after_start("committee_member_ends_after_start"),
            ExclusionConstraint(
                name="one_member_in_a_seat_at_a_time",
                expressions=[("seat", RangeOperators.EQUAL), (dates(), RangeOperators.OVERLAPS)],
                condition=Q(deputy=False),
            ),
            ExclusionConstraint(
                name="one_deputy_of_a_seat_at_a_time",
                expressions=[("seat", RangeOperators.EQUAL), (dates(), RangeOperators.OVERLAPS)],
                condition=Q(deputy=True),
            ),
            ExclusionConstraint(
                name="one_chair_and_one_deputy_chair_at_a_time",
                expressions=[("chair", RangeOperators.EQUAL), (dates(), RangeOperators.OVERLAPS)],
                condition=~Q(chair=""),
            ),
            models.CheckConstraint(condition=Q(chair="") | Q(deputy=False), name="the_chair_has_a_seat"),
            models.CheckConstraint(condition=Q(chair="") | ~Q(phone=""), name="the_chair_can_be_called"),
        ]

    def __str__(self) -> str:
        return f"Udvalgsmedlem {self.id}"
