"""The keys to a child beyond one's own unit, and the log of who has looked."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from tovholder.foundation.chronicle.bare import Record
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.organisation.models import PostKind, Unit


class KeyKind(models.TextChoices):
    """Why somebody outside the child's unit may look (house rule: one door, named keys)."""

    INTAKE_HISTORY = "intake_history", "Underretning under vurdering"
    DEPUTY = "deputy", "Stedfortræder ved inhabilitet"
    HANDED_OVER = "handed_over", "Sendt til enheden"
    SIGNING = "signing", "Forslag til underskrift"
    TASK = "task", "Opgave om barnet"


# What is one's to do and nobody else's in the unit: these keys open for holders of one kind of post alone.
BY_POST = (KeyKind.SIGNING, KeyKind.TASK)


class Key(Record):
    """A unit's key to one child for a while (nøgle). Written by the deed that gives the reason.

    With a `for_post` it opens for those alone who hold such a post, and not for the others of their unit.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    child_id = models.UUIDField("barn")
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="enhed", db_index=False)
    for_post = models.CharField("kun for", max_length=20, choices=PostKind.choices, blank=True, default="")
    kind = models.CharField("art", max_length=20, choices=KeyKind.choices)
    because = models.UUIDField("på grund af")
    opens_at = models.DateTimeField("fra")
    closes_at = models.DateTimeField("til", null=True, blank=True)

    class Meta:
        verbose_name = "nøgle til et barn"
        indexes = [
            models.Index(fields=["child_id", "unit"], name="key_child_unit"),
            # Which children are open to a unit now: Modtagelsen has held a key to everybody there was a worry about.
            models.Index(fields=["unit", "closes_at"], name="key_unit_closes"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at=None) | Q(closes_at__gte=F("opens_at")), name="key_closes_after_opening"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=BY_POST) | ~Q(for_post=""), name="key_to_sign_or_do_names_the_post"
            ),
            models.UniqueConstraint(
                fields=["because", "child_id", "unit", "for_post"],
                condition=Q(kind__in=BY_POST, closes_at=None),
                name="one_open_key_for_each_thing_to_do",
            ),
        ]

    def __str__(self) -> str:
        return f"Nøgle {self.id}"


class Shut(models.Model):
    """A child that one unit must not see (lukket for enheden), since one of its own people is concerned."""

    id = models.UUIDField(primary_key=True, default=new_id)
    child_id = models.UUIDField("barn", db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="enhed")
    because = models.CharField("hvorfor", max_length=200)
    starts_at = models.DateTimeField("fra")
    ends_at = models.DateTimeField("til", null=True, blank=True)

    class Meta:
        verbose_name = "lukning for en enhed"

    def __str__(self) -> str:
        return f"Lukning {self.id}"


class Reason(models.TextChoices):
    """The reason a reading is logged with."""

    MY_UNIT = "my_unit", "Barnet hører til min enhed"
    NOTIFICATION = "notification", "Vurdering af en underretning"
    OUT_OF_HOURS = "out_of_hours", "Døgnvagt"
    DEPUTY = "deputy", "Stedfortræder"
    HANDED_OVER = "handed_over", "Sendt til min enhed"
    SIGNING = "signing", "Forslag til underskrift"
    TASK = "task", "Opgave om barnet"


class Reading(models.Model):
    """Somebody looked at one child (opslag)."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    at = models.DateTimeField("tid", db_default=Now())
    user_id = models.UUIDField("hvem")
    post_id = models.UUIDField("i stillingen", null=True)
    child_id = models.UUIDField("barn")
    page = models.CharField("side", max_length=60)
    reason = models.CharField("grund", max_length=20, choices=Reason.choices)
    because = models.UUIDField("på grund af", null=True)

    class Meta:
        verbose_name = "opslag"
        indexes = [models.Index(fields=["child_id", "-at"], name="reading_child_at")]

    def __str__(self) -> str:
        return f"Opslag {self.id}"


class ListReading(models.Model):
    """Somebody looked at a list with these children on it, or searched (listeopslag)."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id)
    at = models.DateTimeField("tid", db_default=Now())
    user_id = models.UUIDField("hvem")
    post_id = models.UUIDField("i stillingen", null=True)
    page = models.CharField("side", max_length=60)
    children = ArrayField(models.UUIDField(), verbose_name="børn")
    # What was searched for, sealed: needed to explain a search to the citizen, never readable in a dump.
    searched = models.BinaryField("søgt efter (forseglet)", null=True)

    class Meta:
        verbose_name = "listeopslag"

    def __str__(self) -> str:
        return f"Listeopslag {self.id}"
