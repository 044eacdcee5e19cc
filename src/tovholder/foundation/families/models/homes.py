"""Homes, and who lives where through time."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.bare import Record
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models.columns import danish_key, only_to_compare
from tovholder.foundation.families.models.people import Adult, Child
from tovholder.foundation.organisation.models import PeriodQuerySet, dates, ends_after_start


class HomeKind(models.TextChoices):
    """What kind of home it is."""

    FAMILY = "family", "Hjem"
    PLACEMENT = "placement", "Anbringelsessted"
    OTHER = "other", "Andet opholdssted"


class Home(Record):
    """A place where people live together: an address, a placement, a refuge (hjem)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    kind = models.CharField("art", max_length=10, choices=HomeKind.choices, default=HomeKind.FAMILY)
    name = models.CharField("navn", max_length=200, blank=True)
    address = models.CharField("adresse", max_length=300, blank=True)
    secret = models.BooleanField("må ikke vises", default=False)
    address_key = models.GeneratedField(
        expression=danish_key("address"), output_field=models.TextField(), db_persist=True, verbose_name="foldet"
    )

    class Meta:
        verbose_name = "hjem"
        indexes = [models.Index(fields=["address_key"], name="home_address")]

    def __str__(self) -> str:
        return f"Hjem {self.id}"


class Residence(Record):
    """A child or an adult lives in a home for a while; a child may have several at once (bopæl)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child = models.ForeignKey(Child, models.PROTECT, null=True, blank=True, related_name="residences")
    adult = models.ForeignKey(Adult, models.PROTECT, null=True, blank=True, related_name="residences")
    home = models.ForeignKey(Home, models.PROTECT, related_name="residences", verbose_name="hjem")
    share = models.CharField("hvornår", max_length=100, blank=True)
    starts = models.DateField("fra")
    ends = models.DateField("til", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "bopæl"
        constraints = [
            ends_after_start("residence_ends_after_start"),
            models.CheckConstraint(
                condition=Q(child=None, adult__isnull=False) | Q(child__isnull=False, adult=None),
                name="residence_of_one_person",
            ),
            ExclusionConstraint(
                name="residence_child_once_in_a_home",
                expressions=[
                    (only_to_compare("child"), RangeOperators.EQUAL),
                    (only_to_compare("home"), RangeOperators.EQUAL),
                    (dates(), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"Bopæl {self.id}"
