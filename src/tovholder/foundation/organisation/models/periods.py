"""What has a first day and a last: the half-open period, in a table and in a question."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Func, Q


def dates(starts: str = "starts", ends: str = "ends") -> Func:
    """The half-open period of two date columns, for an exclusion constraint."""
    return Func(F(starts), F(ends), function="daterange")


def ends_after_start(name: str) -> models.CheckConstraint:
    """A period that ends, ends after it starts."""
    return models.CheckConstraint(condition=Q(ends=None) | Q(ends__gt=F("starts")), name=name)


class PeriodQuerySet(models.QuerySet[Any]):
    """Rows with a half-open period [starts, ends)."""

    def on(self, day: date) -> PeriodQuerySet:
        """Those in force that day."""
        return self.filter(Q(ends=None) | Q(ends__gt=day), starts__lte=day)
