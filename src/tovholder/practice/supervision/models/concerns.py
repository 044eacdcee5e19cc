"""Concerns about a placement, and what follows for the other children there (law review F10)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Adult, Child, Home


class Seriousness(models.TextChoices):
    """How serious it is, in words: never a score."""

    KEEP_AN_EYE = "keep_an_eye", "Noget, vi skal holde øje med"
    SERIOUS = "serious", "Alvorligt: der skal handles"
    DANGER = "danger", "Et barn kan være i fare"


class PlaceConcern(models.Model):
    """A concern about a place where children are placed (bekymring om et anbringelsessted). Barnets lov § 156, stk. 4.

    Counted per place, per offer and per named adult.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    home = models.ForeignKey(Home, models.PROTECT, related_name="concerns", verbose_name="sted")
    adult = models.ForeignKey(
        Adult, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hvilken voksen"
    )
    # The offer the place belongs to, when it is one of several homes of the same provider.
    offer = models.CharField("tilbud", max_length=200, blank=True)
    child = models.ForeignKey(
        Child, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gennem hvilket barn"
    )
    raised_by = models.CharField("hvem er bekymret", max_length=200)
    seriousness = models.CharField("hvor alvorligt", max_length=20, choices=Seriousness.choices)
    text = models.TextField("hvad drejer det sig om")
    happened_at = models.DateTimeField("hvornår")
    recorded_at = models.DateTimeField("registreret")
    recorded_by = models.UUIDField("registreret af", null=True)

    class Meta:
        verbose_name = "bekymring om et anbringelsessted"
        indexes = [
            models.Index(fields=["home", "-happened_at"], name="concern_home"),
            models.Index(fields=["adult"], name="concern_adult", condition=Q(adult__isnull=False)),
            models.Index(fields=["offer"], name="concern_offer", condition=~Q(offer="")),
        ]

    def __str__(self) -> str:
        return f"Bekymring {self.id}"


class TaskKind(models.TextChoices):
    """What has to be done when a place gives concern again."""

    ASSESS_CHILD = "assess_child", "Sikkerhedsvurdering af barnet"
    TELL_MUNICIPALITY = "tell_municipality", "Besked til barnets handlekommune"
    TELL_AUTHORITY = "tell_authority", "Besked til socialtilsynet"


class PlaceTask(models.Model):
    """One thing to do after a concern about a place (opgave efter bekymring): who did it, and when."""

    id = models.UUIDField(primary_key=True, default=new_id)
    concern = models.ForeignKey(PlaceConcern, models.PROTECT, related_name="tasks", verbose_name="bekymring")
    kind = models.CharField("art", max_length=20, choices=TaskKind.choices)
    child = models.ForeignKey(Child, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="barn")
    done_at = models.DateTimeField("gjort", null=True, blank=True)
    done_by = models.UUIDField("gjort af", null=True, blank=True)
    done_by_name = models.CharField("gjort af (navn)", max_length=200, blank=True)
    how = models.TextField("hvad blev gjort", blank=True)

    class Meta:
        verbose_name = "opgave efter bekymring"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="tell_authority", child=None) | (~Q(kind="tell_authority") & Q(child__isnull=False)),
                name="a_task_is_about_a_child_or_for_the_authority",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | ~Q(how=""), name="a_task_that_is_done_says_what_was_done"
            ),
            models.UniqueConstraint(
                fields=["concern", "kind", "child"], name="a_task_once_for_each_child", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"Opgave {self.id}"
