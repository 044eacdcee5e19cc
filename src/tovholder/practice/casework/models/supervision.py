"""Visits to a placed child."""

from __future__ import annotations

from django.db import models

from tovholder.practice.casework.models.happening import Happening


class SupervisionVisit(Happening):
    """A visit to a placed child (tilsynsbesøg); counts only with the child spoken to or met. Barnets lov § 156."""

    cancelled = models.BooleanField("aflyst", default=False)
    child_seen = models.BooleanField("talt med barnet", default=False)
    seen = models.TextField("det så jeg", blank=True)

    class Meta:
        verbose_name = "tilsynsbesøg"

    def __str__(self) -> str:
        return f"Tilsynsbesøg {self.id}"
